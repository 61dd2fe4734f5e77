"""robots.txt, ads.txt, security.txt: small files at the root of a host."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

from masthead.editions.models import Edition
from masthead.feeds import notices
from tests import make

pytestmark = pytest.mark.django_db


def test_robots_may_read_all_but_the_newsroom(client: Client, paper: Edition) -> None:
    make.edition("he")
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert rules.can_fetch("anybody", "https://tide.example/2026/03/01/tram/")
    assert not rules.can_fetch("anybody", "https://tide.example/newsroom/pages/")
    assert rules.site_maps() == [
        "https://tide.example/sitemap.xml",
        "https://tide.example/sitemap-news.xml",
        "https://tide.example/he/sitemap.xml",
        "https://tide.example/he/sitemap-news.xml",
    ]


def test_a_host_of_its_own_names_its_own_sitemaps(client: Client, paper: Edition) -> None:
    make.edition("fr", host="fr.tide.example", prefix="")
    there = client.get("/robots.txt", headers={"host": "fr.tide.example"}).content.decode()
    assert "Sitemap: https://fr.tide.example/sitemap.xml" in there
    assert "tide.example/he" not in there
    assert "fr.tide" not in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("path", ["/he/robots.txt", "/he/ads.txt", "/he/.well-known/security.txt"])
def test_below_a_prefix_they_mean_nothing(client: Client, paper: Edition, path: str) -> None:
    make.edition("he", ads_txt="x", contact_email="desk@tide.example")
    assert client.get(path).status_code == 404


def test_robots_txt_stands_where_every_edition_has_a_prefix(client: Client) -> None:
    make.edition("en", prefix="en")
    assert "Sitemap: https://tide.example/en/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_ads_txt_is_what_the_editor_wrote(client: Client, paper: Edition) -> None:
    assert client.get("/ads.txt").status_code == 404
    paper.ads_txt = "\r\ngreenadexchange.com, 12345, DIRECT, d75815a79\r\n# end\r\n\r\n"
    paper.save()
    assert client.get("/ads.txt").content == b"greenadexchange.com, 12345, DIRECT, d75815a79\n# end\n"


def test_security_txt_needs_a_contact(client: Client, paper: Edition) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    paper.contact_email = "desk@tide.example"
    paper.save()
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert "Contact: mailto:desk@tide.example" in lines
    assert "Canonical: https://tide.example/.well-known/security.txt" in lines
    (end,) = [datetime.fromisoformat(line.removeprefix("Expires: ")) for line in lines if line.startswith("Expires")]
    assert 170 < (end - datetime.now(UTC)).days < 220


def test_security_txt_says_the_same_for_a_month(paper: Edition) -> None:
    paper.contact_email = "desk@tide.example"
    texts = {notices.security(paper, [paper], datetime(2026, 5, day, tzinfo=UTC)) for day in (5, 6, 20)}
    assert len(texts) == 1
