"""What options make of services; an address that cannot be is refused by the option's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from hypothesis import given
from hypothesis import strategies as st

from masthead.conf import services
from masthead.conf.read import Config, ConfigError, read


def config(**values: object) -> Config:
    defaults = read(None, {})
    return Config(Path("/srv/paper"), {**defaults.values, **values})  # type: ignore[dict-item]


def test_sqlite_lies_in_the_newspapers_folder() -> None:
    found = services.database(config(database="sqlite:paper.sqlite3"))
    assert found["NAME"] == "/srv/paper/paper.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert services.database(config(database="sqlite:////var/x.sqlite3"))["NAME"] == "/var/x.sqlite3"


def test_postgresql_takes_awkward_passwords() -> None:
    found = services.database(config(database="postgresql://pa%40per:s%2Fcret@db.example:5433/the%20paper"))
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("pa@per", "s/cret", "the paper")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "", "postgresql://h:port/x", "postgresql://[/x"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="`database`"):
        services.database(config(database=url))


@pytest.mark.parametrize(
    ("url", "port", "ssl", "tls"),
    [("smtp://h", 25, False, False), ("smtps://h", 465, True, False), ("smtp+tls://u:p%40@h:2525", 2525, False, True)],
)
def test_mail_servers(url: str, port: int, ssl: bool, tls: bool) -> None:
    found = services.mail(config(mail=url))
    assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (port, ssl, tls)


@pytest.mark.parametrize("url", ["smtp://", "http://h", "smtp://h:x", "folder:", ""])
def test_another_mail_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="`mail`"):
        services.mail(config(mail=url))


@pytest.mark.parametrize("url", ["paper.example", "ftp://x", "https://x/news", "https://", "http://[", "http://x:y"])
def test_an_address_that_readers_cannot_open_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="`address`"):
        services.address(config(address=url))


@pytest.mark.parametrize("host", ["https://x.example", "x.example:80", "a b", "x; script-src *", "", "-x"])
def test_what_is_no_host_name_never_comes_into_a_policy(host: str) -> None:
    with pytest.raises(ConfigError, match="`embed_hosts`"):
        services.hosts(config(embed_hosts=(host,)), "embed_hosts")


def test_the_staff_choose_no_time_zone_that_browsers_do_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoneinfo.available_timezones", lambda: {"Asia/Jerusalem", "UTC", "localtime", "Factory"})
    assert services.zones_of_people() == ["Asia/Jerusalem", "UTC"]


def test_an_unknown_time_zone_or_language_is_refused() -> None:
    with pytest.raises(ConfigError, match="no time zone 'Mars'"):
        services.zone(config(time_zone="Mars"))
    with pytest.raises(ConfigError, match="'tlh' is not among"):
        services.language(config(language="tlh"))


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    for option, read_ in (("address", services.address), ("database", services.database), ("mail", services.mail)):
        for url in (text, f"https://{text}", f"postgresql://{text}", f"smtp://{text}"):
            if "\x00" in url:
                continue
            try:
                read_(config(**{option: url}))
            except ConfigError as error:
                assert option in str(error)  # noqa: PT017


@pytest.mark.parametrize(
    ("option", "value", "use"),
    [
        ("address", "ftp://x", services.address),
        ("time_zone", "Mars", services.zone),
        ("language", "tlh", services.language),
        ("database", "mysql://x", services.database),
        ("mail", "pigeon:x", services.mail),
    ],
)
def test_what_turns_out_wrong_later_is_told_with_its_place_too(
    tmp_path: Path, option: str, value: str, use: Callable[[Config], object]
) -> None:
    file = tmp_path / "masthead.toml"
    file.write_text(f'name = "The Tests"\n{option} = "{value}"\n')
    with pytest.raises(ConfigError, match=rf"^masthead.toml, line 2: `{option}`"):
        use(read(file, {}))
    with pytest.raises(ConfigError, match=rf"^environment variable MASTHEAD_{option.upper()}: `{option}`"):
        use(read(file, {f"MASTHEAD_{option.upper()}": value}))


def test_what_is_purged_is_named_by_one_address(tmp_path: Path) -> None:
    assert services.purges(config()) == {}
    proxy = services.purges(config(purge="http://127.0.0.1:6081/"))
    assert proxy == {"proxy": {"BACKEND": "masthead.press.copies.Proxy", "LOCATION": "http://127.0.0.1:6081"}}
    token = tmp_path / "token"
    token.write_text("s3cret\n")
    (cloudflare,) = services.purges(config(purge="cloudflare:zone", purge_token_file=str(token))).values()
    assert (cloudflare["ZONEID"], cloudflare["BEARER_TOKEN"]) == ("zone", "s3cret")
    assert hasattr(import_string(cloudflare["BACKEND"])(cloudflare), "purge_batch")


@pytest.mark.parametrize("url", ["6081", "ftp://x", "http://", "http://x/page", "http://x:y", "cloudflare:zone"])
def test_another_purge_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="`purge`"):
        services.purges(config(purge=url))
