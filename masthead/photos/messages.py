"""What is said to a photo editor about a file: one table of sentences that can be translated."""

from __future__ import annotations

from dataclasses import dataclass, field


def _(sentence: str) -> str:
    """Mark a sentence for the translators; it is translated where it is shown."""
    return sentence


SENTENCES = {
    "empty": _("The file is empty; upload the picture again."),
    "too_many_bytes": _(
        "The file has %(size)s MB and the limit is %(limit)s MB; "
        "save it smaller, for example as a JPEG, and upload that."
    ),
    "svg": _("This is an SVG drawing, which can carry scripts; export it as PNG and upload that."),
    "raw": _("This is a camera's raw file; develop it, export it as JPEG or TIFF and upload that."),
    "other_kind": _("This is %(kind)s, not a photo; upload a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF file."),
    "unknown_kind": _(
        "This is not a picture, whatever its name says; upload a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF file."
    ),
    "hidden": _(
        "The file also contains %(kind)s; open the picture in a picture program, save it anew and upload that."
    ),
    "damaged": _("The picture is damaged and cannot be opened; ask for it again or export it anew."),
    "cut_off": _("The picture is cut off before its end; fetch the whole file and upload it again."),
    "too_many_pixels": _(
        "The picture has %(width)s × %(height)s pixels and the limit is %(limit)s megapixels; "
        "scale it down and upload that."
    ),
    "bomb": _(
        "The picture unpacks to far more than the limit of %(limit)s megapixels; export it anew and upload that."
    ),
    "too_many_frames": _(
        "The animation has too many frames (%(frames)s of %(width)s × %(height)s pixels); "
        "shorten it or scale it down and upload that."
    ),
    "too_slow": _("The picture takes more than %(seconds)s seconds to open; export it as JPEG and upload that."),
    "too_hungry": _("The picture needs more memory than a picture may; export it as a JPEG and upload that."),
    "wrong_extension": _("The file is called “%(name)s” but is %(kind)s; it is kept as %(extension)s."),
    "trailing": _("%(bytes)s bytes after the picture are no part of it; readers never get them."),
    "bad_profile": _("The colour profile is damaged and was not used; check the colours."),
    "bad_frames": _("The animation in this file is damaged; its still picture is used."),
    "pages": _("The file has %(frames)s pages; the first is used."),
}
"""Sentences by code, in English, with their facts as ``%(name)s``: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the table with its facts."""

    code: str
    facts: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return SENTENCES[self.code] % self.facts


class Refused(ValueError):  # noqa: N818 - "raise Refused" is the sentence that it means
    """A file that is not taken as a photo; ``message`` says why and what to do, ``str()`` in English."""

    def __init__(self, code: str, **facts: str | int) -> None:
        self.message = Message(code, facts)
        super().__init__(str(self.message))

    @property
    def code(self) -> str:
        return self.message.code
