"""The web application that a server runs."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")

application = get_wsgi_application()

# What is loaded by now stays: the collector need not walk it again and again. Nor need it look at
# everything each time a list of a thousand cases was read; Python's own limits are for less memory.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
