"""Where is somebody signed in? One row for each browser, of which the database alone opens nothing."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from .people import User


class SignIn(AbstractBaseSession):
    """A session. ``session_key`` is the SHA-256 (hex) of what the browser holds; ``session_data`` is sealed.

    ``last_at`` and ``locked_at`` are written by themselves: of two requests at once, the one that ends later must not
    unlock what the other locked.
    """

    session_key = models.CharField(primary_key=True, max_length=64)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="sign_ins")
    began_at = models.DateTimeField()
    last_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True, blank=True)
    device = models.CharField(max_length=40, blank=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from ..sessions import SessionStore

        return SessionStore

    def save(self, *args: Any, force_update: bool = False, **known: Any) -> None:
        if force_update:
            known["update_fields"] = ("session_data", "expire_date", "user", "began_at", "device")
        super().save(*args, force_update=force_update, **known)
