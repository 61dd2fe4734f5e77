"""Asks axe what is wrong with a page, for no more of an answer than the tests read."""

from __future__ import annotations

import json
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import BrowserContext, Page

COLOURS = {"runOnly": ["color-contrast"]}
"""The one rule of axe that reads colours: what a second colour scheme can change."""


def give_axe(context: BrowserContext) -> None:
    """Have axe in each page of the context, which compiles it once for all of them."""
    context.add_init_script(AXE_SCRIPT)


def violations(page: Page, **options: Any) -> list[dict[str, Any]]:
    """What axe finds; what it finds in order is neither described nor sent, which is most of its work."""
    asked = json.dumps({"resultTypes": ["violations"], **options})
    found: list[dict[str, Any]] = page.evaluate(f"axe.run({asked}).then(results => results.violations)")
    return found


def report(page: Page, **options: Any) -> str:
    """The same as text; empty where nothing is found."""
    found = violations(page, **options)
    return str(AxeResults({"violations": found}).generate_report()) if found else ""
