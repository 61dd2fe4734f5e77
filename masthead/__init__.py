"""Masthead: the system behind a daily newspaper on the web."""

__version__ = "0.1.0"
