"""What ``masthead check`` looks at in the newspaper: editions, bylines, accounts, roles, index, tasks, clock, files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.storage import storages
from django.db.models import Q
from django.http.request import validate_host
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from masthead.cli.bundle.files import is_safe
from masthead.cli.bundle.loading import named_files
from masthead.cli.check import Finding, Look
from masthead.clock import working as clock
from masthead.conf.bucket_storage import BucketStorage
from masthead.conf.read import Config
from masthead.editions.models import Edition
from masthead.newsroom.roles import ADMINISTRATOR
from masthead.people.models import Person
from masthead.search.indexes import status

LATE = timedelta(minutes=10)
"""How long a task may wait before it is clear that no worker runs."""

ACTION_LATE = timedelta(minutes=1)
"""How late an action of the clock may be before something is wrong."""
FILES_TOLD = ACTIONS_TOLD = 20


def editions(config: Config) -> Iterator[Finding]:
    """Editions that cannot be reached, or none at all."""
    there = list(Edition.objects.select_related("locale"))
    if not there:
        yield Finding("There is no edition, so readers get nothing", "Make a newspaper with `masthead new DIR`")
    elif not any(edition.is_default for edition in there):
        yield Finding("No edition is the first one", "Choose one in the newsroom, under Settings, Editions")
    for edition in there:
        yield from _edition(edition)


def _edition(edition: Edition) -> Iterator[Finding]:
    where = "in the newsroom, under Settings, Editions"
    if not edition.is_default and not edition.host and not edition.prefix:
        yield Finding(f"The edition {edition.code} has neither a host nor a prefix", f"Give it one {where}")
    if edition.host and not validate_host(edition.host, settings.ALLOWED_HOSTS):
        yield Finding(
            f"The edition {edition.code} has the host {edition.host}, which is not answered",
            f'Add "{edition.host}" to `hosts` in masthead.toml',
        )
    if edition.language not in dict(settings.LANGUAGES):
        yield Finding(
            f"The edition {edition.code} is written in {edition.language!r}, which is not among the languages",
            f'Add "{edition.language}" to `languages` in masthead.toml',
        )
    if not Person.objects.filter(locale=edition.locale, is_default_staff=True).exists():
        todo = "Mark one in the newsroom, under Bylines: stories of unknown authors come under it"
        yield Finding(f"The edition {edition.code} has no staff byline", todo, is_note=True)


def accounts(config: Config) -> Iterator[Finding]:
    """Nobody who may change everything, or members of a guarded role with a password alone."""
    users = get_user_model().objects.filter(is_active=True)
    administrators = users.filter(Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR))
    if not administrators.exists():
        yield Finding(
            "Nobody can sign in as an administrator", f"Run `masthead createuser NAME --role {ADMINISTRATOR}`"
        )
    roles = settings.MASTHEAD_TWO_FACTOR_ROLES
    for role in roles:
        if not Group.objects.filter(name=role).exists():
            there = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
            yield Finding(f"`two_factor_roles` names {role!r}, which is no role", f"There are {there}")
    guarded = users.filter(groups__name__in=roles).distinct()
    without = guarded.exclude(pk__in=Authenticator.objects.values("user")).count()
    if without:
        todo = "They are asked to set one up at their next sign-in"
        yield Finding(f"{without} in a role of `two_factor_roles` have no second factor yet", todo, is_note=True)


def index(config: Config) -> Iterator[Finding]:
    """Search indexes that do not answer."""
    for each in status():
        if each.state != "ready":
            yield Finding(f"The search index {each.index!r} is {each.state}", "Run `masthead upgrade`, which builds it")


def tasks(config: Config) -> Iterator[Finding]:
    """Work that nobody does."""
    before = timezone.now() - LATE
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=before)
    if waiting.exists():
        yield Finding(
            f"{waiting.count()} background tasks have waited for more than ten minutes",
            "Start the newspaper with `masthead serve`, which runs the worker",
            is_note=True,
        )
    failed = DBTaskResult.objects.failed().count()
    if failed:
        todo = "Run `masthead upgrade`; the log of `masthead serve` says why"
        yield Finding(f"{failed} background tasks have failed", todo, is_note=True)


def files(config: Config) -> Iterator[Finding]:
    """Files that rows name and that are not there."""
    listed = {
        alias: set(storage.names())
        for alias in storages.backends
        if isinstance(storage := storages[alias], BucketStorage)
    }
    gone = [
        (alias, name)
        for alias, name in sorted(named_files())
        if not is_safe(name) or not (name in listed[alias] if alias in listed else storages[alias].exists(name))
    ]
    for alias, name in gone[:FILES_TOLD]:
        yield Finding(f"The file {name} is not among the files of {alias}", "Bring it back from a backup")
    if len(gone) > FILES_TOLD:
        yield Finding(f"{len(gone) - FILES_TOLD} more files are missing", "Bring them back from a backup")


def actions(config: Config) -> Iterator[Finding]:
    """What the clock should have done."""
    for action in clock.waiting().filter(due_at__lt=timezone.now() - ACTION_LATE)[:ACTIONS_TOLD]:
        why = action.failure or "nobody has done it"
        yield Finding(
            f"{action} was due at {action.due_at:%Y-%m-%d %H:%M} UTC: {why}",
            "Start the newspaper with `masthead serve`, whose log says more",
        )


LOOKS: tuple[Look, ...] = (editions, accounts, index, tasks, actions)
