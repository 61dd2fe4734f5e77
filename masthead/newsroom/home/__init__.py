"""The newsroom's home page."""
