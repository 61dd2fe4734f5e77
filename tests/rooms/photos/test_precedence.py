"""Where sources differ, the rules of the Metadata Working Group decide, and nothing stated is lost to a limit."""

import hashlib
from datetime import UTC, datetime

from masthead.photos.embedded import read_embedded
from masthead.photos.stated import Moment
from tests.rooms.photos.building import app1_xmp, app13, exif, iim, jpeg, resource, segment, xmp

OLD = iim((105, "Old headline"), (90, "Port Aven"), (120, "From IPTC"))
NEW = app1_xmp(xmp("<dc:description>From XMP</dc:description>", 'photoshop:Headline="New headline"'))


def digest(block: bytes) -> bytes:
    return resource(0x0425, hashlib.md5(block).digest())


def test_exif_wins_then_xmp_and_iptc_fills_the_gaps() -> None:
    picture = jpeg(segment(0xE1, exif({0x010E: "From EXIF"})), NEW, app13(resource(0x0404, OLD)))
    found = read_embedded(picture)
    assert (found.caption, found.headline, found.city) == ("From EXIF", "New headline", "Port Aven")
    assert found.found == ("exif", "xmp", "iptc")


def test_a_fitting_digest_means_that_xmp_is_at_least_as_new() -> None:
    assert read_embedded(jpeg(NEW, app13(resource(0x0404, OLD), digest(OLD)))).headline == "New headline"


def test_iptc_changed_after_xmp_wins() -> None:
    found = read_embedded(jpeg(NEW, app13(resource(0x0404, OLD), digest(b"what it was before"))))
    assert (found.headline, found.caption) == ("Old headline", "From IPTC")


def test_a_digest_of_zeros_says_nothing() -> None:
    zeros = resource(0x0425, bytes(16))
    assert read_embedded(jpeg(NEW, app13(resource(0x0404, OLD), zeros))).headline == "New headline"


def test_a_value_cut_off_by_iptc_gives_way_to_the_whole_one() -> None:
    state = "The Autonomous Region of Outer Avenland"
    block = iim((95, state[:32]), (80, "Maria Magdalena von Hohenstein-S"))
    packet = app1_xmp(
        xmp(
            "<dc:creator><rdf:Seq><rdf:li>Maria Magdalena von Hohenstein-Sund</rdf:li></rdf:Seq></dc:creator>",
            f'photoshop:State="{state}"',
        )
    )
    found = read_embedded(jpeg(packet, app13(resource(0x0404, block), digest(b"another"))))
    assert (found.state, found.creators) == (state, ("Maria Magdalena von Hohenstein-Sund",))


def test_a_longer_list_that_holds_all_of_the_shorter_one_wins() -> None:
    packet = app1_xmp(xmp("<dc:creator><rdf:Seq><rdf:li>Ana</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>"))
    other = app1_xmp(xmp("<dc:creator><rdf:Seq><rdf:li>Cy</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>"))
    artist = segment(0xE1, exif({0x013B: "Ana"}))
    assert read_embedded(jpeg(artist, packet)).creators == ("Ana", "Bo")
    assert read_embedded(jpeg(artist, other)).creators == ("Ana",)


def test_a_zone_is_taken_from_a_source_that_agrees_on_the_clock() -> None:
    camera = segment(0xE1, exif({}, {0x9003: "2024:02:29 18:30:05"}))
    agrees = app13(resource(0x0404, iim((55, "20240229"), (60, "183005+0000"))))
    differs = app13(resource(0x0404, iim((55, "20240229"), (60, "193005+0100"))))
    at = datetime(2024, 2, 29, 18, 30, 5)
    assert read_embedded(jpeg(camera, agrees)).taken == Moment(at.replace(tzinfo=UTC))
    assert read_embedded(jpeg(camera, differs)).taken == Moment(at)


def test_a_day_is_made_exact_by_a_time_on_that_day_only() -> None:
    day = app1_xmp(xmp("", 'photoshop:DateCreated="2024-02-29"'))
    same = app13(resource(0x0404, iim((55, "20240229"), (60, "183005+0000"))))
    other = app13(resource(0x0404, iim((55, "20240301"), (60, "183005+0000"))))
    assert read_embedded(jpeg(day, same)).taken == Moment(datetime(2024, 2, 29, 18, 30, 5, tzinfo=UTC))
    taken = read_embedded(jpeg(day, other)).taken
    assert taken is not None
    assert taken.at == datetime(2024, 2, 29)
