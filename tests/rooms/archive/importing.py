"""Imports exports that tests write themselves, into small papers."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from masthead.archive.mapping import Map
from masthead.archive.media import Media, NoMedia
from masthead.archive.report import Report
from masthead.archive.wordpress import Order, import_wordpress
from masthead.editions.models import Edition
from tests.rooms.archive.sources.exports import TAIL

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Lantern</title>
<link>https://lantern.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>"""


@dataclass(frozen=True)
class Done:
    """What an import said."""

    totals: dict[str, int]
    items: list[dict[str, Any]]
    notes: list[dict[str, str]]
    text: str

    def item(self, source_id: str) -> dict[str, Any]:
        """The one entry with that number."""
        [found] = [item for item in self.items if item["source_id"] == source_id]
        return found

    def codes(self, source_id: str) -> set[str]:
        """The notes on an item."""
        return {note["code"] for note in self.item(source_id)["notes"]}


def bring_in(
    edition: Edition,
    *files: Path,
    media: Media | None = None,
    rules: Map | None = None,
    is_rehearsal: bool = False,
    is_edition_chosen: bool = False,
    waits: bool = False,
) -> Done:
    """Import files and read the report."""
    order = Order(files, edition, media or NoMedia(), rules or Map(), is_rehearsal, is_edition_chosen, waits)
    with Report() as report:
        import_wordpress(order, report, lambda name, done, total: None)
        out = io.StringIO()
        report.write(out)
        told = json.loads(out.getvalue())
        return Done(told["totals"], told["items"], told["notes"], "\n".join(report.text()))


def export(folder: Path, *items: str, head: str = HEAD, name: str = "lantern.xml") -> Path:
    """An export file of these items."""
    path = folder / name
    path.write_text(head + "".join(items) + TAIL, encoding="utf-8")
    return path


def post(
    number: int = 1,
    content: str = "<p>The council voted.</p>",
    *,
    title: str | None = None,
    kind: str = "post",
    status: str = "publish",
    date: str = "2020-01-02 03:04:05",
    slug: str | None = None,
    link: str | None = None,
    creator: str = "noa",
    parent: int = 0,
    more: str = "",
) -> str:
    """One post or page."""
    slug = f"story-{number}" if slug is None else slug
    link = f"https://lantern.example/news/{slug}/" if link is None else link
    body = content.replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<item><title>{f'Story {number}' if title is None else title}</title><link>{link}</link>"
        f"<dc:creator>{creator}</dc:creator><guid>https://lantern.example/?p={number}</guid>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>"
        f"<wp:post_date_gmt>{date}</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>"
        f"<wp:post_parent>{parent}</wp:post_parent>{more}<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def term(slug: str, name: str, domain: str = "category") -> str:
    """A category or tag of an item."""
    return f'<category domain="{domain}" nicename="{slug}"><![CDATA[{name}]]></category>'


def attachment(number: int, file: str, *, alt: str = "", credit: str = "", caption: str = "", parent: int = 0) -> str:
    """A picture or file in the media library."""
    metas = {"_wp_attached_file": file, "_wp_attachment_image_alt": alt, "_media_credit": credit}
    return (
        f"<item><title>{Path(file).stem}</title><wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type>"
        f"<wp:status>inherit</wp:status><wp:post_parent>{parent}</wp:post_parent>"
        f"<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>"
        f"<wp:attachment_url>https://lantern.example/wp-content/uploads/{file}</wp:attachment_url>"
        + "".join(
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
            for key, value in metas.items()
            if value
        )
        + "</item>"
    )


def picture(folder: Path, file: str, colour: tuple[int, int, int] = (200, 90, 40)) -> Path:
    """A small real JPEG below a folder."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    data = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(data, "JPEG")
    path.write_bytes(data.getvalue())
    return path
