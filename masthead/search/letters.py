"""Text into words, and words into the letters that are compared: the same for documents and questions."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_WORD: Final = 64
LONGEST_TEXT: Final = 500_000
"""Letters of one text that are read; a longer one is cut."""

# Marks dropped when letters are compared: accents, niqqud and cantillation, tashkeel and Koran signs.
_DROPPED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f\ufe00-\ufe0f"
)
# Vowel signs that belong to their word; Python's \w does not count them as letters.
_SIGNS = (
    "\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff"
    "\u0f18-\u0fbc\u1000-\u109f\u135d-\u135f\u1712-\u1773\u17b4-\u17d3\u18a9\u1920-\u193b\u1a17-\u1a7f\u1b00-\u1bf3"
)
# Joiners, direction marks, soft hyphen, tatweel: inside a word and no part of it.
_INVISIBLE = re.compile("[\u00ad\u0640\u061c\u180e\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f]+")

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_WORD = re.compile(rf"[\w{_DROPPED}{_SIGNS}]+")
_DROP = re.compile(f"[{_DROPPED}]+")
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b")
# The dot of U.S.A.: a single letter on both sides. It begins with the dot, which is quick to look for.
_DOTTED = re.compile(r"\.(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)")
_HEBREW = re.compile("[\u05d0-\u05ea]+")
_GERSHAYIM = re.compile(r"(?<=[\u05d0-\u05ea])[\"'\u05f3\u05f4\u2019\u201d](?=[\u05d0-\u05ea])")
# Scripts written without spaces: words are cut into overlapping pairs of letters.
_UNSPACED_LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_UNSPACED_LETTERS}]+")

_LETTERS = str.maketrans(
    {
        # Hebrew final letters
        "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
        # Arabic: forms of alef, ya, ta marbuta, hamza on a seat; Persian kaf and ya
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
        "ک": "ك", "ی": "ي", "ھ": "ه",
        # Latin letters that do not come apart into letter and accent
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t",
        "æ": "ae", "œ": "oe", "þ": "th",
        "ə": "e", "ŋ": "n", "ʼ": "", "ʻ": "", "_": "",
    }
)  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text in small letters, in reading order, not yet folded.

    A possessive 's is dropped, dotted capitals are one word (U.S.), Hebrew abbreviations too (צה"ל), and
    scripts without spaces give overlapping pairs of letters.
    """
    text = text[:LONGEST_TEXT]
    if text.isascii():
        return _short(_ASCII_WORD.findall(_joined(text).lower()))
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    found = _WORD.findall(_GERSHAYIM.sub("", _joined(text)).lower().replace("_", " "))
    if _UNSPACED.search(text):
        found = [piece for word in found for piece in _pieces(word)]
    return _short(found)


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The letters that are compared: without case, accents, niqqud, tashkeel, final or variant forms."""
    if word.isascii():
        return word if word.islower() else word.lower()
    if _HEBREW.fullmatch(word):
        return word.translate(_LETTERS)
    while (folded := _folded(word)) != word:
        word = folded
    return word


def is_unspaced(word: str) -> bool:
    """Whether the word is of a script written without spaces."""
    return _UNSPACED.match(word) is not None


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", _INVISIBLE.sub("", word)).casefold().translate(_LETTERS)
    letters = unicodedata.normalize("NFC", "".join(_DROP.sub("", parts).split()))
    return letters.translate(_LETTERS)


def _joined(text: str) -> str:
    if "'" in text or "\u2019" in text:
        text = _POSSESSIVE.sub("", text)
    return _DOTTED.sub("", text)


def _short(found: list[str]) -> list[str]:
    if found and max(map(len, found)) > LONGEST_WORD:
        return [word[:LONGEST_WORD] for word in found]
    return found


def _pieces(word: str) -> list[str]:
    """A run of letters, cut where its script changes, unspaced parts in overlapping pairs."""
    pieces: list[str] = []
    end = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > end:
            pieces.append(word[end : run.start()])
        letters = run.group()
        pieces += [letters[at : at + 2] for at in range(max(1, len(letters) - 1))]
        end = run.end()
    if end < len(word):
        pieces.append(word[end:])
    return pieces
