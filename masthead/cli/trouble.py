"""Errors that a person at a terminal can do something about."""

from __future__ import annotations


class Trouble(Exception):  # noqa: N818 - it is what the person reads, not a programmer's error
    """Something to tell in one line, with what to do; ends the command with status 1."""
