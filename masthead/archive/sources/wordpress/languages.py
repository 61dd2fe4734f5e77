"""Texts that hold several languages at once, as qTranslate and its heirs keep them.

``[:en]Under heaven[:fr]Sous le ciel[:]``, ``<!--:en-->Under heaven<!--:-->`` and ``{:en}Under heaven{:}``.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"\[:([a-z]{2,3}(?:[_-][A-Za-z]{2,4})?)?\]|<!--:([a-z]{2,3})?-->|\{:([a-z]{2,3})?\}")


def chosen(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """(the text in ``language`` with what stands outside any language, the languages that were left out).

    ``language`` is a tag such as ``he`` or ``en-GB``; without a match the first language is taken.
    """
    if ":" not in text or not any(mark in text for mark in ("[:", "<!--:", "{:")):
        return text, ()
    parts = _parts(text)
    found = list(dict.fromkeys(name for name, _ in parts if name))
    if not found:
        return text, ()
    wanted = language.lower().replace("_", "-").partition("-")[0]
    keep = next((name for name in found if name.partition("-")[0].partition("_")[0] == wanted), found[0])
    return "".join(part for name, part in parts if name in ("", keep)), tuple(n for n in found if n != keep)


def _parts(text: str) -> list[tuple[str, str]]:
    parts = []
    position, name = 0, ""
    for mark in _MARK.finditer(text):
        parts.append((name, text[position : mark.start()]))
        name = (mark[1] or mark[2] or mark[3] or "").lower()
        position = mark.end()
    parts.append((name, text[position:]))
    return parts
