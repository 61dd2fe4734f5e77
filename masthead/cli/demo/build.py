"""Builds the demo newspaper in a folder: the paper, its pictures, its stories and its sign-ins."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

Progress = Callable[[str, int, int], None]
"""Told what is being made, how much of it is done and how much there is."""

DONE = ".demo-complete"


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who can sign in to the demo's newsroom."""

    username: str
    password: str
    role: str
    name: tuple[str, str]


SIGN_INS = (
    SignIn("editor", "morning-watch", "Editor", ("Dvora", "Lahav")),
    SignIn("reporter", "morning-watch", "Reporter", ("Maya", "Adler")),
    SignIn("pictures", "morning-watch", "Photo editor", ("Tamar", "Ilan")),
    SignIn("fronts", "morning-watch", "Front editor", ("Jonah", "Feld")),
    SignIn("admin", "morning-watch", "Administrator", ("Night", "Desk")),
)


def is_complete(folder: Path) -> bool:
    """Whether a demo was built here to its end."""
    return (folder / DONE).exists()


def prepare(progress: Progress) -> None:
    """Database and static files, side by side since each takes one core several seconds."""
    command = [sys.executable, "-m", "masthead", "manage"]
    steps = [
        subprocess.Popen([*command, "migrate", "--noinput", "--verbosity", "0"]),
        subprocess.Popen([*command, "collectstatic", "--noinput", "--verbosity", "0"]),
    ]
    for number, step in enumerate(steps, start=1):
        if step.wait() != 0:
            raise RuntimeError("the database or the static files could not be made; the lines above say why")
        progress("Database and static files", number, len(steps))


def build(progress: Progress) -> None:
    """Fill an empty database with the whole newspaper."""
    from django.db import transaction
    from django.utils import timezone, translation

    from masthead.cli.demo import founding, hanging, texts
    from masthead.conf.after_commit import held

    bible = texts.paper()
    with translation.override("en"), held(), transaction.atomic():
        houses = founding.found(bible)
        photos = hanging.hang(bible["pictures"], lambda done, of: progress("Pictures", done, of))
        for house in houses:
            founding.photo_ids(house, photos)
            founding.write_portraits(bible, house)
        _print(bible, houses, timezone.now(), progress)
        _accounts()
    _compute(progress)


def _print(bible: dict[str, Any], houses: list[Any], moment: Any, progress: Progress) -> None:
    from masthead.cli.demo import founding, fronts, stories, texts

    documents = stories.document_maker(bible)
    desks: list[stories.Desk] = []
    for house in houses:
        desk = stories.Desk(house, moment, documents, _wording(bible, house, houses[0]))
        written = texts.texts(house.language)
        stories.file_stories(desk, written, partial(progress, f"Stories ({house.edition.name})"))
        if desks:
            stories.link_translations(desk, written, desks[0])
        founding.write_pages(bible, house, desk.setting(""), houses[0])
        founding.write_menu(bible, house)
        fronts.place(bible, desk)
        desks.append(desk)


def _wording(bible: dict[str, Any], house: Any, first: Any) -> dict[str, Any]:
    from masthead.cli.demo.bodies import Wording

    if house is first:
        return {}
    return {
        entry["key"]: Wording(house.say(entry["caption"]), house.say(entry["credit"]), house.say(entry["alt"]))
        for entry in bible["pictures"]
    }


def _accounts() -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    for entry in SIGN_INS:
        user = get_user_model().objects.create_user(
            entry.username, f"{entry.username}@morningwatch.example", entry.password
        )
        user.first_name, user.last_name = entry.name
        user.is_superuser = entry.role == "Administrator"
        user.save()
        user.groups.add(Group.objects.get(name=entry.role))


def _compute(progress: Progress) -> None:
    """What a worker would compute after each publication, all at once; pictures come with their renditions."""
    from masthead.photos import signals
    from masthead.photos.queries import without_renditions
    from masthead.related.compute_all import compute_all
    from masthead.search import fill
    from masthead.search.documents import NEWSROOM
    from masthead.stories import references

    references.rebuild(lambda done, of: progress("What is used where", done, of))
    progress("Search index", 0, 1)
    fill.rebuild(NEWSROOM)
    progress("Search index", 1, 1)
    compute_all(lambda done, of: progress("Related stories", done, of))
    signals.queue(without_renditions().values_list("pk", flat=True))
