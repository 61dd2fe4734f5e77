"""The Caddyfile with which Caddy answers stored pages and files by itself."""

from __future__ import annotations

import re

from masthead.cli.deploy.editions import hosts
from masthead.cli.deploy.forms import connectable, filled, pages, plain
from masthead.conf import services
from masthead.conf.old_queries import NAMES as OLD_NAMES
from masthead.conf.read import Config
from masthead.front.files import PUBLIC
from masthead.front.paper import FOREVER, PAGE_CACHE, paper_of
from masthead.front.serving import RETRY_AFTER
from masthead.press.stored import MEDIA_TYPES


def configuration(config: Config, *, port: str = "") -> str:
    """A complete Caddyfile for all hosts of the paper; ``port`` where it is not that of the address."""
    paper = paper_of(config)
    address = services.address(config)
    port = port or str(address.port or "")
    named = [(re.sub(r"^\*?\.", "*.", host), folder) for host, folder in hosts(paper)]
    blanks: dict[str, object] = {
        "name": "masthead_" + re.sub(r"\W", "_", paper.own_host),
        "front": connectable(config.text("listen")),
        "sites": ", ".join(f"{address.scheme}://{host}{port and f':{port}'}" for host, _ in named),
        "folders": "\n".join(f"\t\t{host} {folder}" for host, folder in named if "*" not in host),
        "pages_folder": plain(pages(paper)),
        "static": plain(paper.static),
        "media": plain(paper.media),
        "public": " ".join(f"/media/{folder}/*" for folder in PUBLIC),
        "megabytes": config.number("picture_megabytes") + 4,
        "safety": "\n".join(f'\t\t{name} "{value}"' for name, value in paper.safety),
        "copies": "".join(f'\n\t\t\t{name} "{value}"' for name, value in paper.for_caches),
        "policy": paper.reader_policy,
        "types": "\n".join(_type(ending, kind) for ending, kind in MEDIA_TYPES.items() if ending != "html"),
        "html": MEDIA_TYPES["html"],
        "stored": _stored(plain(paper.notices)),
        # Twelve times, not "{12}": Caddy has a use of its own for braces.
        "twelve": "[0-9a-f]" * 12,
        "hashed": rf"\.{'[0-9a-f]' * 12}\.[a-z0-9]+$",
        "page_cache": PAGE_CACHE,
        "forever": FOREVER,
        "retry_after": RETRY_AFTER,
    }
    # Of media in a bucket the front is asked for all: it alone fetches what its copy lacks.
    passed = f"\thandle /media/* {{\n\t\timport {blanks['name']}\n\t}}\n"
    blanks["media_files"] = filled("Caddyfile.media", **blanks) if paper.media_bucket is None else passed
    return filled("Caddyfile.parts", **blanks) + filled("Caddyfile", **blanks)


def _type(ending: str, kind: str) -> str:
    return f'\t\t@{ending} path *.{ending}\n\t\theader @{ending} Content-Type "{kind}"'


def _stored(notices: str) -> str:
    """What a request must be for a stored page to answer it."""
    old = rf"^/([^/?]+/)?[?](.*&)?({'|'.join(OLD_NAMES)})="
    return f"""\
\t\tmethod GET HEAD
\t\tnot path */index.html
\t\tnot expression `{{http.request.uri}}.matches("{old}")`
\t\tnot file {{
\t\t\troot "{notices}"
\t\t\ttry_files /maintenance
\t\t}}"""
