"""Django, made ready in a process that is no server: for the commands that save and restore."""

from __future__ import annotations

import os

__all__ = ["make_ready"]


def make_ready() -> None:
    """Set Django up on the installation that the environment names. Raises BadEnvironment."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jaganetral.portal.settings"
    import django  # noqa: PLC0415 - after the environment is whole

    django.setup()
