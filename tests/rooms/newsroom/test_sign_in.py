"""Signing in: throttle, second factor, no way round either."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from masthead.newsroom import roles
from tests.rooms.newsroom.staff import PASSWORD, member

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("forms, rights and words of the newsroom, on rows that any database gives alike"),
]
HOME = "/newsroom/"
LOGIN = "/newsroom/account/login/"


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()


def sign_in(client: Client, name: str = "dana", password: str = PASSWORD):
    return client.post(LOGIN, {"login": name, "password": password})


def test_a_stranger_is_sent_to_the_sign_in_and_back(client):
    response = client.get("/newsroom/pages/")
    assert response.status_code == 302
    assert response.url == f"{LOGIN}?next=/newsroom/pages/"


@pytest.mark.parametrize("name", ["dana", "dana@example.org"])
def test_a_name_or_a_mail_address_and_the_password_lead_to_the_newsroom(client, name):
    member(roles.REPORTER)
    response = sign_in(client, name)
    assert response.status_code == 302
    assert response.url == HOME
    assert client.cookies["newsroom"]["path"] == "/newsroom/"
    assert client.cookies["newsroom"]["httponly"]


def test_the_sign_in_page_names_the_paper_and_offers_a_passkey_and_no_sign_up(client):
    page = client.get(LOGIN).content.decode()
    assert "Sign in with a passkey" in page
    assert "signup" not in page
    assert "unsafe-inline" in client.get(LOGIN).headers["Content-Security-Policy"]


def test_nobody_signs_up(client):
    response = client.post("/newsroom/account/signup/", {"username": "x", "password1": PASSWORD})
    assert "newsroom" not in client.cookies or not client.cookies["newsroom"].value
    assert b"closed" in response.content.lower()


def test_wagtails_own_sign_in_and_password_reset_are_no_way_round(client):
    member(roles.ADMINISTRATOR)
    response = client.post("/newsroom/login/", {"username": "dana", "password": PASSWORD})
    assert response.status_code == 302
    assert response.url == LOGIN
    assert client.get("/newsroom/password_reset/").status_code == 404


def test_the_sixth_wrong_password_is_refused_with_a_clear_page_and_so_is_the_right_one_then(client):
    member(roles.REPORTER)
    answers = [sign_in(client, password=f"wrong {number}") for number in range(6)]
    assert [answer.status_code for answer in answers[:4]] == [200] * 4
    assert answers[5].status_code == 429
    assert "Too many wrong passwords" in answers[5].content.decode()
    assert "15 minutes" in answers[5].content.decode()
    assert sign_in(client).status_code == 429
    assert sign_in(client, " DANA ").status_code == 429


def test_others_sign_in_while_one_name_is_refused(client):
    member(roles.REPORTER)
    member(roles.REPORTER, name="amit")
    for number in range(6):
        sign_in(client, password=f"wrong {number}")
    assert sign_in(Client(), "amit").status_code == 302


def test_a_role_that_needs_a_second_factor_must_set_one_up_before_anything_else(client, settings):
    settings.MASTHEAD_TWO_FACTOR_ROLES = [roles.ADMINISTRATOR]
    member(roles.ADMINISTRATOR)
    sign_in(client)
    for address in (HOME, "/newsroom/pages/", "/newsroom/users/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url == reverse("mfa_index")
    assert client.get(HOME, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    page = client.get(reverse("mfa_index"))
    assert page.status_code == 200
    assert "Your role needs a second factor" in page.content.decode()


def test_a_superuser_counts_as_an_administrator(client, settings):
    settings.MASTHEAD_TWO_FACTOR_ROLES = [roles.ADMINISTRATOR]
    member(is_superuser=True)
    sign_in(client)
    assert client.get(HOME).url == reverse("mfa_index")


def test_other_roles_need_none(client, settings):
    settings.MASTHEAD_TWO_FACTOR_ROLES = [roles.ADMINISTRATOR]
    member(roles.EDITOR)
    sign_in(client)
    assert client.get(HOME).status_code == 200


def test_with_a_second_factor_the_password_alone_opens_nothing_and_a_code_does(client, settings):
    settings.MASTHEAD_TWO_FACTOR_ROLES = [roles.ADMINISTRATOR]
    secret = generate_totp_secret()
    TOTP.activate(member(roles.ADMINISTRATOR), secret)
    response = sign_in(client)
    assert response.url == reverse("mfa_authenticate")
    assert client.get(HOME).url.startswith(LOGIN)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert client.get(HOME).status_code == 200


def test_codes_of_the_second_factor_cannot_be_guessed_for_ever(client):
    TOTP.activate(member(roles.REPORTER), generate_totp_secret())
    sign_in(client)
    pages = [client.post(reverse("mfa_authenticate"), {"code": f"{n:06}"}).content.decode() for n in range(11)]
    assert "Incorrect code" in pages[0]
    assert "Incorrect code" not in pages[10]


def test_an_app_is_set_up_and_recovery_codes_come_with_it(client):
    member(roles.ADMINISTRATOR)
    sign_in(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert response.status_code == 200
    assert "recovery" in response.request["PATH_INFO"]
    assert client.get(HOME).status_code == 200


def test_a_passkey_page_is_there(client):
    member(roles.ADMINISTRATOR)
    sign_in(client)
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_the_account_and_the_door_speak_the_language_that_somebody_chose(client, settings):
    settings.MASTHEAD_TWO_FACTOR_ROLES = [roles.ADMINISTRATOR]
    UserProfile.objects.create(user=member(roles.ADMINISTRATOR), preferred_language="he-il")
    sign_in(client)
    page = client.get(HOME, follow=True).content.decode()
    assert 'dir="rtl"' in page
    assert "Your role needs a second factor" not in page
    assert "Go to the newsroom" not in page
    assert "Change password" not in client.get(reverse("account_change_password")).content.decode()


def test_who_chose_no_language_is_spoken_to_in_the_newsrooms(client):
    member(roles.EDITOR)
    sign_in(client)
    assert "Go to the newsroom" in client.get(reverse("mfa_index")).content.decode()


def test_a_forgotten_password_is_mended_by_mail_where_mail_is_sent(client, mailoutbox, settings):
    member(roles.REPORTER)
    assert reverse("account_reset_password") in client.get(LOGIN).content.decode()
    client.post(reverse("account_reset_password"), {"email": "dana@example.org"})
    assert "/newsroom/account/password/reset/key/" in mailoutbox[0].body
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert "administrator can give you a new one" in client.get(LOGIN).content.decode()


def code_of(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    # The latest code that is taken: it stays good while a slow test crosses into the next half minute.
    return format_hotp_value(hotp_value(secret, max(yield_hotp_counters_from_time())))
