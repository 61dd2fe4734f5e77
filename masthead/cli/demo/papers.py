"""The documents and recordings that the demo's stories offer, by the name that the stories give them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from masthead.cli.demo.sounds import bell, pdf

PICTURES = Path(__file__).parent / "pictures"


def make(name: str, bible: dict[str, Any]) -> tuple[str, ContentFile[bytes]]:
    """Title and file of a document; raises ``KeyError`` for a name that the bible does not have."""
    for entry in bible["documents"]:
        if entry["key"] == name:
            return entry["title"], ContentFile(pdf(entry["title"], entry["lines"]), name=name)
    recording = next((entry for entry in bible["recordings"] if entry["key"] == name), None)
    if recording is None:
        raise KeyError(name)
    if recording["kind"] == "audio":
        return recording["brief"], ContentFile(bell(), name=f"{name}.wav")
    return recording["brief"], ContentFile((PICTURES / f"{name}.webm").read_bytes(), name=f"{name}.webm")
