"""What the demo newspaper says of itself, and where its links lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from masthead.cli import demo
from masthead.cli.demo import run

CONTENT = Path(demo.__file__).parent / "content"
EMBEDDED = re.compile(r'^:::embed\nurl = "https?://([^/"]+)', re.MULTILINE)


@pytest.mark.parametrize("listen", ["127.0.0.1:8123", "0.0.0.0:8123"])
def test_it_says_where_a_passkey_works_for_no_browser_takes_one_at_a_number(listen: str) -> None:
    said = run.greeting(listen)
    assert f"http://{listen}/newsroom/" in said
    assert "http://localhost:8123/newsroom/" in said


def test_what_it_embeds_is_nobodys() -> None:
    """``example.org`` is kept free for examples (RFC 2606): an invented number of a video may be a real one's."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(CONTENT.rglob("*.md"))]
    assert {host for text in texts for host in EMBEDDED.findall(text)} == {"example.org"}
