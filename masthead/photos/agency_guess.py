"""Guess from credit, source and byline which agency a picture came from."""

from __future__ import annotations

import re

from masthead.photos.stated import Stated

_KNOWN = {
    "AFP": r"AFP|Agence France[- ]Presse",
    "AP": r"AP|The Associated Press|Associated Press|ASSOCIATED PRESS",
    "Reuters": r"Reuters|Thomson Reuters|RTR|REUTERS TV",
    "dpa": r"dpa|dpa[- ]Zentralbild|Deutsche Presse[- ]Agentur",
    "EPA": r"EPA|epa|EPA[- ]EFE|European Pressphoto Agency",
    "Getty Images": r"Getty|Getty Images|GETTY IMAGES [A-Z ]+|[\w ]+ via Getty Images",
    "Xinhua": r"Xinhua|Xinhua News Agency",
    "TASS": r"TASS|ITAR[- ]TASS",
    "ANSA": r"ANSA",
    "EFE": r"EFE|Agencia EFE",
    "APA": r"APA|APA[- ]PictureDesk|APA[- ]Fotoservice",
    "Keystone": r"Keystone|Keystone[- ]SDA",
    "PA": r"PA|PA Wire|PA Media|Press Association",
    "AAP": r"AAP|AAP Image",
    "The Canadian Press": r"The Canadian Press|Canadian Press|CP",
    "Kyodo": r"Kyodo|Kyodo News",
    "Yonhap": r"Yonhap|Yonhap News",
    "UPI": r"UPI|United Press International",
    "ANP": r"ANP|ANP Foto",
    "Belga": r"Belga|BELGA PHOTO",
    "NTB": r"NTB|NTB Scanpix|Scanpix",
    "TT": r"TT|TT News Agency|TT Nyhetsbyrån",
    "Ritzau": r"Ritzau|Ritzau Scanpix|Scanpix Denmark",
    "Lehtikuva": r"Lehtikuva",
    "PAP": r"PAP",
    "CTK": r"CTK|ČTK",
    "Lusa": r"Lusa",
    "Anadolu": r"Anadolu|Anadolu Agency|Anadolu Ajansı",
    "Flash90": r"Flash ?90",
    "Bloomberg": r"Bloomberg|Bloomberg News",
    "Magnum": r"Magnum|Magnum Photos",
    "ZUMA Press": r"ZUMA|ZUMA Press|ZUMAPRESS(\.com)?",
    "picture alliance": r"picture[- ]alliance",
    "imago": r"imago|IMAGO|imago images",
    "Shutterstock": r"Shutterstock",
    "Alamy": r"Alamy|Alamy Stock Photo",
    "NurPhoto": r"NurPhoto",
    "Sipa": r"Sipa|Sipa Press|SIPA USA",
    "GPO": r"GPO|Government Press Office",
}
_PATTERNS = [(agency, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for agency, pattern in _KNOWN.items()]
_PARTS = re.compile(r"\s*/\s*|\s+via\s+|\s*;\s*|\s*\|\s*|\s+-\s+|,\s+", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*/\s*|\s+via\s+", re.IGNORECASE)
_LONGEST = 300
"""Letters of a credit that are looked at; no true one is longer."""
_CODE = re.compile(r"[A-Z]{0,3}\d+|\w{1,2}|.*@.*|.*\.(jpe?g|com|net|org)", re.IGNORECASE)
_NOT_AN_AGENCY = re.compile(
    r"handout|ho|hand-?out|stringer|str|staff|pool|courtesy.*|freelance|none|credit|source", re.I
)


def guess_agency(stated: Stated) -> str:
    """Name the agency, or return "".

    A known agency in the credit wins, then one in the source, the byline and the copyright notice; of several
    the first ("AFP/Getty Images": AFP made it, Getty Images sells it). Else the part of the credit line that
    is not the photographer.
    """
    for text in (stated.credit, stated.source, *stated.creators, _holder(stated.copyright_notice)):
        known = _known(text[:_LONGEST])
        if known:
            return known
    return _unknown_agency(stated)


def _known(text: str) -> str:
    parts = [text, *_PARTS.split(text)]
    for part in parts:
        for agency, pattern in _PATTERNS:
            if pattern.fullmatch(part.strip(" .()©")):
                return agency
    return ""


def _holder(notice: str) -> str:
    """The holder in a notice such as "Copyright 2014 Reuters. All rights reserved"."""
    text = re.sub(r"(?i)\(c\)|©|copyright|all rights reserved\.?|\b(19|20)\d\d\b", " ", notice[:500])
    return " ".join(text.split()).strip(" ,.:;-")


def _unknown_agency(stated: Stated) -> str:
    people = {name.casefold() for name in stated.creators}
    for text in (stated.credit, stated.source):
        parts = [part.strip() for part in _SEPARATED.split(text[:_LONGEST]) if part.strip()]
        others = [part for part in parts if part.casefold() not in people and not _is_noise(part)]
        if others and (len(parts) > 1 or text is not stated.credit or stated.creators):
            return others[-1]
    return ""


def _is_noise(text: str) -> bool:
    return bool(_CODE.fullmatch(text) or _NOT_AN_AGENCY.fullmatch(text))
