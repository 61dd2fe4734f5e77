"""Media and static files: byte ranges, long caching, and no way out of their folders."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from mimetypes import guess_type

from masthead.front import asking
from masthead.front.asking import Headers
from masthead.front.paper import FOREVER, PAGE_CACHE, FrontPaper

_HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")
"""Names that change with their content: whitenoise's, of static files."""
TYPES = {"woff2": "font/woff2", "avif": "image/avif", "webp": "image/webp", "js": "text/javascript; charset=utf-8"}
PUBLIC = ("images", "documents", "logos", "avatar_images")
"""Folders of media that readers and the newsroom fetch from: renditions, documents, logos, editors' portraits.

Wagtail's own ``original_images`` is not among them, nor whatever else may lie there.
"""
_PUBLIC = tuple(f"{folder}/" for folder in PUBLIC)
NAME_MOST, PATH_MOST = 255, 600
"""Bytes of the name of a file or folder (ext4(5)), and of all; a bucket refuses more than 1024 with its prefix."""
PACKED = {asking.BROTLI: ".br", asking.GZIP: ".gz"}
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """Status, headers and, for 200 and 206, the file with the bytes from ``start`` to before ``end``."""

    status: int
    headers: Pairs
    file: str = ""
    start: int = 0
    end: int = 0


def answer(paper: FrontPaper, path: str, headers: Headers) -> FileAnswer | None:
    """The answer for a path below ``/media/`` or ``/static/``; ``None`` where there is no such public file."""
    is_static = path.startswith("/static/")
    if is_static:
        file = inside(paper.static, path.removeprefix("/static/"))
    else:
        name = public_name(path)
        file = inside(paper.media, name, paper.originals) if name else None
    if file is None:
        return None
    sent, encoding = file, asking.IDENTITY
    if is_static:
        encoding = asking.encoding(headers.get("accept-encoding") or "")
        sent = file + PACKED.get(encoding, "")
        if encoding and not os.path.isfile(sent):  # noqa: PTH113
            sent, encoding = (f"{file}.gz", asking.GZIP) if _takes_gzip(file, headers) else (file, asking.IDENTITY)
    try:
        found = os.stat(sent)  # noqa: PTH116
    except OSError:
        return None
    etag = asking.tag(found.st_mtime, found.st_size)
    common = [("etag", etag), ("last-modified", asking.http_date(found.st_mtime)), *paper.safety]
    common.append(("cache-control", FOREVER if not is_static or _HASHED.search(path) else PAGE_CACHE))
    if is_static:
        common.append(("vary", "Accept-Encoding"))
    if asking.is_unchanged(headers, etag, found.st_mtime):
        return FileAnswer(304, common)
    common.append(("content-type", media_type(file)))
    if encoding:
        return FileAnswer(200, [*common, ("content-encoding", encoding)], sent, 0, found.st_size)
    return _ranged(headers, [*common, ("accept-ranges", "bytes")], sent, found.st_size, etag)


def public_name(path: str) -> str:
    """The name below the folder of media of what ``/media/…`` leads to; "" for what nobody may be given."""
    name = path.removeprefix("/media/")
    return name if name.startswith(_PUBLIC) and _is_plain(name) else ""


def _is_plain(name: str) -> bool:
    """Whether a name is one that a file may have: no step is empty, hidden or too long, or leads up."""
    if len(name.encode()) > PATH_MOST or any(letter < " " or letter in "\\\x7f" for letter in name):
        return False
    return not any(not step or step.startswith(".") or len(step.encode()) > NAME_MOST for step in name.split("/"))


def _takes_gzip(file: str, headers: Headers) -> bool:
    accepts = "gzip" in (headers.get("accept-encoding") or "")
    return accepts and os.path.isfile(f"{file}.gz")  # noqa: PTH113


def _ranged(headers: Headers, common: Pairs, file: str, size: int, etag: str) -> FileAnswer:
    wanted = headers.get("range")
    only_if = headers.get("if-range")
    span = asking.part(wanted, size) if wanted and only_if in {None, etag} else None
    if span is None:
        return FileAnswer(200, common, file, 0, size)
    start, end = span
    if start == end:
        return FileAnswer(416, [*common, ("content-range", f"bytes */{size}")])
    return FileAnswer(206, [*common, ("content-range", f"bytes {start}-{end - 1}/{size}")], file, start, end)


def inside(root: str, name: str, but_not: str = "") -> str | None:
    """The real path of a file below a folder; ``None`` for hidden steps, links that lead out, and no file."""
    if not _is_plain(name):
        return None
    try:
        file, base = os.path.realpath(os.path.join(root, name)), os.path.realpath(root)  # noqa: PTH118
    except (OSError, ValueError):
        return None
    if not file.startswith(f"{base}/") or not os.path.isfile(file):  # noqa: PTH113
        return None
    if but_not and file.startswith(f"{os.path.realpath(but_not)}/"):
        return None
    return file


def media_type(file: str) -> str:
    """The media type of a file's name."""
    ending = file.rpartition(".")[2].lower()
    kind = TYPES.get(ending) or guess_type(file)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") and "charset" not in kind else kind
