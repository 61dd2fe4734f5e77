"""The process that readers meet: it answers stored pages and files by itself and passes the rest on.

It imports neither Django nor a database, so it goes on when these do not work.
"""
