"""Rules of the draft on the screen."""

from datetime import date, timedelta

import pytest

from tests.ui.fakes import NOON, FakeDesk
from ui.officer.parts.days import left_of, read_day
from ui.officer.parts.history import said
from ui.officer.visit.draft import (
    OpenDraft,
    is_blank,
    lacks,
    read_back_of,
    with_road,
)
from ui.officer.visit.matters import read_materials, said_materials
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Material, MatterDraft, VisitDraft
from xinfang_desk.domain.passphrase import Strength, strength_of
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import HistoryLine
from xinfang_desk.domain.suggestion import SuggestedRoute
from xinfang_desk.domain.time.deadline import limit

TODAY = date(2026, 9, 14)


def draft(*people, statement="", anonymous=False):
    return VisitDraft(people=people, matters=(MatterDraft(statement=statement),), anonymous=anonymous)


def road(route, body):
    return SuggestedRoute(route=route, body=body, articles=(), why="", words=())


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-08-31", date(2026, 8, 31)),
        ("2026年8月31日", date(2026, 8, 31)),
        ("20260831", date(2026, 8, 31)),
        ("8.31", date(2026, 8, 31)),
        ("8月31日", date(2026, 8, 31)),
        ("9.14", date(2026, 9, 14)),
        ("12-31", date(2025, 12, 31)),  # what happened has happened
        ("2.30", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_days_are_read_as_officers_type_them(typed, day):
    assert read_day(typed, TODAY) == day


def test_how_long_is_left_is_said_in_days():
    found = limit("notify_15d", TODAY, FakeDesk().calendar)
    assert left_of(found, TODAY) == "还有 15 天"
    assert left_of(found, found.due) == "今天到期"
    assert left_of(found, date(2026, 10, 1)) == "超过 2 天"


def test_a_key_names_one_visit_until_the_next_begins():
    open_draft = OpenDraft()
    first = open_draft.key
    assert open_draft.touch(NOON)
    assert not open_draft.touch(NOON + timedelta(minutes=5))
    assert open_draft.arrived == NOON
    assert open_draft.take_for_saving()
    assert not open_draft.take_for_saving()
    assert open_draft.key == first
    open_draft.renew()
    assert open_draft.key != first
    assert open_draft.arrived is None


def test_what_is_missing_is_named():
    assert lacks(draft()) == ("name", "statement")
    assert lacks(draft(Person(name="周试例"), statement="拖欠工资")) == ()
    assert lacks(draft(statement="路灯", anonymous=True)) == ()
    assert is_blank(draft(Person(name="")))
    assert not is_blank(draft(Person(name="周试例")))


@pytest.mark.parametrize(
    ("suggested", "purpose", "route", "outcome", "to"),
    [
        (road("s6", "乡镇人民政府"), Purpose.SHENSU, Route.S6, Outcome.ACCEPT, ""),
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
def test_a_road_taken_brings_its_usual_outcome(suggested, purpose, route, outcome, to):
    matter = with_road(MatterDraft(statement="x", content=""), suggested, ("城乡建设",))
    assert (matter.purpose, matter.route, matter.outcome, matter.to) == (purpose, route, outcome, to)
    assert matter.content == "城乡建设"


def test_what_the_officer_chose_stays_chosen():
    matter = MatterDraft(statement="x", content="教育")
    assert with_road(matter, road("s6", "乡镇人民政府"), ("城乡建设",)).content == "教育"


def test_materials_go_both_ways():
    text = "微信记录3、考勤表照片"
    found = read_materials(text)
    assert found == (Material(name="微信记录", pages=3), Material(name="考勤表照片", pages=1))
    assert said_materials(found) == text
    assert read_materials(" ，、") == ()


def test_what_is_read_back_is_what_will_be_registered_sign_for_sign():
    shown = read_back_of(draft(Person(name="周\ue863例"), statement="\ue844家的路")).lines
    assert {words for _, words in shown} == {"周䶮例", "䜣家的路"}


def test_what_is_read_back_hides_the_middle_of_numbers():
    person = Person(
        name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", phone="13800000003"
    )
    lines = dict(read_back_of(draft(person, statement="拖欠工资")).lines)
    assert lines["姓名"] == "周试例"
    assert lines["反映的情况"] == "拖欠工资"
    assert "19790412" not in str(lines)
    assert lines["电话"] == "138****0003"


@pytest.mark.parametrize(
    ("verb", "detail", "words"),
    [
        ("registered", "", "登记"),
        ("paper_handed_over", "D01", "交到本人手里　来访登记回执"),
        ("paper_voided", "D01 打错", "作废　来访登记回执　打错"),
        ("state", "accepted", "已受理"),
        ("something_new", "", "something_new"),
    ],
)
def test_history_is_said_in_words(verb, detail, words):
    assert said(HistoryLine(at=None, verb=verb, officer="示例员", detail=detail)) == words


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.TOO_SHORT),
        ("abc1234", Strength.TOO_SHORT),
        ("aaaaaaaaaaaa", Strength.TOO_SHORT),
        ("abcd1234", Strength.FAIR),
        ("correct horse battery", Strength.GOOD),
        ("白马路灯水稻算盘", Strength.GOOD),
    ],
)
def test_length_makes_a_passphrase_strong(passphrase, strength):
    assert strength_of(passphrase) is strength
