"""The configuration with which nginx answers stored pages and files by itself."""

from __future__ import annotations

from masthead.conf.read import Config
from masthead.front.paper import FOREVER, PAGE_CACHE, FrontPaper, paper_of
from masthead.press.stored import MEDIA_TYPES
from masthead.press.stores.files import OWN_HOST


def configuration(config: Config, *, listen: str = "80", brotli: bool = True) -> str:
    """A complete ``server`` block for the paper's own host; TLS is a matter of the machine's certificates."""
    paper = paper_of(config)
    safety = _headers([*paper.safety, ("content-security-policy", paper.reader_policy)])
    types = "\n".join(f'        "{kind}" {ending};' for ending, kind in MEDIA_TYPES.items())
    pages = f"{paper.pages}/{OWN_HOST}"
    packed = "gzip_static always; gunzip on;" + (" brotli_static on;" if brotli else "")
    return f"""\
# Printed by `masthead deploy nginx`. TLS: add `listen 443 ssl` and your certificate.
server {{
    listen {listen};
    server_name {paper.own_host};
    root "{pages}";
    client_max_body_size {config.number("picture_megabytes") + 4}m;
    absolute_redirect off;
{safety}
    location / {{
        types {{
{types}
        }}
        default_type "{MEDIA_TYPES["html"]}";
        add_header Cache-Control "{PAGE_CACHE}";
{safety}
        if (-f "{paper.notices}/maintenance") {{ return 503; }}
        if ($request_method !~ ^(GET|HEAD)$) {{ return 418; }}
        rewrite ^(.*)/$ $1/index.html break;
        {packed}
        error_page 403 404 418 = @miss;
        error_page 503 = @miss;
    }}
    location ~ /\\. {{ return 404; }}
    location = /.well-known/security.txt {{ {_passed(config)} }}
    location @miss {{ {_passed(config)} }}
    location = /healthz {{ {_passed(config)} }}
    location ^~ /newsroom/ {{ {_passed(config)} }}
    location ^~ /documents/ {{ {_passed(config)} }}
    location ^~ /media/ {{ {_passed(config)} }}
    location ^~ /static/ {{ alias "{paper.static}/"; gzip_static on; {_forever(paper)} }}
}}
"""


def _headers(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f'        add_header {name} "{value}" always;' for name, value in pairs)


def _forever(paper: FrontPaper) -> str:
    return f'add_header Cache-Control "{FOREVER}"; add_header X-Content-Type-Options nosniff;'


def _passed(config: Config) -> str:
    # The address as it was asked for: @miss is reached after the rewrite to a file's name.
    return (
        f"proxy_pass http://{config.text('listen')}$request_uri; proxy_set_header Host $host; "
        "proxy_set_header X-Forwarded-Host $host; proxy_set_header X-Forwarded-For $remote_addr; "
        "proxy_set_header X-Forwarded-Proto $scheme; proxy_read_timeout 120s; proxy_request_buffering off;"
    )
