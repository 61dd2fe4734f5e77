"""An agency is found in the credit as agencies and newspapers write it."""

import pytest

from masthead.photos.agency_guess import guess_agency
from masthead.photos.stated import Stated


@pytest.mark.parametrize(
    ("stated", "agency"),
    [
        (Stated(credit="REUTERS", source="X00514", creators=("MARIO ANZUONI",)), "Reuters"),
        (Stated(credit="AFP/Andrew Example"), "AFP"),
        (Stated(credit="Andrew Example/AFP via Getty Images"), "AFP"),
        (Stated(credit="Getty Images"), "Getty Images"),
        (Stated(credit="GETTY IMAGES NORTH AMERICA"), "Getty Images"),
        (Stated(credit="picture alliance / dpa"), "picture alliance"),
        (Stated(credit="Ana Lima", source="AP", creators=("Ana Lima",)), "AP"),
        (Stated(credit="The Canadian Press", source="HO"), "The Canadian Press"),
        (Stated(creators=("REUTERS TV",)), "Reuters"),
        (Stated(copyright_notice="© 2014 Agence France-Presse. All rights reserved"), "AFP"),
        (Stated(credit="Ana Lima/Avenland Press", creators=("Ana Lima",)), "Avenland Press"),
        (Stated(credit="Avenland Press", creators=("Ana Lima",)), "Avenland Press"),
        (Stated(credit="Ana Lima", creators=("Ana Lima",)), ""),
        (Stated(credit="Ana Lima"), ""),
        (Stated(credit="Handout", source="HO", creators=("Ana Lima",)), ""),
        (Stated(source="X00514"), ""),
        (Stated(), ""),
        (Stated(credit="/" * 100_000), ""),
        (Stated(credit=" " * 100_000 + "x"), ""),
    ],
)
def test_agencies_are_recognised(stated: Stated, agency: str) -> None:
    assert guess_agency(stated) == agency
