"""Takes the block editor's comments (``<!-- wp:name {…} -->``) out of a body and says what each part is.

The HTML inside a block describes itself, so most comments only part it from its neighbours; what has no HTML
(dynamic and third-party blocks) is noted, kept for the newsroom or looked up.
Grammar: https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.wordpress.shortcodes import preserved
from masthead.archive.sources.wordset import word_set

_OPENING = re.compile(r"<!--\s*(/?)wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?=[\s/{-])")
_SIMPLE = re.compile(r"\s*<p(?:\s[^<>]*)?>(.*)</p>\s*", re.S)
_MOST_REUSED = 100
_LONGEST_ATTRIBUTES = 1 << 20

WITHOUT_READER = word_set(
    "archives avatar calendar categories comment-author-name comment-content comment-date "
    "comment-edit-link comment-reply-link comment-template comments comments-pagination "
    "comments-pagination-next comments-pagination-numbers comments-pagination-previous comments-title "
    "home-link latest-comments latest-posts legacy-widget loginout navigation navigation-link "
    "navigation-submenu page-list page-list-item pattern post-author post-author-biography "
    "post-author-name post-comments post-comments-form post-content post-date post-excerpt "
    "post-featured-image post-navigation-link post-template post-terms post-title post-time-to-read query "
    "query-no-results query-pagination query-pagination-next query-pagination-numbers "
    "query-pagination-previous query-title query-total read-more rss search site-logo site-tagline "
    "site-title social-link social-links tag-cloud template-part term-description widget-group spacer "
    "table-of-contents more nextpage separator"
)
"""Blocks of WordPress itself that hold no text of their own: drawn from elsewhere when a page is shown."""
_ENTRIES = frozenset({"navigation-link", "navigation-submenu", "home-link"})
_SILENT = frozenset({"spacer", "more", "nextpage", "separator"})


class Part(NamedTuple):
    """A stretch of the body."""

    kind: str
    """``paragraph`` (the HTML inside one simple paragraph), ``blocks`` (HTML), ``free`` (classic editor)."""
    html: str


class _Mark(NamedTuple):
    start: int
    end: int
    name: str
    is_closing: bool
    is_void: bool
    attributes: str
    whole: str | None = None
    """The HTML of a paragraph, its closing comment counted in ``end``."""


def parts_of(content: str, desk: Desk, reusable: Callable[[str], str | None]) -> Iterator[Part]:
    """The body in stretches, in order; ``reusable`` gives the content of a reusable block by number."""
    return _Reader(desk, reusable).parts(content)


def links_of_navigation(content: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """(depth, block's name, attributes) of each entry of a block theme's menu, in order."""
    depth = 0
    for mark in _marks(content):
        if mark.name not in _ENTRIES:
            continue
        if mark.is_closing:
            depth = max(depth - 1, 0)
            continue
        yield depth, mark.name, _attributes(mark)
        depth += mark.name == "navigation-submenu" and not mark.is_void


class _Reader:
    def __init__(self, desk: Desk, reusable: Callable[[str], str | None]) -> None:
        self.desk = desk
        self._reusable = reusable
        self._reused = 0
        self._within: set[str] = set()

    def parts(self, content: str) -> Iterator[Part]:
        position = depth = 0
        gathered: list[str] = []
        for mark in _marks(content):
            between = content[position : mark.start]
            position = mark.end
            if depth:
                gathered.append(between)
            elif between and not between.isspace():
                yield Part("free", between)
            if mark.whole is None:
                depth = self._gather(mark, content, gathered, depth)
            elif depth:
                gathered.append(mark.whole)
            else:
                yield from self._whole(mark.name, mark.whole)
            if depth == 0 and gathered:
                yield Part("blocks", "".join(gathered))
                gathered.clear()
        rest = content[position:]
        if gathered:
            yield Part("blocks", "".join([*gathered, rest]))
        elif rest and not rest.isspace():
            yield Part("free", rest)

    def _gather(self, mark: _Mark, content: str, gathered: list[str], depth: int) -> int:
        """Add what a comment stands for; return how deep the next one is."""
        if mark.is_closing:
            return max(depth - 1, 0)
        gathered.extend(self._opening(mark, content))
        return depth if mark.is_void else depth + 1

    def _whole(self, name: str, html: str) -> Iterator[Part]:
        simple = _SIMPLE.fullmatch(html) if name == "paragraph" else None
        if simple and "<p" not in simple[1]:
            yield Part("paragraph", simple[1])
        elif name in ("shortcode", "freeform"):
            yield Part("free", html)
        elif html and not html.isspace():
            yield Part("blocks", html)

    def _opening(self, mark: _Mark, content: str) -> Iterator[str]:
        """HTML that stands for a block's opening comment."""
        name = mark.name
        if name == "block":
            yield from self._reuse(mark)
        elif name == "cover" or name == "media-text":
            yield _background(mark, content)
        elif name == "file":
            yield ""
        elif name == "gallery" and mark.is_void:
            ids = ",".join(str(one) for one in _attributes(mark).get("ids") or () if isinstance(one, int))
            yield f'<galley-gallery ids="{ids}"></galley-gallery>'
        elif name == "footnotes":
            yield "".join(["<ol>", *(f"<li>{text}</li>" for _, text in self.desk.footnotes), "</ol>"])
        elif name in WITHOUT_READER:
            if name not in _SILENT:
                self.desk.note("dynamic-block-dropped", _described(mark))
        elif "/" in name or name not in _KNOWN:
            yield from self._foreign(mark)

    def _foreign(self, mark: _Mark) -> Iterator[str]:
        self.desk.note("unknown-block", mark.name)
        if mark.is_void and mark.attributes:
            yield preserved(
                f"<!-- wp:{mark.name} {mark.attributes} /-->".replace("&", "&amp;"), f"the block {mark.name}"
            )

    def _reuse(self, mark: _Mark) -> Iterator[str]:
        number = str(_attributes(mark).get("ref") or "")
        content = self._reusable(number) if number else None
        self._reused += 1
        if content is None or number in self._within or self._reused > _MOST_REUSED:
            self.desk.note("reusable-block-missing", number)
            return
        self._within.add(number)
        yield "".join(f"<p>{part.html}</p>" if part.kind == "paragraph" else part.html for part in self.parts(content))
        self._within.discard(number)


_WHOLE = frozenset({"paragraph", "shortcode", "freeform"})
_KNOWN = word_set(
    "paragraph heading list list-item quote pullquote image gallery media-text cover video audio file "
    "embed table columns column group row stack buttons button code preformatted verse html shortcode "
    "details accordion accordion-item accordion-heading accordion-panel freeform missing text-columns "
    "subhead cover-image text section grid footnotes math icon tabs tab button-group"
)


def _marks(content: str) -> Iterator[_Mark]:
    position = 0
    while match := _OPENING.search(content, position):
        end = content.find("-->", match.end())
        if end < 0:
            return
        rest = content[match.end() : end].strip()
        is_void = rest.endswith("/")
        rest = rest[:-1].rstrip() if is_void else rest
        name = match[2].removeprefix("core/")
        if name.startswith("core-embed/"):
            name = "embed"
        is_closing = bool(match[1])
        position = end + 3
        if name in _WHOLE and not is_closing and not is_void:
            closing = content.find("<!--", position)
            if content.startswith(f"<!-- /wp:{name} -->", closing):
                html = content[position:closing]
                position = closing + len(name) + len("<!-- /wp: -->")
                yield _Mark(match.start(), position, name, False, False, rest, html)
                continue
        yield _Mark(match.start(), position, name, is_closing, is_void and not is_closing, rest)


def _attributes(mark: _Mark) -> dict[str, Any]:
    if not mark.attributes or len(mark.attributes) > _LONGEST_ATTRIBUTES:
        return {}
    try:
        found = json.loads(mark.attributes)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _described(mark: _Mark) -> str:
    url = _attributes(mark).get("url")
    return f"{mark.name} {url}" if isinstance(url, str) else mark.name


def _background(mark: _Mark, content: str) -> str:
    """A cover's picture, where its HTML shows it only as a style."""
    following = content[mark.end : content.find("<!--", mark.end)]
    if "<img" in following or "<video" in following:
        return ""
    attributes = _attributes(mark)
    url = attributes.get("url") or attributes.get("mediaUrl")
    if not isinstance(url, str):
        return ""
    number = attributes.get("id") or attributes.get("mediaId")
    name = f"wp-image-{number}" if isinstance(number, int) else ""
    if attributes.get("backgroundType") == "video" or attributes.get("mediaType") == "video":
        return f'<video src="{escape(url)}"></video>'
    alt = attributes.get("alt")
    return f'<img class="{name}" src="{escape(url)}" alt="{escape(alt) if isinstance(alt, str) else ""}">'
