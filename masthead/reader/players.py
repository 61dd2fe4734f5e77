"""Addresses on other sites that have a player which may be framed after a click."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

Shape = Literal["landscape", "portrait", "square", "post"]


@dataclass(frozen=True, slots=True)
class Player:
    """The site's name, and the address of its player ("" where it has none that we know)."""

    provider: str
    frame_url: str = ""
    shape: Shape = "landscape"


YOUTUBE_ID = re.compile(r"^[\w-]{6,20}$")
NUMBER = re.compile(r"/(\d{4,15})(?:/|$)")
NAMES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
    "x.com": "X",
    "twitter.com": "X",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "t.me": "Telegram",
    "bsky.app": "Bluesky",
}


def player(url: str) -> Player:
    """The player for an address of a video, sound or post; any other address is a plain link to its host."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    site = next((name for name in NAMES if host == name or host.endswith(f".{name}")), "")
    provider = NAMES.get(site, host)
    match site:
        case "youtube.com" | "youtu.be":
            return _youtube(url, provider)
        case "vimeo.com":
            found = NUMBER.search(parts.path)
            return Player(provider, f"https://player.vimeo.com/video/{found[1]}?dnt=1" if found else "")
        case "dailymotion.com":
            found_id = re.match(r"^/video/(\w+)", parts.path)
            frame = f"https://www.dailymotion.com/embed/video/{found_id[1]}" if found_id else ""
            return Player(provider, frame)
        case "soundcloud.com":
            return Player(provider, f"https://w.soundcloud.com/player/?url={quote(url, safe='')}")
        case "spotify.com":
            path = parts.path.removeprefix("/embed")
            known = re.match(r"^/(episode|show|track|album|playlist)/\w+$", path)
            return Player(provider, f"https://open.spotify.com/embed{path}" if known else "")
    return Player(provider, "", "post")


def _youtube(url: str, provider: str) -> Player:
    parts = urlsplit(url)
    video = (parse_qs(parts.query).get("v") or [""])[0]
    shape: Shape = "landscape"
    steps = [step for step in parts.path.split("/") if step]
    if not video and steps:
        if steps[0] == "shorts":
            shape = "portrait"
        video = steps[-1]
    if not YOUTUBE_ID.match(video):
        return Player(provider)
    return Player(provider, f"https://www.youtube-nocookie.com/embed/{video}", shape)
