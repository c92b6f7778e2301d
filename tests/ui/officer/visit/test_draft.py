"""Rules of the draft on the screen."""

from datetime import date, timedelta

import pytest

from tests.ui.fakes import NOON
from ui.officer.parts.days import left_of, read_day
from ui.officer.parts.history import said
from ui.officer.parts.matter_form import read_materials, said_materials
from ui.officer.visit.drafts.draft import (
    OpenDraft,
    read_back_of,
)
from xinfang_desk.desk.shipped import calendar_shipped
from xinfang_desk.domain.matter import Material, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.record import HistoryLine
from xinfang_desk.domain.time.deadline import limit

TODAY = date(2026, 9, 14)


def draft(*people, statement="", anonymous=False):
    return VisitDraft(people=people, matters=(MatterDraft(statement=statement),), anonymous=anonymous)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-08-31", date(2026, 8, 31)),
        ("2026年8月31日", date(2026, 8, 31)),
        ("20260831", date(2026, 8, 31)),
        ("8.31", date(2026, 8, 31)),
        ("8月31日", date(2026, 8, 31)),
        ("9.14", date(2026, 9, 14)),
        ("12-31", date(2026, 12, 31)),  # whether it was last year's is asked
        ("2.30", None),
        ("昨天", date(2026, 9, 13)),
        ("上个月底", date(2026, 8, 31)),
        ("上月初", date(2026, 8, 1)),
        ("上个月15号", date(2026, 8, 15)),
        ("上个月31日", date(2026, 8, 31)),
        ("30天前", date(2026, 8, 15)),
        ("十天前", date(2026, 9, 4)),
        ("三天以前", date(2026, 9, 11)),
        ("二十五天前", date(2026, 8, 20)),
        ("两周前", date(2026, 8, 31)),
        ("两个星期前", date(2026, 8, 31)),
        ("半个月前", date(2026, 8, 30)),
        ("三个月前", date(2026, 6, 14)),
        ("上周三", date(2026, 9, 9)),
        ("上上个星期天", date(2026, 9, 6)),
        ("十十天前", None),
        ("去年底", date(2025, 12, 31)),
        ("明天", None),
        ("昨天吧", None),
        ("", None),
    ],
)
def test_days_are_read_as_officers_type_them(typed, day):
    assert read_day(typed, TODAY) == day


def test_how_long_is_left_is_said_in_days():
    found = limit("notify_15d", TODAY, calendar_shipped())
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


def test_materials_go_both_ways():
    text = "微信记录3、考勤表照片"
    found = read_materials(text)
    assert found == (Material(name="微信记录", pages=3), Material(name="考勤表照片", pages=1))
    assert said_materials(found) == text
    assert read_materials(" ，、") == ()
    text = "合同复印件3、身份证原件、原件2"
    found = read_materials(text)
    assert [(each.name, each.copy, each.pages) for each in found] == [
        ("合同", True, 3),
        ("身份证", False, 1),
        ("原件", False, 2),
    ]
    assert said_materials(found) == text


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
