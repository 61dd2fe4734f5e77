"""Exports written by the tests themselves."""

from __future__ import annotations

import io
import os
from pathlib import Path

from masthead.archive.sources import Incoming, read_wordpress
from masthead.stories.incoming import Block, IncomingStory

PROJECT = Path(__file__).resolve().parents[4]
SAMPLES = (PROJECT / os.environ.get("MASTHEAD_SAMPLES", "../shared/data")).resolve() / "archive" / "dev"
OWN_SAMPLES = PROJECT / "tests" / "samples" / "wxr"

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Lantern</title>
<link>https://lantern.example</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version>"""
TAIL = "</channel></rss>"


def item(content: str = "", number: int = 1, kind: str = "post", more: str = "") -> str:
    """One item of an export."""
    content = content.replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<item><title>Story {number}</title><wp:post_id>{number}</wp:post_id><wp:post_type>{kind}</wp:post_type>"
        f"<wp:status>publish</wp:status><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>{more}"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def read(*items: str, **options: object) -> list[Incoming]:
    """Everything in an export of these items."""
    return list(read_wordpress(io.BytesIO((HEAD + "".join(items) + TAIL).encode()), **options))


def stories(*items: str, **options: object) -> list[IncomingStory]:
    """Its stories."""
    return [found for found in read(*items, **options) if isinstance(found, IncomingStory)]


def story(content: str, more: str = "", **options: object) -> IncomingStory:
    """The one story with this body."""
    return stories(item(content, more=more), **options)[0]


def blocks(content: str) -> tuple[Block, ...]:
    """The blocks of a body."""
    return story(content).blocks


def meta(key: str, value: str) -> str:
    """One meta value."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )
