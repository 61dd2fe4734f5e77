"""A small newspaper with everything in it, written to a bundle and changed by hand for the tests."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from masthead.cli.bundle import emptiness
from masthead.cli.bundle.loading import load
from masthead.cli.bundle.manifest import Manifest
from masthead.cli.bundle.opening import opened
from masthead.cli.bundle.snapshot import snapshot
from masthead.cli.bundle.writing import BEGINNING, write
from tests import make

Content = dict[str, bytes]


def silent(name: str, done: int, of: int) -> None:
    """Progress that nobody looks at."""


def paper() -> None:
    """Two editions, a story with versions, bylines, topic, photo and awkward letters, an account, a document."""
    english, hebrew = make.edition("en"), make.edition("he")
    writer = make.person(english, "Maya Adler")
    picture = make.photo("Harbour")
    with picture.file.storage.open(picture.file.name) as original:
        small = ContentFile(original.read(), name="harbour.width-320.jpg")
    picture.renditions.create(filter_spec="width-320", focal_point_key="", width=320, height=240, file=small)
    trams = make.topic(english, "Trams")
    make.topic(english, "Light rail", merged_into=trams)
    section = make.section(english)
    story = make.published(section, "Council says “yes”\u2028🚋", by=writer, about=(trams,), lead_photo=picture)
    story.standfirst = 'A second version, with a tab\t, a quote " and עברית'
    story.save_revision()
    make.published(make.section(hebrew, "עיר"), "המועצה הצביעה", by=make.person(hebrew, "דנה רוזן", slug="dana"))
    editor = User.objects.create_user("editor", "editor@example.org", "harbour-lights-9")
    editor.groups.add(Group.objects.get(name="Editor"))
    Document.objects.create(title="Minutes", file=ContentFile(b"%PDF-1.4 minutes", name="minutes.pdf"))


def written(target: Path, *, has_media: bool = True) -> Manifest:
    """Write a bundle of the newspaper in the tests' database."""
    with snapshot():
        return write(target, has_media=has_media, tell=silent)


def taken_in(file: Path, room: Path) -> None:
    """Empty the tests' database and take a bundle in."""
    emptiness.clear()
    with opened(file) as bundle:
        load(bundle, room, silent)


def changed(source: Path, target: Path, change: Callable[[Content], None]) -> Path:
    """A bundle with entries changed by hand; its digests are left as they were."""
    with zipfile.ZipFile(source) as archive:
        content = {info.filename: archive.read(info) for info in archive.infolist()}
    change(content)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), data, zipfile.ZIP_DEFLATED)
    return target


def signed(content: Content) -> None:
    """Make digests and counts right again, as somebody who means harm would."""
    manifest = json.loads(content["manifest.json"])
    for table in manifest["tables"]:
        data = content.get(f"rows/{table['label']}.jsonl", b"")
        table |= {"rows": data.count(b"\n"), "sha256": hashlib.sha256(data).hexdigest()}
    listed = content["files.jsonl"]
    there = [entry for entry in map(json.loads, listed.splitlines()) if "sha256" in entry]
    manifest["files"] |= {"sha256": hashlib.sha256(listed).hexdigest(), "files": len(there)}
    content["manifest.json"] = json.dumps(manifest).encode()


def rows(content: Content, label: str) -> list[dict[str, object]]:
    """The rows of a table."""
    return [json.loads(line) for line in content[f"rows/{label}.jsonl"].splitlines()]


def put_rows(content: Content, label: str, given: list[dict[str, object]]) -> None:
    """Rows in the place of a table's."""
    content[f"rows/{label}.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in given)
