"""Words into stems, by language: Tantivy's stemmers; for Hebrew a dictionary and seven prefix letters."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

import tantivy
from simplemma.strategies import DefaultDictionaryFactory

from masthead.search.letters import fold, is_unspaced

STEMMERS: Final = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nb": "norwegian", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
MOST_FILED: Final = 160_000
_SCRIPTS = {"ar": "arabic", "el": "greek", "ru": "cyrillic", "ta": "tamil", "he": "hebrew"}
_NOT_ARABIC = ("fa", "ur", "ps", "ckb", "ug", "sd")
_NIQQUD = re.compile("[\u0591-\u05c7]+")
_HEBREW_PREFIXES = "והבלמשכ"
_SHORTEST_HEBREW = 2
_MOST_PREFIXES = 3


def base_language(code: str) -> str:
    """`en` of `en-GB`; the old codes `iw` and `in` are read as `he` and `id`."""
    base = code.lower().replace("_", "-").split("-")[0]
    return {"iw": "he", "in": "id"}.get(base, base)


def stems(word: str, language: str) -> tuple[str, ...]:
    """The folded stems under which a document's word is filed; one, or in Hebrew one for each reading."""
    if is_unspaced(word):
        return (fold(word),)
    of = _language_of(word, language)
    if of == "he":
        return _hebrew_readings(word)
    return (fold(_stemmed(word, of)),) if of else (fold(word),)


@lru_cache(maxsize=1 << 14)
def asked_stems(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The folded stems that answer a question's word, in any of `languages`, without double ones."""
    found: dict[str, None] = {}
    for language in languages or ("",):
        if _language_of(word, language) == "he" and not is_unspaced(word):
            found.update(dict.fromkeys(_hebrew_question(word)))
        else:
            found.update(dict.fromkeys(stems(word, language)))
    return tuple(stem for stem in found if stem)


def _language_of(word: str, language: str) -> str:
    """The language whose rules the word follows: its script decides, then the document's language."""
    script = _script(word)
    if script == "hebrew":
        return "he"
    if script == "arabic":
        return "" if language in _NOT_ARABIC else "ar"
    return language if language in STEMMERS and _SCRIPTS.get(language, "latin") == script else ""


def _script(word: str) -> str:
    letter = ord(word[0]) if word else 0
    for name, first, last in (
        ("latin", 0x41, 0x24F),
        ("greek", 0x370, 0x3FF),
        ("cyrillic", 0x400, 0x52F),
        ("hebrew", 0x591, 0x5EA),
        ("arabic", 0x600, 0x77F),
        ("tamil", 0xB80, 0xBFF),
        ("latin", 0x1E00, 0x1EFF),
        ("greek", 0x1F00, 0x1FFF),
    ):
        if first <= letter <= last:
            return name
    return ""


class FiledWord(NamedTuple):
    """A word as it is filed: its folded form, all its stems, and those that differ from the form."""

    form: str
    stems: str
    others: str


class Filed(dict[str, FiledWord]):
    """The words of one language as they are filed; several stems are joined by spaces.

    A dictionary because most words come again and again. When half of what it may hold is reached, that half
    becomes the older one, from which words in use come back: rare words go, and it never grows.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._older: dict[str, FiledWord] = {}

    def __missing__(self, word: str) -> FiledWord:
        if len(self) >= MOST_FILED // 2:
            self._older = dict(self)
            self.clear()
        filed = self[word] = self._older.get(word) or self._made(word)
        return filed

    def _made(self, word: str) -> FiledWord:
        form, found = fold(word), " ".join(stems(word, self._language))
        if form == word:
            form = word  # one string instead of two equal ones
        others = " ".join(stem for stem in found.split(" ") if stem != form)
        return FiledWord(form, form if found == form else found, found if others == found else others)


@lru_cache(maxsize=8)
def filed_in(language: str) -> Filed:
    """The words of a language that have been met."""
    return Filed(language)


@cache
def _stemmer(name: str) -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.stemmer(name)).build()


def _stemmed(word: str, language: str) -> str:
    stemmed = _stemmer(STEMMERS[language]).analyze(word)
    return (stemmed[0] if stemmed else "") or word


@cache
def _lemmas() -> Mapping[str, str]:
    """Hebrew words and their lemmas, some 100,000, read when the first Hebrew word comes by."""
    return DefaultDictionaryFactory().get_dictionary("he")


def _hebrew_readings(word: str) -> tuple[str, ...]:
    """Every dictionary word that the letters may be, with up to three prefix letters taken off."""
    rests = _without_prefixes(_bare(word))
    found = [lemma for rest in rests if (lemma := _lemmas().get(rest))]
    # A name or a new word: the letters as they stand, and each rest long enough to be a word.
    found += [rest for rest in rests if rest is rests[0] or len(rest) > _SHORTEST_HEBREW + 1]
    return tuple(dict.fromkeys(fold(reading) for reading in found))


def _hebrew_question(word: str) -> tuple[str, ...]:
    """The likeliest readings of a word somebody asks for: as it stands, and without the article."""
    bare = _bare(word)
    likely = [bare, bare[1:]] if bare.startswith("ה") and len(bare) > _SHORTEST_HEBREW else [bare]
    known = [lemma for rest in likely if (lemma := _lemmas().get(rest))]
    if not known:
        likely = _without_prefixes(bare)
        known = [lemma for rest in likely if (lemma := _lemmas().get(rest))][:1]
    return tuple(dict.fromkeys(fold(reading) for reading in known + likely[:2]))


def _without_prefixes(word: str) -> list[str]:
    """The word, and what is left as prefix letters come off, up to the first rest that the dictionary has."""
    rests = [word]
    while len(rests) <= _MOST_PREFIXES and len(word) > _SHORTEST_HEBREW and word[0] in _HEBREW_PREFIXES:
        word = word[1:]
        rests.append(word)
        if word in _lemmas():
            break
    return rests


def _bare(word: str) -> str:
    """Without niqqud, final letters kept: the dictionary writes them."""
    return _NIQQUD.sub("", word) or word
