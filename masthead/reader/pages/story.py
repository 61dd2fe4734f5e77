"""The page of a story, of any kind."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone
from markupsafe import Markup, escape

from masthead.editions.models import Edition
from masthead.look import cards, prose
from masthead.look.chrome import absolute, address_in, way_to
from masthead.look.pages import InMemoriamPage, StoryPage, Tribute
from masthead.look.parts import Byline, Correction, Head, Link, OpenGraph, Picture
from masthead.photos.printed import printed
from masthead.press.recording import leave
from masthead.reader import bodies
from masthead.reader.frame import frame, head, image_facts
from masthead.related.queries import related_to
from masthead.stories import queries
from masthead.stories.kinds import SLUGS, Kind
from masthead.stories.models import Story
from masthead.stories.story_parts import StoryParts, parts_of


def story_page(story: Story, edition: Edition) -> StoryPage | InMemoriamPage:
    """The view model of a story; drafts too, for previews."""
    leave(f"story:{story.pk}")
    if story.agency_id is not None:
        leave(f"agency:{story.agency_id}")
    if story.kind == Kind.MEMORIAM:
        return _memoriam(story, edition)
    return _story(story, edition)


def _story(story: Story, edition: Edition) -> StoryPage:
    lead = _lead(story, edition)
    path = story.address or "#"
    translations = translations_of(story)
    parts = parts_of(story)
    by = _bylines(parts, edition)
    kind = Kind(story.kind)
    section = story.section
    return StoryPage(
        **frame(
            edition,
            path,
            _head(story, edition, lead, translations, parts, by),
            crumbs=way_to(edition, section),
            translations=translations,
            current_url=address_in(edition, section) if section else "",
        ),
        url=absolute(edition, path),
        headline=story.title,
        published=story.published_at or timezone.now(),
        updated=story.updated_at,
        standfirst=story.standfirst,
        kicker=story.kicker,
        kind=cards.kind_code(kind),
        kind_link=None if kind is Kind.NEWS else Link(str(kind.label), f"{edition.root}kind/{SLUGS[kind]}/"),
        labels=cards.labels(story),
        section=Link(section.title, address_in(edition, section)) if section else None,
        bylines=by,
        dateline=story.dateline,
        lead_picture=lead,
        lead_block=bodies.embed(story.lead_embed, poster=lead) if story.lead_embed else None,
        key_points=tuple(escape(point.value) for point in story.key_points),
        blocks=bodies.body(story.body, edition),
        topics=_topics(parts, edition),
        corrections=_corrections(parts),
        changes_url=changes_url(story),
        related=cards.once(cards.cards(related_to(story), edition), {lead.src} if lead else set()),
        source=Link(story.agency.name_in(edition.language), story.canonical_address)
        if story.canonical_address and story.agency
        else None,
    )


def _memoriam(story: Story, edition: Edition) -> InMemoriamPage:
    row = story.memoriam.first()
    lead = _lead(story, edition)
    path = story.address or "#"
    translations = translations_of(story)
    parts = parts_of(story)
    by = _bylines(parts, edition)
    return InMemoriamPage(
        **frame(
            edition,
            path,
            _head(story, edition, lead, translations, parts, by),
            crumbs=way_to(edition, story.section),
            translations=translations,
        ),
        url=absolute(edition, path),
        headline=story.title,
        person=row.person if row else story.title,
        published=story.published_at or timezone.now(),
        updated=story.updated_at,
        lived=" – ".join(part for part in (row.born, row.died) if part) if row else "",
        standfirst=story.standfirst,
        bylines=by,
        portrait=lead,
        blocks=bodies.body(story.body, edition),
        tributes=tuple(
            Tribute(name=each.name, text=_lines(each.text), at=each.written_at, relation=each.relation)
            for each in story.tributes.filter(is_approved=True)
        ),
        corrections=_corrections(parts),
        changes_url=changes_url(story),
        topics=_topics(parts, edition),
    )


def _lines(text: str) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in text.split("\n\n") if part.strip())


def translations_of(story: Story) -> Mapping[int, str]:
    """Addresses of the same story in other editions, by the edition's number."""
    return {other.edition: other.address for other in queries.translations([story])[story.pk] if other.edition}


def _lead(story: Story, edition: Edition) -> Picture | None:
    if story.lead_photo_id is None:
        return None
    photos = printed([story.lead_photo_id])
    captions = [story.lead_caption, *(photo.caption for photo in photos.values())]
    links = prose.links_in(captions[:1] if captions[0] else captions, edition)
    facts = {"alt": story.lead_alt, "caption": story.lead_caption, "credit": story.lead_credit}
    return cards.captioned(story.lead_photo_id, links, **facts, known=photos)


def _head(
    story: Story,
    edition: Edition,
    lead: Picture | None,
    translations: Mapping[int, str],
    parts: StoryParts,
    by: tuple[Byline, ...],
) -> Head:
    title = story.social_headline or story.title
    shared = lead
    if story.social_photo_id is not None:
        shared = cards.picture(story.social_photo_id) or lead
    graph = OpenGraph(
        title=title,
        description=story.standfirst,
        kind="article",
        published=story.published_at,
        modified=story.updated_at,
        section=story.section.title if story.section else "",
        tags=tuple(topic.name for topic in parts.topics),
        authors=tuple(absolute(edition, byline.url) for byline in by if byline.url),
        **image_facts(edition, shared),
    )
    return head(
        edition,
        story.address or "#",
        title,
        story.standfirst,
        translations=translations,
        open_graph=graph,
        canonical=story.canonical_address,
    )


def _bylines(parts: StoryParts, edition: Edition) -> tuple[Byline, ...]:
    portraits = printed([writer.portrait for writer in parts.writers if writer.portrait is not None])
    return tuple(cards.byline(writer, edition, portraits) for writer in parts.writers)


def _topics(parts: StoryParts, edition: Edition) -> tuple[Link, ...]:
    found = {}
    for topic in parts.topics:
        leave(f"topic:{topic.pk}", f"topic:{topic.leads_to}")
        found[topic.leads_to] = Link(topic.shown_name, f"{edition.root}topic/{topic.slug}/")
    return tuple(found.values())


def _corrections(parts: StoryParts) -> tuple[Correction, ...]:
    return tuple(
        Correction(at=note.noted_at, text=escape(note.text), code=f"correction-{number}")
        for number, note in enumerate(parts.corrections, start=1)
    )


def changes_url(story: Story) -> str:
    """The page that shows what changed; "" where readers have seen one version only."""
    if not story.address or not queries.changed_for_readers([story.pk])[story.pk]:
        return ""
    return f"{story.address}changes/"
