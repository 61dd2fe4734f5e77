"""Versions of a story: which count, which are autosaves, and what may be cleared away."""
