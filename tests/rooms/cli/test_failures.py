"""Errors are one line with what to do, a traceback only with --debug, and the right exit status."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import OperationalError, ProgrammingError

from masthead.cli import app, failures
from masthead.cli.failures import told_plainly, without_debug


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MASTHEAD_CONFIG", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["masthead", *arguments])
        with pytest.raises(SystemExit) as caught:
            app.main()
        out, err = capfd.readouterr()
        return int(caught.value.code or 0), out, err

    return run


@pytest.mark.parametrize("command", ["serve", "upgrade", "check", "backup x.zip", "export x.zip", "createuser a"])
def test_without_a_newspaper_one_line_says_what_to_do(call, command: str) -> None:
    status, _, err = call(*command.split())
    assert status == 1
    assert err.count("\n") == 1
    assert "there is no newspaper here; make one with `masthead new DIR`" in err


def test_a_wrong_option_in_the_file_is_one_line(call, tmp_path: Path) -> None:
    (tmp_path / "masthead.toml").write_text("lisst_length = 3\n")
    status, _, err = call("check")
    assert (status, err.count("\n")) == (1, 1)
    assert "masthead.toml, line 1" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("frob", "No such command 'frob'; see `masthead --help`."),
        ("serve --loud", "No such option: --loud; see `masthead serve --help`."),
        ("export", "Missing argument 'FILE'; see `masthead export --help`."),
        ("new x --port 99999", "see `masthead new --help`."),
        ("import frob", "see `masthead import --help`."),
    ],
)
def test_a_wrong_call_is_one_line_and_leads_to_the_help(call, arguments: str, said: str) -> None:
    status, _, err = call(*arguments.split())
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("masthead: ")
    assert said in err


def test_without_arguments_the_help_is_shown(call) -> None:
    _, out, err = call()
    assert "Usage: masthead" in out + err


def test_help_is_no_error(call) -> None:
    status, out, _ = call("backup", "--help")
    assert status == 0
    assert "row by row" in " ".join(out.split())


@pytest.mark.parametrize("arguments", [["--debug", "serve"], ["serve", "--debug"]])
def test_debug_shows_the_traceback_before_or_after_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MASTHEAD_CONFIG", raising=False)
    monkeypatch.setattr(sys, "argv", ["masthead", *arguments])
    with pytest.raises(app.Trouble):
        app.main()


def test_what_follows_manage_is_djangos() -> None:
    assert without_debug(["--debug", "manage", "x", "--debug"]) == (["manage", "x", "--debug"], True)
    assert without_debug(["manage", "x", "--debug"]) == (["manage", "x", "--debug"], False)


@pytest.mark.parametrize("error", [KeyboardInterrupt, app.typer.Abort])
def test_ctrl_c_ends_cleanly(call, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr(app, "configuration", interrupted)
    status, _, err = call("serve")
    assert status == failures.INTERRUPTED
    assert "Traceback" not in err


def test_a_fault_of_the_program_says_how_to_see_its_traceback(
    monkeypatch: pytest.MonkeyPatch, call: Callable[..., tuple[int, str, str]]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(app, "configuration", broken)
    status, _, err = call("serve")
    assert status == 1
    assert err == (
        "masthead: a fault of the program: ZeroDivisionError: by zero; "
        "give the command again with `masthead --debug` and report what it shows.\n"
    )
    monkeypatch.setattr(sys, "argv", ["masthead", "--debug", "serve"])
    with pytest.raises(ZeroDivisionError):
        app.main()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("database is locked"), "wait until it has ended"),
        (OperationalError("no such table: stories_story"), "run `masthead upgrade`"),
        (ProgrammingError('relation "stories_story" does not exist\nLINE 1: …'), "run `masthead upgrade`"),
        (OperationalError("database or disk is full"), "make room"),
        (OperationalError("attempt to write a readonly database"), "may not be written"),
        (OperationalError("unable to open database file"), "cannot be opened"),
        (OperationalError('connection failed: FATAL:  database "paper" does not exist'), "createdb"),
        (OperationalError('FATAL:  password authentication failed for user "paper"'), "check user and password"),
        (OperationalError('FATAL:  role "paper" does not exist'), "check user and password"),
        (OperationalError("connection refused\nIs the server running?"), "whether its server runs"),
        (OSError(errno.ENOSPC, "No space left on device", "/srv/x"), "/srv/x: the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/x"), "check the rights"),
        (CommandError("No such thing.\nMore lines"), "No such thing"),
    ],
)
def test_what_people_meet_is_told_in_one_line(error: Exception, said: str) -> None:
    told = told_plainly(error)
    assert told is not None
    assert said in told
    assert "\n" not in told
