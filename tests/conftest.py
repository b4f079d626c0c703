"""Settings for all tests."""

from hypothesis import settings

# how long an example takes says something of the machine, nothing of the code; timing goes into benchmarks
settings.register_profile("verhaal", deadline=None)
settings.load_profile("verhaal")
