"""The command ``masthead``: everything that is done with a newspaper from a terminal."""
