"""What a visit that is being written still lacks, and what a road that is taken brings with it."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.intake import is_blank, lacks, usual_outcome, with_road
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.suggestion import SuggestedRoute


def draft(*people: Person, statement: str = "", anonymous: bool = False) -> VisitDraft:
    return VisitDraft(people=people, matters=(MatterDraft(statement=statement),), anonymous=anonymous)


def road(route: str, body: str) -> SuggestedRoute:
    return SuggestedRoute(route=route, body=body, articles=(), why="", words=())


def codes(written: VisitDraft) -> list[str]:
    return [each.code for each in lacks(written)]


def test_what_is_missing_is_named() -> None:
    assert codes(draft()) == ["visit.nobody", "visit.empty"]
    assert codes(draft(Person(name="周试例"), statement="拖欠工资")) == []
    assert codes(draft(statement="路灯", anonymous=True)) == []
    assert codes(VisitDraft(people=(Person(name="周试例"),), matters=())) == ["visit.no_matter"]


def test_a_matter_of_spaces_says_nothing_and_is_named_by_its_place() -> None:
    written = VisitDraft(
        people=(Person(name="周试例"),),
        matters=(MatterDraft(statement="路灯"), MatterDraft(statement=" ", request="\n")),
    )
    [fault] = lacks(written)
    assert isinstance(fault, DeskError)
    assert (fault.code, fault.facts) == ("visit.empty", {"matter": 2})


def test_a_form_in_which_nothing_is_said_is_blank() -> None:
    assert is_blank(draft(Person(name="")))
    assert is_blank(draft(statement=" "))
    assert not is_blank(draft(statement="路灯"))
    assert not is_blank(draft(Person(name="周试例")))


@pytest.mark.parametrize(
    ("suggested", "purpose", "route", "outcome", "to"),
    [
        (road("s6", "乡镇人民政府"), Purpose.SHENSU, Route.S6, Outcome.ACCEPT, ""),
        (road("s6", "示例街道办事处"), Purpose.SHENSU, Route.S6, Outcome.ACCEPT, ""),
        (road("s6", "县交通运输局"), Purpose.SHENSU, Route.S6, Outcome.FORWARD, "县交通运输局"),
        (
            road("s2", "劳动人事争议仲裁委员会"),
            Purpose.SHENSU,
            Route.S2,
            Outcome.GUIDE,
            "劳动人事争议仲裁委员会",
        ),
        (road("s5", "劳动保障监察"), Purpose.SHENSU, Route.S5, Outcome.FORWARD, "劳动保障监察"),
        (road("jubao", "纪检监察机关"), Purpose.JUBAO, None, Outcome.DISCIPLINE, "纪检监察机关"),
        (road("qita", "乡镇人民政府"), Purpose.QITA, None, Outcome.ONSPOT, ""),
    ],
)
def test_a_road_taken_brings_its_usual_outcome(
    suggested: SuggestedRoute, purpose: Purpose, route: Route | None, outcome: Outcome, to: str
) -> None:
    matter = with_road(MatterDraft(statement="x", content=""), suggested, ("城乡建设",))
    assert (matter.purpose, matter.route, matter.outcome, matter.to) == (purpose, route, outcome, to)
    assert matter.content == "城乡建设"


def test_what_the_officer_chose_stays_chosen() -> None:
    matter = MatterDraft(statement="x", content="教育")
    assert with_road(matter, road("s6", "乡镇人民政府"), ("城乡建设",)).content == "教育"


def test_where_no_body_is_named_this_office_acts_but_for_item_5() -> None:
    assert usual_outcome(Purpose.SHENSU, Route.S6) is Outcome.ACCEPT
    assert usual_outcome(Purpose.SHENSU, Route.S5) is Outcome.FORWARD
    assert usual_outcome(Purpose.SHENSU, Route.S5, here=True) is Outcome.ACCEPT


@pytest.mark.parametrize("route", [None, Route.S6])
def test_what_was_chosen_to_be_done_today_stays_when_a_road_is_taken(route: Route | None) -> None:
    matter = MatterDraft(statement="x", route=route, outcome=Outcome.MERGE, earlier=Number("1"))
    taken = with_road(matter, road("s2", "劳动人事争议仲裁委员会"), ())
    assert (taken.route, taken.outcome, taken.to, taken.earlier) == (Route.S2, Outcome.MERGE, "", "1")


def test_what_the_road_before_brought_goes_with_it() -> None:
    before = with_road(MatterDraft(statement="x"), road("s5", "劳动保障监察"), ())
    taken = with_road(before, road("s2", "劳动人事争议仲裁委员会"), ())
    assert (taken.outcome, taken.to) == (Outcome.GUIDE, "劳动人事争议仲裁委员会")


def test_the_same_road_again_leaves_who_was_named() -> None:
    named = MatterDraft(statement="x", route=Route.S2, outcome=Outcome.GUIDE, to="县仲裁委", road_end="nd")
    taken = with_road(named, road("s2", "劳动人事争议仲裁委员会"), ())
    assert (taken.to, taken.road_end) == ("县仲裁委", "nd")
