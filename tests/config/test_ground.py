"""What anybody running the project may rely on, whatever page they look at."""

from django.conf import settings


def test_the_tests_read_the_settings_in_test_mode():
    assert settings.TESTS
    assert settings.CLOCK_MAY_MOVE
    assert not settings.DEBUG
