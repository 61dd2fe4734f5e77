"""Every option in one table, read from ``masthead.toml`` and the environment, and Django's settings from them."""
