"""The table of options: name, kind, default and help; the reference page is generated from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Value = str | int | bool | tuple[str, ...]


class Kind(Enum):
    """What values an option takes, in the words of an error message."""

    TEXT = "a text in quotes"
    NUMBER = "a whole number"
    SWITCH = "true or false"
    LIST = "a list of texts in square brackets"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of ``masthead.toml``; its environment variable is ``MASTHEAD_<NAME>``."""

    name: str
    kind: Kind
    default: Value
    help: str
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    is_secret: bool = False

    @property
    def variable(self) -> str:
        """The name of the environment variable that overrides the file."""
        return f"MASTHEAD_{self.name.upper()}"


T, N, S, L = Kind.TEXT, Kind.NUMBER, Kind.SWITCH, Kind.LIST

OPTIONS: tuple[Option, ...] = (
    Option("name", T, "Masthead", "The newspaper's name in the newsroom and in mails to the staff."),
    Option(
        "address",
        T,
        "http://127.0.0.1:8000",
        "The public address of the newspaper, with scheme and without a path. "
        "Canonical links, feeds and mails are built from it.",
    ),
    Option(
        "hosts",
        L,
        (),
        "Further host names that are answered, beside that of `address`: "
        "each edition with a host of its own needs it here.",
    ),
    Option("listen", T, "127.0.0.1:8000", "Where `masthead serve` listens: `host:port`."),
    Option(
        "behind_proxy",
        S,
        False,
        "Whether a web server in front sets `X-Forwarded-Proto` and `X-Forwarded-For`. "
        "Never switch it on without such a server: anybody could then claim any address.",
    ),
    Option(
        "secret_key_file",
        T,
        "secret.key",
        "The file that holds the signing key, readable by its owner only. "
        "`MASTHEAD_SECRET_KEY` gives the key itself instead.",
    ),
    Option(
        "database",
        T,
        "sqlite:paper.sqlite3",
        "`sqlite:FILE` or `postgresql://user:password@host/name`.",
        is_secret=True,
    ),
    Option(
        "media",
        T,
        "files:media",
        "Where renditions and documents that readers may fetch are kept: `files:FOLDER` or "
        "`s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION`.",
    ),
    Option(
        "originals",
        T,
        "files:originals",
        "Where original pictures are kept, as with `media`. Nothing of it is ever served.",
    ),
    Option(
        "pages",
        T,
        "files:pages",
        "Where finished pages are stored: `files:FOLDER`, a folder that a web server may serve, or "
        "`s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION`.",
    ),
    Option(
        "s3_key_file",
        T,
        "",
        "A file with the id and the secret of the key for buckets, a line each. "
        "`AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` in the environment go before it.",
    ),
    Option(
        "page_copy_megabytes",
        N,
        1024,
        "With pages in a bucket: how much of them the front keeps on this machine.",
        least=16,
        most=1_000_000,
    ),
    Option(
        "media_copy_megabytes",
        N,
        4096,
        "With media in a bucket: how much of them the front keeps on this machine.",
        least=64,
        most=10_000_000,
    ),
    Option(
        "purge",
        T,
        "",
        "What keeps copies of pages and is told when they are old: `http://HOST:PORT` of a proxy that takes PURGE, "
        "or `cloudflare:ZONE`. Empty: nothing is told, and caches are asked to keep nothing.",
    ),
    Option(
        "purge_token_file",
        T,
        "purge.token",
        "The file that holds the token with which Cloudflare lets its copies be purged, readable by its owner only.",
    ),
    Option(
        "metrics_token",
        T,
        "",
        "With it, as `Authorization: Bearer TOKEN`, Prometheus may read `/newsroom/metrics`: what the press and the "
        "clock have to do. Empty: nobody may.",
        is_secret=True,
    ),
    Option("search", T, "tantivy:search", "Where the search index is kept: `tantivy:FOLDER`."),
    Option(
        "mail",
        T,
        "folder:mail",
        "`folder:FOLDER` writes each mail to a file, `smtp://user:password@host:port` sends it "
        "(`smtps://` for TLS from the start, `smtp+tls://` for STARTTLS).",
        is_secret=True,
    ),
    Option("mail_from", T, "newsroom@localhost", "The sender of mails to the staff."),
    Option("theme", T, "theme", "A folder with your own templates, `theme.css` and pictures."),
    Option("language", T, "en", "The language of the newsroom's first page and of messages without a reader."),
    Option(
        "languages",
        L,
        ("en", "he", "ar", "es", "fr", "de"),
        "Languages that editions may be written in, as BCP 47 codes (`en`, `en-GB`, `he` …).",
    ),
    Option("time_zone", T, "UTC", "The newsroom's time zone, as in the IANA database. Each edition has its own."),
    Option("workers", N, 2, "Processes that answer requests.", least=1, most=64),
    Option("list_length", N, 30, "Stories on a list page, before it continues in the archive.", least=5, most=100),
    Option("feed_length", N, 40, "Entries in a feed.", least=1, most=200),
    Option(
        "embed_hosts",
        L,
        (
            "www.youtube-nocookie.com",
            "player.vimeo.com",
            "www.dailymotion.com",
            "w.soundcloud.com",
            "open.spotify.com",
        ),
        "Hosts whose players a reader may load with a click; the page's security policy allows no other.",
    ),
    Option(
        "picture_megabytes",
        N,
        60,
        "The largest picture file that is taken, in megabytes.",
        least=1,
        most=1000,
    ),
    Option(
        "picture_megapixels",
        N,
        120,
        "The largest picture that is taken, in millions of pixels.",
        least=1,
        most=1000,
    ),
    Option(
        "two_factor_roles",
        L,
        ("Administrator",),
        "Roles whose members must sign in with a second factor (a passkey or a code).",
    ),
    Option(
        "sign_in_attempts",
        N,
        5,
        "Wrong passwords before a sign-in is refused for a while.",
        least=1,
        most=100,
    ),
    Option("sign_in_pause", N, 15, "Minutes for which it is then refused.", least=1, most=1440),
    Option("debug", S, False, "Show errors in the browser. Never on a machine that readers reach."),
    Option(
        "log_level",
        T,
        "warning",
        "How much the processes tell: `debug`, `info`, `warning` or `error`.",
        choices=("debug", "info", "warning", "error"),
    ),
)

BY_NAME: dict[str, Option] = {option.name: option for option in OPTIONS}
