"""The folder of a new newspaper, written only when everything about it is right."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from masthead.cli import ports
from masthead.cli.new import write_folder
from masthead.cli.trouble import Trouble
from masthead.conf import languages, services
from masthead.conf.read import ConfigError, read


def write(folder: Path, **values: str) -> None:
    write_folder(folder, **{"name": "The Harbour", "address": "http://127.0.0.1:1", "listen": "127.0.0.1:1"} | values)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "he", "pt", "pt-BR", "zh-Hant"])
def test_its_options_can_be_read_whatever_its_language(tmp_path: Path, language: str) -> None:
    write(tmp_path / "paper", language=language, time_zone="Asia/Jerusalem")
    config = read(tmp_path / "paper" / "masthead.toml", {})
    assert services.language(config) == language
    assert services.zone(config) == "Asia/Jerusalem"
    assert languages.named(config.list("languages"))
    assert (tmp_path / "paper" / "secret.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("wrong", "value"),
    [
        ("language", "tlhx1"),
        ("time_zone", "Mars/Base"),
        ("name", 'a "quoted" name'),
        ("name", "two\nlines"),
        ("name", " "),
    ],
)
def test_nothing_is_written_when_something_is_wrong(tmp_path: Path, wrong: str, value: str) -> None:
    with pytest.raises((Trouble, ConfigError)):
        write(tmp_path / "paper", **{wrong: value})
    assert not (tmp_path / "paper").exists()


def test_a_newspaper_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / ".masthead-version").touch()
    with pytest.raises(Trouble, match="already"):
        write(tmp_path, name="Another")


def test_one_whose_making_was_interrupted_is_gone_on_with(tmp_path: Path) -> None:
    write(tmp_path)
    key = (tmp_path / "secret.key").read_text()
    write(tmp_path)
    assert (tmp_path / "secret.key").read_text() == key


@pytest.mark.parametrize("listen", ["8000", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:0", "127.0.0.1:70000", ":8000"])
def test_where_nobody_can_listen_is_refused(listen: str) -> None:
    with pytest.raises(Trouble, match="host:port"):
        ports.split(listen)


def test_a_taken_port_is_told_with_the_advice() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Trouble, match=f"port {port} is taken by another program; choose another"):
            ports.must_be_free(f"127.0.0.1:{port}", "choose another.")


@pytest.mark.parametrize("host", ["192.0.2.1", "not a host"])
def test_a_host_that_is_not_this_machine_is_told(host: str) -> None:
    with pytest.raises(Trouble, match="mend `listen`"):
        ports.must_be_free(f"{host}:8000", "choose another.")


def test_an_address_of_version_six_is_taken() -> None:
    assert ports.split("[::1]:8000") == ("::1", 8000)
