"""``masthead new``: the folder of a newspaper of your own, and its first edition."""

from __future__ import annotations

import json
from pathlib import Path

from masthead.cli.trouble import Trouble
from masthead.cli.upgrade import STAMP
from masthead.conf import secret, services
from masthead.conf.languages import named
from masthead.conf.options import BY_NAME
from masthead.conf.read import FILE_NAME, Config

TEMPLATE = """\
# {name}: the options of this newspaper. `masthead check --options` lists all of them with their defaults.
name = "{name}"
address = "{address}"
listen = "{listen}"
language = "{language}"
time_zone = "{time_zone}"
database = "sqlite:paper.sqlite3"
"""

THEME_CSS = """\
/* Your own styles: they come after the paper's. Colours and type are custom properties: docs/how-to/theme.md. */
"""

IGNORED = (
    "secret.key\npaper.sqlite3*\nmedia/\noriginals/\npages/\nsearch/\nmail/\n"
    ".pages/\n.media/\n.static/\n.notices/\n.run/\n.masthead-version\n"
)


def write_folder(
    folder: Path, *, name: str, address: str, listen: str, language: str = "en", time_zone: str = "UTC"
) -> None:
    """Write ``masthead.toml``, the signing key and a theme folder, once everything is known to be right.

    Refuses a folder that has a newspaper already; one whose making was interrupted is gone on with.
    """
    if (folder / FILE_NAME).exists():
        if (folder / STAMP).exists():
            raise Trouble(f"{folder}: there is a newspaper here already; choose another folder.")
        return
    if '"' in name or "\\" in name or not name.isprintable() or not name.strip():
        raise Trouble('the name may not be empty or contain ", \\ or a line break; edit masthead.toml for such a name.')
    languages = _languages(language)
    services.zone(Config(folder, {"time_zone": time_zone}))
    theme = folder / "theme" / "templates"
    theme.mkdir(parents=True, exist_ok=True)
    (folder / "theme" / "theme.css").write_text(THEME_CSS, encoding="utf-8")
    (folder / ".gitignore").write_text(IGNORED, encoding="utf-8")
    secret.write_signing_key(folder / "secret.key")
    text = TEMPLATE.format(name=name, address=address, listen=listen, language=language, time_zone=time_zone)
    (folder / FILE_NAME).write_text(text + languages, encoding="utf-8")


def _languages(language: str) -> str:
    """The line that adds a language to those that are there anyway; raises ``ConfigError`` for none at all."""
    named([language])
    there = BY_NAME["languages"].default
    assert isinstance(there, tuple)
    return "" if language in there else f"languages = {json.dumps([*there, language])}\n"


def first_edition(*, name: str, language: str, time_zone: str) -> None:
    """The first edition with a home page, one section and a staff byline: enough to write the first story."""
    from django.db import transaction

    from masthead.editions.models import Edition, Menu, MenuItem
    from masthead.people.models import Person
    from masthead.stories.founding import found_edition, found_section

    if Edition.objects.exists():
        return
    with transaction.atomic():
        edition = found_edition(code=language, language=language, name=name, time_zone=time_zone)
        section = found_section(edition, title="News", slug="news")
        menu = Menu.objects.create(edition=edition)
        # Through the manager of the rows: `menu.items.create` would keep it in memory until the menu is saved.
        MenuItem.objects.create(menu=menu, page=section, sort_order=0)
        Person.objects.create(
            locale=edition.locale, name=f"{name} Staff", slug="staff", kind="staff", is_default_staff=True
        )
