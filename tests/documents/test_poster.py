"""The road map on the wall and on the telephone."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.documents.reading import outside, overlaps, text_of
from xinfang_desk.devices import page_pictures as pages
from xinfang_desk.documents.office import poster_cards
from xinfang_desk.documents.office.poster import DOTS_PER_INCH, LONGEST, long_pages, poster
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.law import cited
from xinfang_desk.domain.road.roadmap import Place, RoadMap, read_roadmap
from xinfang_desk.places import RESOURCES

SMALLEST = 10.5
"""Points: 五号, what a newspaper is set in; articles are not set smaller."""

OFFICE = Office(
    code="411526102",
    name="示例镇人民政府来访接待中心",
    desk=1,
    officer="示例员",
    address="示例镇示例路1号",
    phone="0000-0000000",
    hours="周一至周五 8:30—12:00",
)


@pytest.fixture(scope="module")
def road_map() -> RoadMap:
    return read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def wall(road_map: RoadMap) -> bytes:
    return poster(road_map, OFFICE)


@pytest.fixture(scope="module")
def hand(road_map: RoadMap) -> tuple[bytes, ...]:
    return long_pages(road_map, OFFICE)


def said_of(place: Place) -> tuple[str, ...]:
    facts = (place.who, *place.bring, place.how_long, place.if_unsatisfied)
    return (place.title, *place.text, *facts, *(way.label for way in place.ways), cited(place.articles))


def missing(road_map: RoadMap, text: str) -> list[tuple[str, str]]:
    return [
        (place.id, each)
        for place in road_map.places.values()
        for each in said_of(place)
        if "".join(each.split()) not in text
    ]


def sizes(pdf: bytes) -> set[float]:
    found: set[float] = set()

    def note(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size, 1))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def test_the_poster_says_all_that_the_road_map_says(road_map: RoadMap, wall: bytes) -> None:
    assert missing(road_map, text_of(wall)) == []


def test_so_does_the_long_picture(road_map: RoadMap, hand: tuple[bytes, ...]) -> None:
    assert missing(road_map, "".join(map(text_of, hand))) == []


def test_a_place_that_is_left_out_would_be_missed(road_map: RoadMap, hand: tuple[bytes, ...]) -> None:
    assert missing(road_map, "".join(map(text_of, hand[:-1]))) != []


def test_it_is_a3_and_its_first_page_stands_alone(road_map: RoadMap, wall: bytes) -> None:
    sheets = PdfReader(io.BytesIO(wall)).pages
    for sheet in sheets:
        assert (round(sheet.mediabox.width / 72 * 25.4), round(sheet.mediabox.height / 72 * 25.4)) == (
            297,
            420,
        )
    first = "".join(sheets[0].extract_text().split())
    ends = [
        each for each in road_map.places.values() if each.kind == "outcome" and each.who and each.how_long
    ]
    for place in (*ends, *(road_map.place(way.to) for way in road_map.place(road_map.start).ways)):
        assert str(poster_cards.numbers(road_map)[place.id]) in first
    assert [place.title for place in ends if "".join(place.title.split()) not in first] == []
    assert "哪种事" not in "".join(sheets[1].extract_text().split())
    assert OFFICE.phone in first


def test_the_main_road_is_counted_in_its_own_order(road_map: RoadMap, wall: bytes) -> None:
    first = "".join(PdfReader(io.BytesIO(wall)).pages[0].extract_text().split())
    known = poster_cards.numbers(road_map)
    steps = ("xf_accept", "xf_handle", "fucha_ok", "fuhe", "zhongjie")
    at = [first.index(f"{nth}细看{known[step]}") for nth, step in zip("一二三四五", steps, strict=True)]
    assert at == sorted(at)


def test_nothing_is_too_small_to_read(wall: bytes, hand: tuple[bytes, ...]) -> None:
    for pdf in (wall, *hand):
        assert min(sizes(pdf)) >= SMALLEST


def test_nothing_covers_anything_or_leaves_the_paper(wall: bytes, hand: tuple[bytes, ...]) -> None:
    for pdf in (wall, *hand):
        assert overlaps(pdf) == []
        assert outside(pdf) == []


def test_every_way_leads_to_a_number_that_stands_on_a_card(road_map: RoadMap) -> None:
    known = poster_cards.numbers(road_map)
    assert sorted(known.values()) == list(range(1, len(road_map.places) + 1))
    assert known[road_map.start] == 1
    for place in road_map.places.values():
        told = [part.text for part in poster_cards.parts(place, known, poster_cards.Type(size=12))]
        for way in place.ways:
            assert f"{way.label} → {known[way.to]}" in told


def test_a_part_of_the_long_picture_is_as_wide_as_a_telephone_shows(hand: tuple[bytes, ...]) -> None:
    assert len(hand) > 1
    for pdf in hand:
        with Image.open(io.BytesIO(pages.picture(pdf, dpi=DOTS_PER_INCH))) as picture:
            assert picture.width == 1080
            assert 1000 < picture.height <= LONGEST * 10
        assert pages.count(pdf) == 1


def test_the_same_road_map_gives_the_same_bytes(road_map: RoadMap, wall: bytes) -> None:
    assert poster(road_map, OFFICE) == wall


def test_an_office_without_a_telephone_prints_no_empty_label(road_map: RoadMap, wall: bytes) -> None:
    bare = Office(code="411526102", name="示例镇", desk=1, officer="示例员")
    assert "电话：" in text_of(wall)
    assert "电话：" not in text_of(poster(road_map, bare))
