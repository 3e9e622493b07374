from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class Person(AbstractUser):
    """Somebody with an account."""
