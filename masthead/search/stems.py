"""Words into stems, by language: Tantivy's stemmers; for Hebrew a dictionary and seven prefix letters."""

from functools import cache, lru_cache
from typing import Final

import simplemma
import tantivy

from masthead.search.letters import fold, is_unspaced

STEMMERS: Final = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nb": "norwegian", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
MOST_FILED: Final = 100_000
_SCRIPTS = {"ar": "arabic", "el": "greek", "ru": "cyrillic", "ta": "tamil", "he": "hebrew"}
_NOT_ARABIC = ("fa", "ur", "ps", "ckb", "ug", "sd")
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


class Filed(dict[str, tuple[str, str]]):
    """Words of one language as they are filed: folded form, and stems joined by a space.

    A dictionary because most words come again and again; emptied when it is full, so that it never grows.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= MOST_FILED:
            self.clear()
        form, stem = fold(word), " ".join(stems(word, self._language))
        filed = self[word] = (form, form if stem == form else stem)
        return filed


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


def _hebrew_readings(word: str) -> tuple[str, ...]:
    """Every dictionary word that the letters may be, with up to three prefix letters taken off."""
    rests = _without_prefixes(_bare(word))
    lemmas = [simplemma.lemmatize(rest, "he") for rest in rests if simplemma.is_known(rest, "he")]
    # A name or a new word: the letters as they stand, and each rest long enough to be a word.
    found = lemmas + [rest for rest in rests if rest == rests[0] or len(rest) > _SHORTEST_HEBREW + 1]
    return tuple(dict.fromkeys(fold(reading) for reading in found))


def _hebrew_question(word: str) -> tuple[str, ...]:
    """The likeliest readings of a word somebody asks for: as it stands, and without the article."""
    bare = _bare(word)
    likely = [bare, bare[1:]] if bare.startswith("ה") and len(bare) > _SHORTEST_HEBREW else [bare]
    known = [rest for rest in likely if simplemma.is_known(rest, "he")]
    if not known:
        likely = _without_prefixes(bare)
        known = [rest for rest in likely if simplemma.is_known(rest, "he")][:1]
    readings = [simplemma.lemmatize(rest, "he") for rest in known] + likely[:2]
    return tuple(dict.fromkeys(fold(reading) for reading in readings))


def _without_prefixes(word: str) -> list[str]:
    """The word, and what is left as prefix letters come off, up to the first rest that the dictionary has."""
    rests = [word]
    while len(rests) <= _MOST_PREFIXES and len(word) > _SHORTEST_HEBREW and word[0] in _HEBREW_PREFIXES:
        word = word[1:]
        rests.append(word)
        if simplemma.is_known(word, "he"):
            break
    return rests


def _bare(word: str) -> str:
    """Without niqqud, final letters kept: the dictionary writes them."""
    return "".join(letter for letter in word if not 0x591 <= ord(letter) <= 0x5C7) or word
