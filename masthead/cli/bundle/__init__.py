"""The whole newspaper in one file: written, read, restored and compared; see docs/how-to/back-up-and-restore.md."""
