"""Django's backend for SQLite, which waits for its turn to write in another way (``base``)."""
