"""The demonstration is for the demonstration only; that it plays to its end is shown by tests/drills/drill_demo.py."""

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.django_db
def test_the_demonstration_is_for_the_demonstration_only(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo", no_serve=True)
