"""What ``wagtail start`` writes, on SQLite, with Django's cache of whole pages when ``STOCK_CACHE`` names seconds."""

import os
import sys
from pathlib import Path

FOLDER = Path(os.environ["STOCK_FOLDER"])
SECONDS = int(os.environ.get("STOCK_CACHE", "0"))

SECRET_KEY = "a scratch project"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "stock_wagtail.urls"
WSGI_APPLICATION = "stock_wagtail.wsgi.application"
INSTALLED_APPS = [
    "stock_wagtail",
    *(f"wagtail.contrib.{name}" for name in ("forms", "redirects")),
    *(f"wagtail.{name}" for name in ("embeds", "sites", "users", "snippets", "documents", "images", "search", "admin")),
    *("wagtail", "modelcluster", "taggit"),
    *(f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")),
]
# The project that Wagtail writes has these; the two of the cache go around them, as Django's page on it says.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
if SECONDS:
    MIDDLEWARE.insert(0, "django.middleware.cache.UpdateCacheMiddleware")
    MIDDLEWARE.append("django.middleware.cache.FetchFromCacheMiddleware")
CACHE_MIDDLEWARE_SECONDS = SECONDS
# In the memory of the one process that serves: the fastest that Django has.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "stock.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"},
    }
}
# Written into the scratch folder by ``filling.py``.
MIGRATION_MODULES = {"stock_wagtail": "stock_migrations"}
sys.path.append(str(FOLDER))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
STATIC_URL = "/static/"
WAGTAIL_SITE_NAME = "Stock"
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
