"""What holds for all tests."""

import os

from hypothesis import HealthCheck, settings

from nnworks.grading.quick import import_nbformat

import_nbformat()  # before a test does, who would wait a second for it

# No absolute times: the first call imports torch, and a busy machine is slow.
quiet = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# The same examples each time: nobody's change is refused by a draw. New ones are looked
# for with HYPOTHESIS_PROFILE=search python -m pytest ...
settings.register_profile("course", derandomize=True, **quiet)
settings.register_profile("search", max_examples=1000, **quiet)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "course"))
