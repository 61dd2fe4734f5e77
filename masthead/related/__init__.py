"""Stories to read next (see docs/explanation/related.md)."""
