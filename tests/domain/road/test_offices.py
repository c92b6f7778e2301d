"""Who is competent comes from the county's table: read strictly, never invented."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.offices import (
    NO_OFFICES,
    Body,
    competent,
    mediators,
    read_offices,
    rechecker,
    reviewer,
    with_table,
)

TABLE = read_offices(
    {
        "version": "2026.1",
        "about": "示例",
        "offices": [
            {
                "name": "示例县劳动人事争议仲裁委员会",
                "also": ["县仲裁委"],
                "places": ["laodong"],
                "phone": "0000-1",
            },
            {"name": "示例县劳动保障监察大队", "places": ["laodong"]},
            {"name": "示例县民政局", "places": ["chachu"]},
            {"name": "示例县人民政府", "places": ["fucha_ok"], "address": "示例路1号"},
            {"name": "示例市人民政府", "places": ["fuhe"]},
            {
                "name": "示例镇",
                "code": "411526102",
                "address": "人民路2号",
                "phone": "0000-2",
                "hours": "8–17",
            },
        ],
    }
)
OWN = Office(code="411526102", name="示例镇", desk=1, officer="示例员", phone="0000-9")


def named(place: str, to: str = "") -> list[str]:
    return [each.name.removeprefix("示例县") for each in competent(TABLE, place, to)]


@pytest.mark.parametrize(
    ("place", "to", "found"),
    [
        ("laodong", "", ["劳动人事争议仲裁委员会", "劳动保障监察大队"]),
        ("laodong", "示例县劳动保障监察大队", ["劳动保障监察大队"]),
        ("laodong", "县仲裁委", ["劳动人事争议仲裁委员会"]),
        ("laodong", "县劳动人事争议仲裁委员会", ["劳动人事争议仲裁委员会"]),
        (
            "laodong",
            "劳动人事争议仲裁委员会／劳动保障监察大队",
            ["劳动人事争议仲裁委员会", "劳动保障监察大队"],
        ),
        ("laodong", "劳动保障监察", ["劳动保障监察大队"]),
        ("chachu", "民政局（低保股）", ["民政局"]),
        # Named whole it is known wherever; by a part of its name only where the table puts it.
        ("laodong", "示例县民政局", ["民政局"]),
        ("laodong", "民政局", []),
        ("laodong", "别的单位", []),
        ("laodong", "会", []),
        ("start", "", []),
    ],
)
def test_whoever_is_named_is_found_and_nobody_else(place: str, to: str, found: list[str]) -> None:
    assert named(place, to) == found


def test_who_reviews_and_who_rechecks() -> None:
    """信访工作条例 arts. 35, 36: the county says who the upper offices are."""
    assert reviewer(TABLE, OWN) == "示例县人民政府"
    assert rechecker(TABLE) == "示例市人民政府"
    assert reviewer(NO_OFFICES, replace(OWN, reviewer="县里")) == "县里"
    assert (reviewer(NO_OFFICES, OWN), rechecker(NO_OFFICES)) == ("", "")


def test_a_desk_knows_itself_in_the_table() -> None:
    told = with_table(OWN, TABLE)
    assert (told.address, told.phone, told.hours) == ("人民路2号", "0000-9", "8–17")
    assert with_table(replace(OWN, code="411526103"), TABLE) == replace(OWN, code="411526103")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("x", 0),
        ([{"name": "甲"}, 1], 2),
        ([{"name": ""}], 1),
        ([{"name": " 甲"}], 1),
        ([{"phone": "0000"}], 1),
        ([{"name": "甲", "fax": "0000"}], 1),
        ([{"name": "甲", "phone": 110}], 1),
        ([{"name": "甲", "address": "一\n二"}], 1),
        ([{"name": "甲", "places": "laodong"}], 1),
        ([{"name": "甲", "places": [1]}], 1),
        ([{"name": "甲", "code": "41"}], 1),
        ([{"name": "甲"}, {"name": "甲"}], 2),
        ([{"name": "甲"}, {"name": "乙", "also": ["甲"]}], 2),
    ],
)
def test_a_table_that_is_not_sound_is_refused_by_its_line(rows: object, line: int) -> None:
    with pytest.raises(DeskError) as refused:
        read_offices({"version": "1", "offices": rows})
    assert (refused.value.code, refused.value.facts) == ("offices.bad_file", {"line": line})
    with pytest.raises(DeskError, match=r"offices\.bad_file"):
        read_offices({"version": "1", "offices": [], "more": 1})


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)
)


@given(ANYTHING)
def test_whatever_lies_in_the_file_is_read_or_refused(rows: object) -> None:
    with suppress(DeskError):
        read_offices({"version": "1", "offices": rows})


def test_mediators_stand_first_where_the_table_knows_only_the_court() -> None:
    court, mediator = Body(name="示例县人民法院"), Body(name="示例镇人民调解委员会")
    assert mediators("村、镇人民调解委员会；县法院", (court,)) == "村、镇人民调解委员会"
    assert mediators("交警；医疗纠纷人民调解委员会；法院", ()) == "交警；医疗纠纷人民调解委员会"
    assert mediators("村、镇人民调解委员会；县法院", (court, mediator)) == ""
    # Whoever is told to go to court first is not sent to mediate first.
    assert mediators("县法院；镇政府（调解、督促）", (court,)) == ""
