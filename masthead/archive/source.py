"""One source on its way in: the site, the edition that it goes to, and everything that is looked up by its names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from masthead.archive import items
from masthead.archive.bylines import Bylines
from masthead.archive.documents import Documents
from masthead.archive.filings import files_of, pictures_of
from masthead.archive.links import Finder, Site, hrefs, rewritten
from masthead.archive.mapping import Map
from masthead.archive.old_addresses import Old, lead
from masthead.archive.pictures import Pictures
from masthead.archive.report import Report
from masthead.archive.terms import Terms
from masthead.editions.models import Edition
from masthead.stories.filing_bodies import Body, Means, as_text, stored
from masthead.stories.incoming import IncomingStory, Note, Term

_MADE_BY = "2"
"""Changes when the same source would be filed differently, so that it is filed anew."""


@dataclass(slots=True)
class Bodies:
    """Stored bodies with links rewritten, as text, and which of them have links that lead to nothing here yet."""

    texts: list[str]
    has_links: list[bool]
    rewritten: int


@dataclass(slots=True)
class Source:
    """Everything that filing the items of one export needs."""

    name: str
    site: Site
    url: str
    edition: Edition
    rules: Map
    report: Report
    now: datetime
    pictures: Pictures
    documents: Documents
    terms: Terms = field(init=False)
    bylines: Bylines = field(init=False)
    finder: Finder = field(init=False)

    def __post_init__(self) -> None:
        self.terms = Terms(self.name, self.edition, self.rules, self.report)
        self.bylines = Bylines(self.name, self.edition, self.report)
        self.finder = Finder(self.name, self.site, self.edition.root)

    def forget(self) -> None:
        """Look everything up again after a transaction was rolled back."""
        self.terms.forget()
        self.bylines.forget()

    def hang(self, stories: list[IncomingStory]) -> None:
        """Have the pictures and files of these stories at hand; each new one is written at once, by itself."""
        self.pictures.hang(photo for story in stories for photo in pictures_of(story))
        for story in stories:
            for url in files_of(story):
                self.documents.pk(self.pictures.absolute(url))

    def digest(self, story: IncomingStory) -> str:
        """Changes with anything that the story is filed from, the files that are there and the map counted in."""
        there = [hung.pk if (hung := self.pictures.hung(photo)) else 0 for photo in pictures_of(story)]
        files = [self.documents.pk(self.pictures.absolute(url)) or 0 for url in files_of(story)]
        given = f"{_MADE_BY} {self.rules.fingerprint} {there} {files} {story!r}"
        return blake2b(given.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

    def body(self, story: IncomingStory) -> Body:
        """The stored body and lead picture of a story."""
        means = Means(self.pictures.hung, self.documents.pk, self.pictures.absolute)
        return stored(story.blocks, means, f"{self.name}:{story.source_id}", story.lead)

    def linked(self, bodies: list[Body]) -> Bodies:
        """Rewrite the inner links of some bodies, with one look-up for all of them."""
        given = [hrefs(body.blocks) for body in bodies]
        targets, open_ones = self.finder.find(href for found in given for href in found)
        texts = [
            as_text(rewritten(body.blocks, targets) if found & targets.keys() else body.blocks)
            for body, found in zip(bodies, given, strict=True)
        ]
        has_links = [bool(found & open_ones) for found in given]
        return Bodies(texts, has_links, sum(len(found & targets.keys()) for found in given))

    def settle_names(self) -> None:
        """Make the sections, topics and bylines learned since, and lead their old addresses to them."""
        root = self.edition.root
        base = self.site.base
        old = []
        for term, section, topic in self.terms.settle():
            word = "category" if term.domain == "category" else "tag" if term.domain == "post_tag" else term.domain
            for path in self._term_paths(term, word):
                if section is not None:
                    old.append(Old(path, page=section.pk))
                elif topic is not None and (slug := self.terms.topics.slug(topic)):
                    old.append(Old(path, link=f"{root}topic/{slug}/"))
        for person, slug in self.bylines.settle():
            logins = dict.fromkeys([person.slug or person.source_id, person.source_id])
            paths = [f"author/{login}/" for login in logins] + ([f"?author={person.number}"] if person.number else [])
            old += [Old(f"{base}/{path}", link=f"{root}by/{slug}/") for path in paths]
        self.lead(old)

    def _term_paths(self, term: Term, word: str) -> list[str]:
        """The addresses of a term at the old site; a category below others also stands below their slugs."""
        paths = [f"{self.site.base}/{word}/{term.slug}/"]
        chain, above = [term.slug], term if word == "category" else None
        while above is not None and above.parent_slug and above.parent_slug not in chain:
            chain.insert(0, above.parent_slug)
            above = self.terms.term("category", above.parent_slug)
        if len(chain) > 1:
            paths.append(f"{self.site.base}/{word}/{'/'.join(chain)}/")
        named = {"category": ("cat", term.source_id), "tag": ("tag", term.slug)}.get(word, ("", ""))
        return [*paths, *([f"{self.site.base}/?{'='.join(named)}"] if named[1] else [])]

    def old_paths(self, story: IncomingStory) -> list[str]:
        """Every address that the story had."""
        url = story.url.partition("#")[0]
        paths = [url, self.site.inner(story.guid)]
        if story.source_id.isdigit():
            paths.append(f"{self.site.base}/?{'page_id' if story.is_page else 'p'}={story.source_id}")
        stem, _, last = items.normal(url).rpartition("/")
        if last and "?" not in last:
            paths += [f"{stem}/{slug}/" for slug in story.old_slugs]
        return [path for path in paths if path]

    def lead(self, old: list[Old]) -> None:
        """Make redirects for old addresses."""
        made, too_long = lead(old)
        self.report.count("redirects_created", made)
        for path in too_long:
            self.report.tell(Note("address-too-long", f"no redirect can be kept for {path[:300]}"))
