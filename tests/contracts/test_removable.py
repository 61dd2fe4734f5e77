"""Doors can be removed: their folder, their line in INSTALLED_APPS and their line in ``urls.py``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHECK = """
import django
django.setup()
from django.core.management import call_command
call_command("check")
from django.db.migrations.loader import MigrationLoader
# A migration that depends on a missing one is told of here; the tables are then made without going through them all.
MigrationLoader(None)
from django.apps import apps
from django.conf import settings
settings.MIGRATION_MODULES = dict.fromkeys(config.label for config in apps.get_app_configs())
call_command("migrate", run_syncdb=True, verbosity=0)
from django.test import Client
from tests import make
paper = make.edition()
story = make.published(make.section(paper, slug="city"), by=make.person(paper))
for path in ("/", "/city/", story.address, "/topic/none/"):
    status = Client().get(path).status_code
    assert status == (404 if "none" in path else 200), (path, status)
"""


@pytest.mark.parametrize("door", ["feeds", "archive"])
def test_a_door_can_be_removed(door, tmp_path):
    shutil.copytree(
        ROOT / "masthead",
        tmp_path / "masthead",
        ignore=shutil.ignore_patterns("__pycache__", "pictures", "content", "drawing"),
    )
    shutil.copytree(ROOT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__", "samples"))
    shutil.rmtree(tmp_path / "masthead" / door)
    for file in (tmp_path / "masthead/conf/settings.py", tmp_path / "masthead/urls.py"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if f"masthead.{door}" not in line), encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("MASTHEAD_")},
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "MASTHEAD_TEST_SCRATCH": str(tmp_path),
        "PYTHONPATH": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
