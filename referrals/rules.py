"""Which numbers bind visits? Each with its basis; the three days of a visit stand in `screening.rules`."""

from datetime import timedelta

AGAIN_AFTER = timedelta(days=7)  # local policy: when someone could not be met
