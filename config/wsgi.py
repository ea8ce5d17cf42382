"""Where a production server finds the application: `gunicorn config.wsgi`. It starts neither on an unguarded record nor
with keys that do not open it."""

import os
import resource

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# What lies in memory are words and keys: a process that crashes writes none of it to a disk.
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

application = get_wsgi_application()

from django.db import connection  # noqa: E402 - only now are there settings

from orgs import append_only  # noqa: E402 - its models want the settings too
from screening.actions import keys  # noqa: E402 - as above

append_only.demand()
keys.demand()
connection.close()
