"""Computes the related stories of a whole archive in one pass, in memory that does not grow with it."""

from __future__ import annotations

from array import array
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator

from masthead.related import keeping
from masthead.related.models import Related, RelatedProfile
from masthead.related.postings import Postings
from masthead.related.profiles import Profile
from masthead.related.score import Scored, rank
from masthead.related.statistics import Statistics
from masthead.related.texts import OFFERED, Text, texts
from masthead.search.documents import in_batches
from masthead.stories.models import Story

AHEAD = 1_000
"""Stories that are read before the first is ranked: words are counted, and later stories can be offered too."""

BATCH = 200
CANDIDATES = 48
REMEMBERED = 4_000
"""Profiles in memory, about twelve kilobytes each; older ones are read back."""

Progress = Callable[[int, int], None]
"""Told how many stories are done, and of how many."""


def compute_all(progress: Progress | None = None) -> int:
    """Compute statistics, profiles and lists of every public story anew; returns how many stories that were.

    Editions follow each other, each in order of publication. A story is ranked against those of its edition that
    were published before it and up to a thousand after it; those that the words of both find strongest. Profiles
    weigh words by the stories counted so far, as when an archive grows. Killed, it is run again from the start.
    """
    RelatedProfile.objects.exclude(story__in=Story.objects.filter(OFFERED)).delete()
    Related.objects.exclude(story__in=Story.objects.filter(OFFERED)).delete()
    total = Story.objects.filter(OFFERED).count()
    statistics: dict[str, Statistics] = {}
    done = 0
    for edition in list(Story.objects.filter(OFFERED).order_by("edition").values_list("edition", flat=True).distinct()):
        run = _Run(edition, statistics)
        for lists in run.lists():
            done += len(lists)
            if progress is not None:
                progress(done, total)
    keeping.keep_statistics(statistics)
    return done


class _Run:
    """One edition on its way: what was read and not yet ranked, what was filed, profiles at hand."""

    def __init__(self, edition: int, statistics: dict[str, Statistics]) -> None:
        self.edition = edition
        self.statistics = statistics
        self.postings = Postings()
        self.profiles: OrderedDict[int, Profile] = OrderedDict()

    def lists(self) -> Iterator[dict[int, list[Scored]]]:
        """Rank and keep batch after batch; yields the lists kept."""
        waiting: deque[int] = deque()
        for batch in in_batches(self._profiled(), BATCH):
            waiting.extend(batch)
            while len(waiting) >= AHEAD + BATCH:
                yield self._ranked([waiting.popleft() for _ in range(BATCH)])
        while waiting:
            yield self._ranked([waiting.popleft() for _ in range(min(BATCH, len(waiting)))])

    def _profiled(self) -> Iterator[int]:
        """Ids in order of publication, each when its profile was made: a thousand stories are counted ahead."""
        read: deque[Text] = deque()
        for text in self._read():
            read.append(text)
            if len(read) >= AHEAD:
                yield from self._file([read.popleft() for _ in range(BATCH)])
        while read:
            yield from self._file([read.popleft() for _ in range(min(BATCH, len(read)))])

    def _read(self) -> Iterator[Text]:
        """Read and count every story."""
        rows = Story.objects.filter(OFFERED, edition=self.edition).order_by("published_at", "pk")
        ids = array("q", rows.values_list("pk", flat=True).iterator(chunk_size=10_000))
        for batch in in_batches(ids, BATCH):
            found = {text.id: text for text in texts(batch)}
            for text in (found[pk] for pk in batch if pk in found):
                self.statistics.setdefault(text.reading.language, Statistics()).add(text.reading.counts)
                yield text

    def _file(self, read: list[Text]) -> list[int]:
        made = [text.profile(self.statistics[text.reading.language]) for text in read]
        keeping.keep_profiles(made)
        for profile in made:
            self.postings.add(profile)
            self._remember(profile)
        return [profile.id for profile in made]

    def _ranked(self, ids: list[int]) -> dict[int, list[Scored]]:
        stories = list(self._at_hand(ids))
        alike = {story.id: self.postings.alike(story, CANDIDATES) for story in stories}
        wanted = dict.fromkeys(pk for pks in alike.values() for pk in pks)
        known = {profile.id: profile for profile in self._at_hand(wanted)}
        lists = {
            story.id: rank(story, [known[pk] for pk in alike[story.id] if pk in known], count=keeping.KEPT)
            for story in stories
        }
        keeping.keep_lists(lists)
        return lists

    def _at_hand(self, ids: Iterable[int]) -> Iterator[Profile]:
        missing = []
        for pk in ids:
            if pk in self.profiles:
                self.profiles.move_to_end(pk)
                yield self.profiles[pk]
            else:
                missing.append(pk)
        for batch in in_batches(missing, 500):
            for profile in keeping.profiles(batch, self.edition):
                self._remember(profile)
                yield profile

    def _remember(self, profile: Profile) -> None:
        self.profiles[profile.id] = profile
        while len(self.profiles) > REMEMBERED:
            self.profiles.popitem(last=False)
