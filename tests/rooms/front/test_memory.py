"""The front keeps pages in memory within a bound that counts more than their bodies."""

from __future__ import annotations

from pathlib import Path

from isal import igzip

from masthead.conf.read import read
from masthead.front.pages import AROUND, Pages
from masthead.front.paper import paper_of


def test_small_pages_are_kept_within_the_bound_too(tmp_path: Path):
    (tmp_path / "masthead.toml").write_text('name = "The Harbour"\n', encoding="utf-8")
    (tmp_path / "pages").mkdir()
    pages = Pages(paper_of(read(tmp_path / "masthead.toml", {})), kept_bytes=10 * AROUND)
    for number in range(30):
        file = tmp_path / "pages" / f"{number}"
        file.with_suffix(".gz").write_bytes(igzip.compress(b"short"))
        assert pages.page(str(file), "gzip") is not None
    assert 5 < len(pages.kept) < 10
    assert pages.size <= pages.kept_bytes
