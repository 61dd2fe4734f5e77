"""Masthead: the system behind a daily newspaper on the web."""
