"""The paper's and its sections' feeds as OPML 2.0 (opml.org), for import into a feed reader."""

from __future__ import annotations

from lxml import etree

from masthead.editions.models import Edition
from masthead.feeds import directory, subjects
from masthead.feeds.subjects import Subject
from masthead.feeds.texts import address, printable
from masthead.press.recording import leave

MEDIA_TYPE = "text/x-opml"


def opml(edition: Edition) -> bytes:
    """The outline: the paper, its sections one below the other as in the tree, its kinds."""
    leave(f"edition:{edition.pk}")
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = printable(edition.name)
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    _outline(body, edition, subjects.of_paper(edition))
    above = [body]
    for depth, subject in directory.sections(edition):
        parent = above[min(depth, len(above) - 1)]
        above = [*above[: depth + 1], _outline(parent, edition, subject)]
    for subject in directory.kinds(edition):
        _outline(body, edition, subject)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _outline(parent: etree._Element, edition: Edition, subject: Subject) -> etree._Element:
    name = printable(subject.name or edition.name)
    facts = {
        "type": "rss",
        "text": name,
        "title": name,
        "description": printable(subject.description),
        "xmlUrl": address(edition, f"{subject.path}feed.rss"),
        "htmlUrl": address(edition, subject.path),
        "language": edition.language,
        "version": "RSS2",
    }
    return etree.SubElement(parent, "outline", {key: value for key, value in facts.items() if value})
