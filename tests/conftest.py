"""What holds for all tests."""

from hypothesis import settings

# No absolute times: the first call imports torch, and a busy machine is slow.
settings.register_profile("course", deadline=None)
settings.load_profile("course")
