"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# No absolute times: the first call imports torch, and a busy machine is slow.
settings.register_profile(
    "course", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("course")
