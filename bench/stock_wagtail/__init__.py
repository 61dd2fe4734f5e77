"""A newspaper as a Wagtail project comes out when nothing is added: for ``bench/wagtail_comparison.py``."""
