"""What holds for all tests."""

import os

from hypothesis import HealthCheck, settings

# No absolute times: the first call imports torch, and a busy machine is slow.
quiet = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# The same examples each time: nobody's change is refused by a draw. New ones are looked
# for with HYPOTHESIS_PROFILE=search python -m pytest ...
settings.register_profile("course", derandomize=True, **quiet)
settings.register_profile("search", max_examples=1000, **quiet)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "course"))
