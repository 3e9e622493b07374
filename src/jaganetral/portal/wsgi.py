"""The door for a WSGI server. The rulebook and the registry are loaded before the first request."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaganetral.portal.settings")
application = get_wsgi_application()

from jaganetral.portal.door import checker  # noqa: E402 - Django must stand first
from jaganetral.portal.shell import figures  # noqa: E402

checker()
figures.prepare()
