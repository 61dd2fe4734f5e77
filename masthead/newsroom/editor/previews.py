"""What a story will look like away from its page: on a front, in a search engine, shared on a network."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from masthead.editions.models import Edition
from masthead.look.cards import card, photos_of, picture
from masthead.look.chrome import absolute, edition_view, menu_view
from masthead.look.pages import HomePage
from masthead.look.parts import Head
from masthead.look.render import respond
from masthead.photos.printed import printed
from masthead.stories import addresses, showing
from masthead.stories.card_rows import of_draft
from masthead.stories.models import Story

SEARCH_TITLE = 60
SEARCH_WORDS = 155
"""Characters of a title and a description that search engines commonly show."""


def on_a_front(story: Story, request: HttpRequest, mode: str) -> HttpResponse:
    """The story as the lead of the home page, as a secondary and as a headline."""
    edition = _edition(story)
    story.published_at = story.published_at or timezone.now()
    row = of_draft(story)
    shown = card(row, edition, printed(photos_of(row)))
    page = HomePage(
        edition=edition_view(edition),
        head=Head(title=story.card_headline, description="", canonical="", robots="noindex"),
        menu=menu_view(edition),
        lead=shown,
        secondaries=(shown, shown),
        latest=(shown,),
    )
    return respond(page)


def as_search_result(story: Story, request: HttpRequest, mode: str) -> HttpResponse:
    """Title, address and description, cut where search engines cut them."""
    return render(request, "newsroom/editor/preview_search.html", _facts(story))


def shared(story: Story, request: HttpRequest, mode: str) -> HttpResponse:
    """The card that networks make of the page's Open Graph facts."""
    edition = _edition(story)
    found = picture(story.social_photo_id or story.lead_photo_id)
    return render(
        request, "newsroom/editor/preview_social.html", _facts(story) | {"picture": found, "edition": edition}
    )


def _facts(story: Story) -> dict[str, object]:
    edition = _edition(story)
    address = story.address or addresses.wanted(story) or edition.root
    return {
        "headline": story.social_headline or story.title,
        "description": story.search_description or story.standfirst,
        "address": absolute(edition, address),
        "language": edition.language,
        "direction": edition.direction,
        "name": edition.name,
        "title_length": SEARCH_TITLE,
        "words_length": SEARCH_WORDS,
    }


def _edition(story: Story) -> Edition:
    edition = story.find_edition()
    if edition is None:
        raise LookupError("this story belongs to no edition")
    return edition


def register() -> None:
    """Offer these beside the page itself."""
    showing.register_mode(Story, "card", on_a_front)
    showing.register_mode(Story, "search", as_search_result)
    showing.register_mode(Story, "social", shared)
