"""The settings of the project, with the peers that are measured beside it."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "auditlog", "tests.benchmarks.record"]
