"""The WSGI application that ``masthead serve`` runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masthead.conf.settings")
application = get_wsgi_application()
