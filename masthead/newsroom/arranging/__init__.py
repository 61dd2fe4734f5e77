"""Editing what stands on a front: lead, secondaries, rivers."""
