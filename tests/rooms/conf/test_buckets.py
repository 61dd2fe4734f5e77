"""Buckets by one URL, and keys that stand in none."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.conf import buckets
from masthead.conf.read import Config, ConfigError, read


def config(tmp_path: Path, **values: str) -> Config:
    return Config(tmp_path, {**read(None, {}).values, **values})


def test_a_bucket_is_named_by_one_url_with_its_key_in_the_environment(tmp_path: Path) -> None:
    named = config(tmp_path, pages="s3://the-paper/pages/he/?endpoint=https://s3.example:9000/&region=eu-1")
    found = buckets.bucket(named, "pages", {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "s3cret"})
    assert found == buckets.Bucket("the-paper", "pages/he", "https://s3.example:9000", "eu-1", "id", "s3cret")
    assert "s3cret" not in repr(found)
    assert buckets.folder(named, "pages") == str(tmp_path / ".pages")


def test_a_folder_is_no_bucket(tmp_path: Path) -> None:
    assert buckets.bucket(config(tmp_path), "pages", {}) is None
    assert buckets.folder(config(tmp_path), "pages") == str(tmp_path / "pages")


def test_a_key_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "s3.key").write_text("id\ns3cret\n")
    named = config(tmp_path, pages="s3://the-paper", s3_key_file="s3.key")
    found = buckets.bucket(named, "pages", {})
    assert found is not None
    assert (found.key, found.secret, found.prefix, found.region) == ("id", "s3cret", "", "us-east-1")
    (tmp_path / "s3.key").write_text("id")
    with pytest.raises(ConfigError, match="two lines"):
        buckets.bucket(named, "pages", {})


@pytest.mark.parametrize(
    "url",
    [
        "s3:",
        "s3://",
        "s3:paper",
        "s3://A_B",
        "s3://x",
        "s3://id:secret@paper",
        "s3://paper?endpoint=host",
        "s3://paper?a=b",
        "s3://[",
    ],
)
def test_another_bucket_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match="`pages` takes s3://BUCKET") as caught:
        buckets.bucket(config(tmp_path, pages=url), "pages", {})
    assert "secret@" not in str(caught.value)


def test_media_in_a_bucket_have_a_copy_here_and_originals_none(tmp_path: Path) -> None:
    named = config(tmp_path, media="s3://paper/media", originals="s3://paper/originals")
    assert buckets.folder(named, "media") == str(tmp_path / ".media")
    assert buckets.folder(named, "originals") == ""
    buckets.must_be_apart(named, {})


@pytest.mark.parametrize(
    ("values", "inner"),
    [
        ({"pages": "s3://paper", "originals": "s3://paper/originals"}, "originals"),
        ({"media": "s3://paper/media", "originals": "s3://paper/media/images/"}, "originals"),
        ({"media": "s3://paper/a", "pages": "s3://paper/a"}, "media|pages"),
    ],
)
def test_one_place_within_another_is_refused(tmp_path: Path, values: dict[str, str], inner: str) -> None:
    with pytest.raises(ConfigError, match=f"`({inner})` lies within"):
        buckets.must_be_apart(config(tmp_path, **values), {})


def test_places_whose_names_only_begin_alike_are_apart(tmp_path: Path) -> None:
    urls = {"pages": "s3://paper/p", "media": "s3://paper/pm", "originals": "s3://paper-2/p"}
    buckets.must_be_apart(config(tmp_path, **urls), {})
    elsewhere = {"pages": "s3://paper?endpoint=https://a.example", "media": "s3://paper?endpoint=https://b.example"}
    buckets.must_be_apart(config(tmp_path, **elsewhere), {})
