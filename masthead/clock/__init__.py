"""Actions that are due at a moment: each is done once, alone, and never lost (docs/explanation/clock.md)."""
