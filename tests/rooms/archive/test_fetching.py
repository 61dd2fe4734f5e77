"""Fetching from an old site: public addresses only, within limits, tried again where that may help."""

from __future__ import annotations

import socket

import httpx
import pytest

from masthead.archive import fetching
from masthead.archive.fetching import FetchedMedia, PublicBackend, is_public
from masthead.archive.media import NotThere


def answering(*answers: httpx.Response | Exception) -> tuple[FetchedMedia, list[str]]:
    """Media over a site that gives these answers, and the addresses that were asked for."""
    waiting = list(answers)
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        found = waiting.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    return FetchedMedia(httpx.Client(transport=httpx.MockTransport(answer)), pause=0), asked


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "nonsense"),
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["localhost", "rebinding.example", "metadata.internal"])
def test_a_name_that_leads_inside_is_refused_when_it_is_connected_to(host: str, monkeypatch) -> None:
    answers = [[(socket.AF_INET, 1, 6, "", ("93.184.216.34", 80)), (socket.AF_INET, 1, 6, "", ("10.0.0.1", 80))]]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answers[0])
    with pytest.raises(fetching.NotPublic):
        PublicBackend().connect_tcp(host, 80)


def test_the_connection_goes_to_the_address_that_was_judged(monkeypatch) -> None:
    asked: list[str] = []

    def look_up(*args: object, **kwargs: object) -> list:
        asked.append("look up")
        return [(socket.AF_INET, 1, 6, "", ("93.184.216.34", 443))]

    backend = PublicBackend()
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(backend._inner, "connect_tcp", lambda host, *args: asked.append(host))
    backend.connect_tcp("lantern.example", 443)
    assert asked == ["look up", "93.184.216.34"]


def test_ports_of_other_services_are_refused() -> None:
    with pytest.raises(fetching.NotPublic, match="port 6379"):
        PublicBackend().connect_tcp("93.184.216.34", 6379)


def test_the_real_client_refuses_this_machine_and_asks_once() -> None:
    media = FetchedMedia(pause=0)
    with pytest.raises(NotThere, match="could not be fetched"):
        media.read("http://127.0.0.1/wp-content/uploads/a.jpg")
    media.close()


def test_redirects_are_followed_and_judged_one_by_one() -> None:
    media, asked = answering(
        httpx.Response(301, headers={"location": "/b.jpg"}), httpx.Response(200, content=b"picture")
    )
    assert media.read("https://lantern.example/a.jpg") == (b"picture", "a.jpg")
    assert asked == ["https://lantern.example/a.jpg", "https://lantern.example/b.jpg"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://lantern.example/a", "gopher://x/", "https://u:p@x/"])
def test_a_redirect_to_anything_but_the_web_is_refused(target: str) -> None:
    media, asked = answering(httpx.Response(302, headers={"location": target}))
    with pytest.raises(NotThere, match="no web address"):
        media.read("https://lantern.example/a.jpg")
    assert len(asked) == 1


def test_redirects_in_circles_end() -> None:
    media, _ = answering(*[httpx.Response(302, headers={"location": "/a.jpg"})] * 10)
    with pytest.raises(NotThere, match="circles"):
        media.read("https://lantern.example/a.jpg")


def test_passing_trouble_is_tried_again() -> None:
    media, asked = answering(httpx.Response(503), httpx.ReadTimeout("slow"), httpx.Response(200, content=b"picture"))
    assert media.read("https://lantern.example/a.jpg")[0] == b"picture"
    assert len(asked) == 3


def test_what_is_gone_is_asked_for_once() -> None:
    media, asked = answering(httpx.Response(404))
    with pytest.raises(NotThere, match="404"):
        media.read("https://lantern.example/a.jpg")
    assert len(asked) == 1


def test_a_file_larger_than_a_file_may_be_is_not_read_to_its_end(monkeypatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    given = []

    def endless():
        for number in range(1000):
            given.append(number)
            yield b"x" * 65536

    media, _ = answering(httpx.Response(200, content=endless()))
    with pytest.raises(NotThere, match="larger"):
        media.read("https://lantern.example/a.jpg")
    assert len(given) < 5


@pytest.mark.parametrize(
    "url", ["", "/relative.jpg", "file:///etc/passwd", "javascript:alert(1)", "http://", "https://[bad"]
)
def test_only_web_addresses_are_asked(url: str) -> None:
    media, asked = answering()
    with pytest.raises((NotThere, ValueError)):
        media.read(url)
    assert asked == []
