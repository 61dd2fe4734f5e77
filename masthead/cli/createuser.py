"""``masthead createuser``: an account for somebody who works in the newsroom."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from masthead.cli.paper import Paper, start
from masthead.cli.trouble import Trouble

if TYPE_CHECKING:
    from django.contrib.auth.models import Group


def createuser(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What they sign in with.")],
    role: Annotated[str, typer.Option("--role", help="What they may do: one of the newsroom's roles.")] = "Editor",
    email: Annotated[str, typer.Option("--email", help="Their mail address; they may sign in with it as well.")] = "",
    first_name: Annotated[str, typer.Option("--first-name", help="Shown to colleagues.")] = "",
    last_name: Annotated[str, typer.Option("--last-name", help="Shown to colleagues.")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking for it.")
    ] = False,
    paper: Paper = None,
) -> None:
    """Make an account for the newsroom.

    The password is asked for and not shown. The roles are Reporter, Editor, Photo editor, Front editor,
    Newsletter editor and Administrator, and those that you made yourself. Make an Administrator first.
    """
    start(paper)
    made = make(name, role, email, (first_name, last_name), lambda: _read_password(password_stdin))
    typer.echo(f"{name} can sign in as {made}.")
    from django.conf import settings

    if made in settings.MASTHEAD_TWO_FACTOR_ROLES:
        typer.echo("The first sign-in asks to set up a second factor (a passkey or a code).")


def make(name: str, role: str, email: str, names: tuple[str, str], ask: Callable[[], str]) -> str:
    """Make the account and answer the role's name as it is written; ``ask`` gives the password.

    Raises ``Trouble`` for a name or an address that is taken, an unknown role and a weak password.
    """
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from masthead.newsroom.roles import ADMINISTRATOR

    group = _role(role)
    _must_be_free(name, email)
    user = get_user_model()(username=name, email=email, first_name=names[0], last_name=names[1])
    user.is_superuser = group.name == ADMINISTRATOR
    try:
        user.clean_fields(exclude=["password"])
        password = ask()
        validate_password(password, user)
    except ValidationError as error:
        raise Trouble(f"{' '.join(error.messages)} Choose another one.") from error
    user.set_password(password)
    with transaction.atomic():
        user.save()
        user.groups.add(group)
    return str(group.name)


def _role(name: str) -> Group:
    from django.contrib.auth.models import Group

    found = Group.objects.filter(name__iexact=name.strip()).first()
    if found is None:
        there = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
        raise Trouble(f"there is no role {name!r}; there are {there or 'none: run `masthead upgrade`'}.")
    return found


def _must_be_free(name: str, email: str) -> None:
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if users.filter(username__iexact=name).exists():
        raise Trouble(f"{name!r} is taken; choose another name.")
    if email and users.filter(email__iexact=email).exists():
        raise Trouble(f"somebody has the address {email} already; each account needs its own.")


def _read_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Trouble("there is no terminal to ask for a password; give it with --password-stdin.")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt="Once more"))
