"""What makes a bundle unusable."""

from __future__ import annotations

from masthead.cli.trouble import Trouble


class DamagedBundle(Trouble):
    """A file that is no bundle of ours, is damaged, or was made to do harm; nothing of it is kept."""
