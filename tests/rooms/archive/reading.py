"""What must never be on a page that readers get, whatever an archive held."""

from __future__ import annotations

import html5lib

OURS = ("/static/", "/media/")
RUNS = frozenset({"iframe", "object", "embed", "applet", "frame", "base", "form"})
"""Elements that load or send something by themselves; a form of ours has an action on our own site."""


def dangers(page: str) -> list[str]:
    """Everything on a page that could run a stranger's script or load from a stranger's site."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [danger for element in tree.iter() if isinstance(element.tag, str) for danger in _dangers(element)]


def _dangers(element) -> list[str]:
    found = []
    if element.tag == "script" and element.get("type") != "application/ld+json":
        source = element.get("src") or ""
        if not source.startswith(OURS):
            found.append(f"script {source or (element.text or '')[:40]}")
    if element.tag in RUNS and not (element.get("action") or "").startswith("/"):
        found.append(element.tag)
    for name, value in element.attrib.items():
        value = "".join(value.split()).lower()
        if name.lower().startswith("on") or name == "style" or name == "srcdoc":
            found.append(f"{element.tag} {name}")
        if value.startswith(("javascript:", "vbscript:", "data:text", "data:image/svg")):
            found.append(f"{element.tag} {name}={value[:30]}")
        if (
            name in ("src", "srcset", "poster")
            and not value.startswith(OURS)
            and element.tag not in ("video", "audio", "source")
        ):
            found.append(f"{element.tag} {name}={value[:60]}")
    return found
