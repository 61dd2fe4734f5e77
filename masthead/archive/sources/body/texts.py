"""Headings, lists, quotations and preformatted text."""

from __future__ import annotations

import re

from masthead.archive.sources.body.addresses import safe_link
from masthead.archive.sources.body.condense import condensed
from masthead.archive.sources.body.galley import HANDLERS, Element, Galley, classes, detached, handles, text_of, words
from masthead.archive.sources.body.plain import escaped
from masthead.archive.sources.wordset import word_set
from masthead.stories.incoming import Block, BulletList, Embed, Heading, Html, Paragraph, PullQuote, Quotation

_POSTS = word_set(
    "twitter-tweet twitter-video instagram-media tiktok-embed fb-post fb-xfbml-parse-ignore bluesky-embed"
    " reddit-card reddit-embed-bq text-post-media imgur-embed-pub"
)
_INDENT = re.compile(r"(?m)^ +| {2,}")


@handles("h1", "h2", "h3", "h4", "h5", "h6")
def _set_heading(galley: Galley, element: Element) -> None:
    level = 2 if element.tag in ("h1", "h2") else 3
    html, lifted = condensed(galley.aside(element))
    galley.add(*lifted)
    if text := text_of(html.replace("<br>", " ")):
        galley.blocks.append(Heading(text, level))
        if '<a href="' in html:
            address = html.partition('<a href="')[2].partition('"')[0]
            galley.desk.note("heading-link-dropped", address)


@handles("ul", "ol", "menu", "dir")
def _set_list(galley: Galley, element: Element) -> None:
    if any("gallery" in name for name in classes(element)):
        HANDLERS["figure"](galley, element)
        return
    galley.end_paragraph()
    items: list[Html] = []
    lifted: list[Block] = []
    _add_item(Paragraph(escaped((element.text or "").strip())), items)
    for child in element:
        if child.tag in ("ul", "ol") and items:
            html, more = condensed(galley.aside_of(child))
            items[-1] = "<br>".join(part for part in (items[-1], html) if part)
        else:
            html, more = condensed(galley.aside(child) if child.tag == "li" else galley.aside_of(child))
            _add_item(Paragraph(html), items)
        lifted += more
        _add_item(Paragraph(escaped((child.tail or "").strip())), items)
    if items:
        galley.blocks.append(BulletList(tuple(items), is_ordered=element.tag == "ol"))
    galley.blocks.extend(lifted)


def _add_item(paragraph: Paragraph, items: list[Html]) -> None:
    if paragraph.html:
        items.append(paragraph.html)


@handles("dt")
def _set_term(galley: Galley, element: Element) -> None:
    galley.end_paragraph()
    is_new = galley.line.open("b")
    galley.set(element)
    if is_new:
        galley.line.close("b")
    galley.end_paragraph()


@handles("summary")
def _set_summary(galley: Galley, element: Element) -> None:
    _set_term(galley, element)


@handles("blockquote")
def _set_quotation(galley: Galley, element: Element) -> None:
    names = classes(element)
    if names & _POSTS and (url := _post_address(element)):
        html, lifted = condensed(galley.aside(element))
        galley.add(Embed(url, html), *lifted)
        return
    attribution = _attribution(element)
    html, lifted = condensed(galley.aside(element))
    galley.end_paragraph()
    if html and _is_pulled(element, names):
        galley.blocks.append(PullQuote(text_of(html.replace("<br>", " ")), attribution))
    elif html:
        galley.blocks.append(Quotation(html, attribution))
    elif attribution:
        galley.blocks.append(Paragraph(escaped(attribution)))
    galley.blocks.extend(lifted)


@handles("galley-pullquote")
def _set_pull_quote(galley: Galley, element: Element) -> None:
    html, lifted = condensed(galley.aside(element))
    if html:
        galley.add(PullQuote(text_of(html.replace("<br>", " ")), element.get("cite") or ""))
    galley.add(*lifted)


@handles("pre", "listing", "xmp", "plaintext")
def _set_preformatted(galley: Galley, element: Element) -> None:
    galley.end_paragraph()
    is_verse = "wp-block-verse" in classes(element)
    # a picture in <pre> is set as everywhere else; the text keeps its lines and indents
    _keep_lines(element)
    is_new = not is_verse and galley.line.open("code")
    had_lines, galley.has_lines = galley.has_lines, False
    galley.set(element)
    galley.has_lines = had_lines
    if is_new:
        galley.line.close("code")
    galley.end_paragraph()


def _keep_lines(element: Element) -> None:
    """Line ends become ``<br>`` elements and indents no-break spaces, in place."""
    if element.text:
        element.text = element.text.removeprefix("\n")
    for node in list(element.iter()):
        if not isinstance(node.tag, str):
            continue
        if node.tail and node is not element:
            _split_after(node, node.tail)
        if node.text:
            rows = _indented(node.text)
            node.text = rows[0]
            for at, row in enumerate(rows[1:]):
                rule = node.makeelement("galley-line")
                rule.tail = row
                node.insert(at, rule)


def _split_after(node: Element, tail: str) -> None:
    rows = _indented(tail)
    node.tail = rows[0]
    for row in rows[1:]:
        rule = node.makeelement("galley-line")
        rule.tail = row
        node.addnext(rule)
        node = rule


def _indented(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\t", "    ")
    return _INDENT.sub(lambda match: "\u00a0" * len(match[0]), text).split("\n")


@handles("galley-line")
def _set_line_end(galley: Galley, element: Element) -> None:
    if not galley.line.break_off():
        galley.line.write("\u00a0")
        galley.line.break_off()


def _is_pulled(element: Element, names: frozenset[str]) -> bool:
    parent = element.getparent()
    around = classes(parent) if parent is not None else frozenset()
    return any("pullquote" in name for name in names | around)


def _attribution(element: Element) -> str:
    """Take the speaker out of a quotation: a closing ``<cite>`` or ``<footer>``."""
    found = [node for node in element.iter("cite", "footer") if _closes(node, element)]
    return "; ".join(filter(None, (words(detached(node)) for node in found if node.getparent() is not None)))


def _closes(node: Element, quotation: Element) -> bool:
    if node.tail and node.tail.strip():
        return False
    parent = node.getparent()
    if parent is quotation:
        return True
    if parent is None or node.getnext() is not None:
        return False
    return str(parent.tag) in ("p", "footer", "figure") and parent.getnext() is None


def _post_address(element: Element) -> str:
    given = element.get("data-instgrm-permalink") or element.get("data-href") or element.get("cite") or ""
    links = [node.get("href") or "" for node in element.iter("a")]
    return next((url for url in (given, *reversed(links)) if url.startswith("http") and safe_link(url)), "")
