"""System checks of the options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from masthead.conf import checks
from masthead.conf.read import read


def ids(settings: Any) -> set[str]:
    return {str(message.id) for message in checks.check_options(None)}


def test_a_newspaper_on_ones_own_machine_is_left_in_peace(settings: Any) -> None:
    settings.MASTHEAD_ADDRESS = "http://127.0.0.1:8000"
    settings.DEBUG = True
    assert ids(settings) == set()


def test_debug_in_public_is_an_error(settings: Any) -> None:
    settings.MASTHEAD_ADDRESS, settings.IS_SECURE, settings.DEBUG = "https://paper.example", True, True
    assert ids(settings) == {"masthead.E001"}


def test_a_public_address_without_encryption_is_told(settings: Any) -> None:
    settings.MASTHEAD_ADDRESS, settings.IS_SECURE, settings.DEBUG = "http://paper.example", False, False
    assert ids(settings) == {"masthead.W002"}


@pytest.mark.parametrize("originals", ["media", "media/originals", "."])
def test_originals_where_readers_can_fetch_them_are_an_error(settings: Any, tmp_path: Path, originals: str) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.MASTHEAD_ORIGINALS_DIR = str(tmp_path / originals)
    assert "masthead.E003" in ids(settings)


def test_a_key_that_others_can_read_is_told(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MASTHEAD_SECRET_KEY")
    (tmp_path / "masthead.toml").touch()
    settings.CONFIG = read(tmp_path / "masthead.toml", {})
    key = tmp_path / "secret.key"
    key.write_text("k" * 40)
    key.chmod(0o644)
    assert ids(settings) == {"masthead.W004"}
    key.chmod(0o600)
    assert ids(settings) == set()


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "::1", "192.168.1.4", "10.0.0.1", "paper.localhost", "a.local"]
)
def test_local_hosts(host: str) -> None:
    assert checks.is_local(host)


@pytest.mark.parametrize("host", ["paper.example", "8.8.8.8", "localhost.example", "local"])
def test_public_hosts(host: str) -> None:
    assert not checks.is_local(host)
