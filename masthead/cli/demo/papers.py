"""The documents and recordings that the demo's stories offer, by the name that the stories give them."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile

from masthead.cli.demo.sounds import bell, pdf

BUDGET = [
    "City of Ashmoret - Budget proposal, as laid before the council",
    "",
    "Roads and quays ............ 212 million",
    "Schools .................... 198 million",
    "Water and drains ........... 121 million",
    "Harbour Line ...............  96 million",
    "Parks and the beach ........  31 million",
    "Libraries ..................  14 million",
    "",
    "An invented document of an invented city.",
]
RUN_LOG = [
    "Tram 1009 - night run, log of the driver",
    "",
    "01:12  Depot",
    "01:31  Customs Street, halt 40 s: a cat on the rails",
    "01:44  Ropewalk",
    "02:05  Upper Carobs, end of the line",
    "",
    "An invented document of an invented city.",
]
FILMS = Path(__file__).parent / "pictures"


def make(name: str) -> ContentFile[bytes]:
    """The file of a document; raises ``KeyError`` for a name that no story should use."""
    match name:
        case "council-budget.pdf":
            return ContentFile(pdf("The budget of Ashmoret", BUDGET), name=name)
        case "tram-1009-run-log.pdf":
            return ContentFile(pdf("Log of tram 1009", RUN_LOG), name=name)
        case "tram-bell":
            return ContentFile(bell(), name="tram-bell.wav")
        case "tram-night-run":
            return ContentFile((FILMS / "tram-night-run.webm").read_bytes(), name="tram-night-run.webm")
    raise KeyError(name)
