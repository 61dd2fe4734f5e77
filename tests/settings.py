"""Settings of the tests: the newspaper's own, with a scratch folder, quick passwords and tasks run at once."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "MASTHEAD_TEST_SCRATCH" not in os.environ:
    os.environ["MASTHEAD_TEST_SCRATCH"] = tempfile.mkdtemp(prefix="masthead-test-")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        atexit.register(shutil.rmtree, os.environ["MASTHEAD_TEST_SCRATCH"], ignore_errors=True)
# Each process of pytest-xdist has a folder of its own: two could not fill one search index.
SCRATCH = Path(os.environ["MASTHEAD_TEST_SCRATCH"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
SCRATCH.mkdir(parents=True, exist_ok=True)
# Playwright's synchronous calls leave an event loop behind in their thread, in which nothing runs.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("MASTHEAD_SECRET_KEY", "only-for-tests-" + "0" * 40)
os.environ["MASTHEAD_DATABASE"] = os.environ.get("MASTHEAD_TEST_DATABASE", f"sqlite:{SCRATCH}/paper.sqlite3")
os.environ["MASTHEAD_MEDIA"] = f"files:{SCRATCH}/media"
os.environ["MASTHEAD_ORIGINALS"] = f"files:{SCRATCH}/originals"
os.environ["MASTHEAD_PAGES"] = f"files:{SCRATCH}/pages"
os.environ["MASTHEAD_SEARCH"] = f"tantivy:{SCRATCH}/search"
os.environ["MASTHEAD_MAIL"] = f"folder:{SCRATCH}/mail"
os.environ["MASTHEAD_THEME"] = f"{SCRATCH}/theme"

from masthead.conf.settings import *  # noqa: E402, F403
from masthead.conf.settings import DATABASES, STORAGES  # noqa: E402

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # In memory, as Django chooses for its own backend; pytest-django would name a file for any other.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "ENQUEUE_ON_COMMIT": True}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
# Tests of pages edit and look again; those of the press turn it on (tests/rooms/reader/test_pressed.py).
MASTHEAD_STORES_PAGES = False
MASTHEAD_NOTICES_DIR = SCRATCH / "notices"
MASTHEAD_LOCKS_DIR = SCRATCH / "locks"
ALLOWED_HOSTS = ["*"]
