"""The configuration with which nginx answers stored pages and files by itself."""

from __future__ import annotations

import re

from masthead.cli.deploy.editions import hosts
from masthead.cli.deploy.forms import connectable, filled, pages, plain
from masthead.conf.old_queries import NAMES as OLD_NAMES
from masthead.conf.read import Config
from masthead.front import files
from masthead.front.paper import FOREVER, PAGE_CACHE, FrontPaper, paper_of
from masthead.front.serving import RETRY_AFTER
from masthead.press.stored import MEDIA_TYPES

ENDINGS = (
    *("css", "js", "json", "svg", "ico", "woff2", "woff", "map", "txt", "xml", "webmanifest"),
    *("webp", "avif", "jpg", "jpeg", "png", "gif"),
    *("pdf", "csv", "docx", "xlsx", "pptx", "odt", "zip", "mp3", "m4a", "mp4", "ogg", "wav", "webm", "vtt"),
)
"""Endings of files below /static/ and /media/; the machine's own table lacks some of them."""
PASSED = (
    # The address as it was asked for: @miss is reached after the rewrite to a file's name.
    "proxy_pass http://{name}$request_uri; proxy_set_header Host $host; "
    "proxy_set_header X-Forwarded-Host $host; proxy_set_header X-Forwarded-For $remote_addr; "
    "proxy_set_header X-Forwarded-Proto $scheme; proxy_read_timeout 125s; proxy_request_buffering off;"
)


def configuration(config: Config, *, listen: str = "80", brotli: bool = True) -> str:
    """A complete ``server`` block for all hosts of the paper, with what it needs beside it."""
    paper = paper_of(config)
    named = hosts(paper)
    name = "masthead_" + re.sub(r"\W", "_", paper.own_host)
    brotli_static = " brotli_static on;" if brotli else ""
    return filled(
        "nginx.conf",
        name=name,
        front=connectable(config.text("listen")),
        listen=listen,
        own_host=paper.own_host,
        hosts=" ".join(dict.fromkeys(host for host, _ in named)),
        folders="\n".join(f'    {_quoted(host)} "{folder}";' for host, folder in named),
        pages=plain(pages(paper)),
        static=plain(paper.static),
        notices=plain(paper.notices),
        megabytes=config.number("picture_megabytes") + 4,
        headers=_headers(paper),
        copies="".join(f'\n        add_header {header} "{value}";' for header, value in paper.for_caches),
        page_types=_types(MEDIA_TYPES),
        html=MEDIA_TYPES["html"],
        page_cache=PAGE_CACHE,
        forever=FOREVER,
        old="|".join(OLD_NAMES),
        packed="gzip_static always; gunzip on;" + brotli_static,
        brotli=brotli_static,
        passed=PASSED.format(name=name),
        files=_files(paper),
        media=_all_media(paper, name),
        special=_special(paper, brotli_static),
        retry_after=RETRY_AFTER,
    )


def _quoted(text: str) -> str:
    return f'"{text}"'


def _headers(paper: FrontPaper, *, has_policy: bool = True) -> str:
    pairs = [*paper.safety, *([("content-security-policy", paper.reader_policy)] if has_policy else [])]
    return "\n".join(f'        add_header {name} "{value}" always;' for name, value in pairs)


def _types(kinds: dict[str, str]) -> str:
    return "\n".join(f'            "{kind}" {ending};' for ending, kind in kinds.items())


def _files(paper: FrontPaper) -> str:
    types = _types({ending: files.media_type(f"a.{ending}") for ending in ENDINGS})
    headers = _headers(paper, has_policy=False)
    return f"        types {{\n{types}\n        }}\n        default_type application/octet-stream;\n{headers}"


def _all_media(paper: FrontPaper, name: str) -> str:
    """Of media in a bucket the front is asked for all: it alone fetches what its copy lacks."""
    if paper.media_bucket is not None:
        return f"""\
    location ^~ /media/ {{
        error_page 502 504 =503 @closed;
        {PASSED.format(name=name)}
    }}"""
    everything_else = "    location ^~ /media/ { return 404; }"
    return "\n".join([*(_media(paper, folder) for folder in files.PUBLIC), everything_else])


def _media(paper: FrontPaper, folder: str) -> str:
    media = plain(paper.media)
    return f"""\
    location ^~ /media/{folder}/ {{
        alias "{media}/{folder}/";
        if ($uri ~ "/\\.") {{ return 404; }}
        disable_symlinks on from="{media}";
{_files(paper)}
        add_header Cache-Control "{FOREVER}";
    }}"""


def _special(paper: FrontPaper, brotli: str) -> str:
    return f"""\
        types {{ }}
        default_type "{MEDIA_TYPES["html"]}";
        gzip_static always; gunzip on;{brotli}
        etag off; if_modified_since off; max_ranges 0;
        add_header Last-Modified "";
        add_header Cache-Control "no-store" always;
{_headers(paper)}"""
