"""What can go wrong outside of the program, each in one line with what to do."""

from __future__ import annotations

import errno
import re

from typer.exceptions import TyperException

from masthead.cli.trouble import Trouble
from masthead.conf.objects import BucketError
from masthead.conf.read import ConfigError

INTERRUPTED = 130
"""The exit status of a command that Ctrl-C ended (128 and the number of SIGINT)."""

_DATABASE = (
    (r"locked|busy", "the database is locked by another program; wait until it has ended and try again."),
    (
        r"no such table|no such column|does not exist.*relation|relation .* does not exist|column .* does not exist",
        "the database is not at this version; run `masthead upgrade`.",
    ),
    (r"disk is full|disk full|No space left", "the disk is full; make room and try again."),
    (r"readonly|read-only", "the database may not be written; check the rights of its file and folder."),
    (r"unable to open database file", "the database cannot be opened; check `database` and the rights of its folder."),
    (r"not a database|malformed|corrupt", "the database is damaged; restore a backup with `masthead restore`."),
    (
        r"password authentication failed|no password supplied|role .* does not exist",
        "the database refuses the sign-in; check user and password in `database`.",
    ),
    (r"database .* does not exist", "there is no such database; make it first (`createdb NAME`) or check `database`."),
    (r"", "the database cannot be reached; check `database` and whether its server runs."),
)


def without_debug(arguments: list[str]) -> tuple[list[str], bool]:
    """The arguments without ``--debug``, which may stand anywhere; but what follows ``manage`` is Django's."""
    end = arguments.index("manage") if "manage" in arguments else len(arguments)
    ours = [argument for argument in arguments[:end] if argument != "--debug"]
    return [*ours, *arguments[end:]], len(ours) < end


def in_one_line(error: Exception) -> str:
    """What to tell at a terminal; a fault of the program itself says how to see its traceback."""
    if isinstance(error, TyperException):
        return _of_the_call(error)
    return f"masthead: {told_plainly(error) or _of_the_program(error)}"


def _of_the_program(error: Exception) -> str:
    what = f"{type(error).__name__}: {_short(str(error))}" if str(error).strip() else type(error).__name__
    return f"a fault of the program: {what}; give the command again with `masthead --debug` and report what it shows."


def _of_the_call(error: TyperException) -> str:
    """A command that was called wrongly; without any arguments it is shown its help."""
    text = error.format_message()
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return text
    command = context.command_path if context is not None else "masthead"
    return f"masthead: {_short(text)}; see `{command} --help`."


def told_plainly(error: Exception) -> str | None:
    """What went wrong outside of the program and what to do; ``None`` for anything else."""
    if isinstance(error, Trouble | ConfigError):
        return str(error)
    if isinstance(error, BucketError):
        return f"{error}; check the option that names it, its key, and whether this machine reaches it."
    if isinstance(error, OSError):
        return _of_the_system(error)
    name = type(error).__name__
    module = type(error).__module__
    if module == "django.db.utils" and name in {"OperationalError", "ProgrammingError", "InterfaceError"}:
        return _of_the_database(str(error))
    if module.startswith("django.core.") and name in {"ImproperlyConfigured", "CommandError"}:
        return _short(str(error))
    if name == "IndexBusyError":
        return f"the search index is being written by another program ({_short(str(error))}); wait and try again."
    return None


def _of_the_database(text: str) -> str:
    advice = next(advice for pattern, advice in _DATABASE if re.search(pattern, text, re.IGNORECASE | re.DOTALL))
    return f"{advice[:-1]} ({_short(text)})."


def _of_the_system(error: OSError) -> str | None:
    where = f"{error.filename}: " if error.filename else ""
    known = {
        errno.ENOSPC: "the disk is full; make room and try again.",
        errno.EACCES: "you may not do this; check the rights of the file and its folder.",
        errno.EPERM: "you may not do this; check the rights of the file and its folder.",
        errno.EROFS: "the disk may only be read; choose another place.",
        errno.ENOENT: "there is no such file or folder; check the path.",
        errno.EISDIR: "is a folder; name a file.",
        errno.ENOTDIR: "is no folder; check the path.",
        errno.ENAMETOOLONG: "the name is too long; choose a shorter one.",
    }
    advice = known.get(error.errno or 0)
    return f"{where}{advice}" if advice else None


def _short(text: str) -> str:
    """The first line, without its full stop."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (lines[0] if lines else "no more is known")[:300].rstrip(".")
