"""Stories as schema.org's NewsArticle and its kinds (Google Search Central, "Article structured data")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.text import Truncator

from masthead.feeds.schema.publisher import Thing, given, own_address, reference, whole
from masthead.feeds.texts import on_clock, plain
from masthead.look.blocks import Embed, Gallery, PictureBlock
from masthead.look.pages import InMemoriamPage, Page, StoryPage
from masthead.look.parts import Byline, Picture

HEADLINE = 110
"""Letters of a headline that search engines take (Google Search Central, "Article structured data", as of 2020)."""

WIDE = 696
"""Pixels from which a picture is shown large beside a result (the same)."""

SIZES = 3
DAY = re.compile(r"/\d{4}/\d{2}/\d{2}/")
NEVER = "/9999/"

TYPES = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "feature": "ReportageNewsArticle",
    "in-brief": "NewsArticle",
    "blog-post": "BlogPosting",
}
PAID = "AdvertiserContentArticle"

Dated = StoryPage | InMemoriamPage


def story(page: StoryPage) -> Thing:
    """A story of any kind but in memoriam."""
    is_paid = any(label.code == "sponsored" for label in page.labels)
    made = _article(page, PAID if is_paid else TYPES.get(page.kind, "NewsArticle"), _pictures(page))
    more = {
        "articleSection": page.section.text if page.section else "",
        "alternativeHeadline": page.head.title if page.head.title != page.headline else "",
        "dateline": page.dateline if made["@type"].endswith("NewsArticle") else "",
        "isBasedOn": page.source.url if page.source else "",
    }
    return given(made | more)


def in_memoriam(page: InMemoriamPage) -> Thing:
    """A story about somebody who died."""
    about = {
        "@type": "Person",
        "name": page.person,
        "birthDate": page.born.isoformat() if page.born else "",
        "deathDate": page.died.isoformat() if page.died else "",
    }
    return given(_article(page, "NewsArticle", [page.portrait] if page.portrait else []) | {"about": given(about)})


def _article(page: Dated, kind: str, pictures: Iterable[Picture]) -> Thing:
    zone = ZoneInfo(page.edition.zone)
    address = own_address(page)
    changes = [page.published, page.updated, *(note.at for note in page.corrections)]
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": f"{address}#story",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "headline": Truncator(page.headline).chars(HEADLINE, truncate="…"),
        "description": page.standfirst,
        "image": [thing for picture in pictures for thing in images(page, picture)],
        "datePublished": on_clock(page.published, zone).isoformat(),
        "dateModified": on_clock(max(moment for moment in changes if moment), zone).isoformat(),
        "author": [author(page, byline) for byline in page.bylines],
        "publisher": reference(page),
        "isAccessibleForFree": True,
        "inLanguage": page.edition.language,
        "keywords": [topic.text for topic in page.topics],
        "correction": [_correction(page, note.at, plain(note.text), zone) for note in page.corrections],
        **_translations(page),
    }


def _pictures(page: StoryPage) -> list[Picture]:
    """The picture that leads, else the first one of the body."""
    if page.lead_picture:
        return [page.lead_picture]
    for block in (page.lead_block, *page.blocks):
        match block:
            case PictureBlock(picture=picture):
                return [picture]
            case Gallery(pictures=(picture, *_)):
                return [picture]
            case Embed(poster=Picture() as picture):
                return [picture]
    return []


def images(page: Page, picture: Picture) -> list[Thing]:
    """A picture in its widest sizes, widest first; what is said of it stands with the first."""
    sizes = {rendition.width: rendition.url for rendition in picture.renditions} | {picture.width: picture.src}
    widths = sorted(sizes, reverse=True)
    wide = [width for width in widths if width >= WIDE][:SIZES] or widths[:1]
    words = given({"caption": plain(picture.caption) or picture.alt, "creditText": picture.credit})
    found = [
        {
            "@type": "ImageObject",
            "url": whole(page, sizes[width]),
            "width": width,
            "height": round(width * picture.height / picture.width),
        }
        for width in wide
    ]
    return [found[0] | words, *found[1:]]


def author(page: Page, byline: Byline) -> Thing:
    """A byline: a person, or an organization for an agency and for the staff."""
    if byline.kind != "person":
        return given({"@type": "Organization", "name": byline.name, "url": whole(page, byline.url)})
    return given({"@type": "Person", "name": byline.name, "url": whole(page, byline.url), "jobTitle": byline.role})


def _correction(page: Page, at: datetime, text: str, zone: ZoneInfo) -> Thing:
    when = on_clock(at, zone).isoformat()
    return {"@type": "CorrectionComment", "text": text, "datePublished": when, "inLanguage": page.edition.language}


def _translations(page: Dated) -> Thing:
    """The same story in other languages: the one published first is the original, the others translate it."""
    urls = {each.language: each.url for each in page.head.alternates}
    default = urls.pop("x-default", "")
    mine = page.edition.language
    if mine not in urls or len(urls) < 2:
        return {}
    # An address begins with the day of first publication; on the same day the first edition's story counts as first.
    first = min(urls, key=lambda language: (_day(urls[language]), urls[language] != default, language))
    works = {language: _work(language, url) for language, url in sorted(urls.items())}
    if first == mine:
        return {"workTranslation": [work for language, work in works.items() if language != mine]}
    return {"translationOfWork": works[first]}


def _day(url: str) -> str:
    found = DAY.search(urlsplit(url).path)
    return found[0] if found else NEVER


def _work(language: str, url: str) -> Thing:
    return {"@type": "NewsArticle", "@id": f"{url}#story", "url": url, "inLanguage": language}
