"""Accounts made from a terminal."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User

from masthead.cli import createuser
from masthead.cli.trouble import Trouble

pytestmark = pytest.mark.django_db


def make(
    name: str = "dana", role: str = "Editor", email: str = "dana@example.org", word: str = "harbour-lights-9"
) -> str:
    return createuser.make(name, role, email, ("Dana", "Rosen"), lambda: word)


def test_an_account_has_its_role_and_can_sign_in() -> None:
    assert make() == "Editor"
    user = User.objects.get(username="dana")
    assert [group.name for group in user.groups.all()] == ["Editor"]
    assert user.check_password("harbour-lights-9")
    assert (user.email, user.get_full_name(), user.is_superuser) == ("dana@example.org", "Dana Rosen", False)


def test_a_role_is_found_whatever_its_case() -> None:
    assert make(role="photo EDITOR") == "Photo editor"


def test_an_administrator_may_change_everything() -> None:
    make(role="Administrator")
    assert User.objects.get().is_superuser


def test_an_unknown_role_lists_the_roles() -> None:
    with pytest.raises(Trouble, match="there is no role 'Boss'; there are Administrator, Editor, Front editor,"):
        make(role="Boss")


@pytest.mark.parametrize("word", ["short", "password1234", "dana@example.org", ""])
def test_a_weak_password_is_refused_with_the_reason(word: str) -> None:
    with pytest.raises(Trouble, match="Choose another one"):
        make(word=word)
    assert not User.objects.exists()


@pytest.mark.parametrize(("name", "email"), [("dana cohen", ""), ("", ""), ("d" * 200, ""), ("dana", "not-an-address")])
def test_a_name_or_address_that_cannot_be_is_refused(name: str, email: str) -> None:
    with pytest.raises(Trouble):
        make(name=name, email=email)


def test_names_and_addresses_are_nobody_elses() -> None:
    make()
    with pytest.raises(Trouble, match="'DANA' is taken"):
        make(name="DANA", email="other@example.org")
    with pytest.raises(Trouble, match="needs its own"):
        make(name="other", email="Dana@Example.org")


def test_the_password_comes_from_standard_input_without_its_line_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(" two words \r\nmore\n"))
    assert createuser._read_password(True) == " two words "


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(Trouble, match="--password-stdin"):
        createuser._read_password(False)
