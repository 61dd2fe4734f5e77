"""Brings the stories of Masthead's scratch newspaper into the stock project."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Site

from stock_wagtail.models import Home, Section, Story


def fill(file: Path) -> int:
    """Make the database and a page for each line of the file; returns how many stories that were."""
    (settings.FOLDER / "stock_migrations").mkdir()
    (settings.FOLDER / "stock_migrations" / "__init__.py").touch()
    call_command("makemigrations", "stock_wagtail", interactive=False, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2).first().delete()
    root.refresh_from_db()
    home = root.add_child(instance=Home(title="Home", slug="paper"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    sections: dict[str, Section] = {}
    count = 0
    with transaction.atomic(), file.open(encoding="utf-8") as lines:
        for line in lines:
            _add(home, sections, json.loads(line))
            count += 1
    return count


def _add(home: Home, sections: dict[str, Section], facts: dict[str, object]) -> None:
    name = str(facts.pop("section"))
    if name not in sections:
        sections[name] = home.add_child(instance=Section(title=name))
    facts["published_at"] = parse_datetime(str(facts["published_at"]))
    facts["body"] = [{"type": "paragraph", "value": words} for words in facts["body"]]
    sections[name].add_child(instance=Story(**facts))
