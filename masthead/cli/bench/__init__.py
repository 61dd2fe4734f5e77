"""Benchmarks that are part of the command: on a scratch newspaper of any size."""
