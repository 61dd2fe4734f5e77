"""The published schemas of feeds and sitemaps, read where the samples lie."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

FOLDER = Path("feeds_out", "dev", "schemas")


def rss(samples: Path) -> etree.XMLSchema:
    """RSS 2.0."""
    return etree.XMLSchema(etree.parse(samples / FOLDER / "rss" / "rss-2_0.xsd"))


def atom(samples: Path) -> etree.RelaxNG:
    """Atom, RFC 4287."""
    return etree.RelaxNG(etree.parse(samples / FOLDER / "atom" / "atom.rng"))


def sitemap(samples: Path) -> etree.XMLSchema:
    """Sitemaps 0.9; extensions are let through, for their own schemas are not among the samples."""
    text = (samples / FOLDER / "sitemap" / "sitemaps-schema-0.9.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(text.replace(b'processContents="strict"', b'processContents="lax"')))


def valid(schema: etree.XMLSchema | etree.RelaxNG, body: bytes) -> etree._Element:
    """The parsed body; fails with the schema's own words."""
    root = etree.fromstring(body)
    assert schema.validate(root), schema.error_log
    return root
