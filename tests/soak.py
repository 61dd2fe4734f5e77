"""What takes minutes and says again, of more, what a shorter test says: run by ``make soak``, and skipped elsewhere."""

import os

import pytest

IS_SOAK = "SOAK_KILLS" in os.environ
in_soak = pytest.mark.skipif(not IS_SOAK, reason="takes long, and a shorter test says so of less: make soak")
