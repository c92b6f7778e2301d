"""A doubtful day is no date on paper, and no notice rests on it, until it is put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.documents.reading import text_of
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.days import as_of
from xinfang_desk.domain.matter import Event, Matter, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words.notices import notice

WHO = Person(name="周试例", address="示例村三组")
ACCEPTED = MatterDraft(statement="修路占地没有补", route=Route.S6, outcome=Outcome.ACCEPT)
FORWARDED = replace(ACCEPTED, outcome=Outcome.FORWARD, to="县示例局")
TODAY = date(2026, 9, 14)
"""The desk's clock."""


def registered(desk: Desk, matter: MatterDraft, received: datetime | None = None) -> Matter:
    [found] = desk.reception.register(
        VisitDraft(people=(WHO,), matters=(matter,), received_at=received)
    ).matters
    return found


@pytest.mark.parametrize("day", [date(2026, 12, 20), date(2031, 5, 6), date(2026, 9, 1)])
def test_a_doubtful_acceptance_is_no_date_and_its_notice_waits(desk: Desk, day: date) -> None:
    matter = registered(desk, replace(ACCEPTED, accepted_on=day))
    assert matter.papers == (Paper.RECEIPT,)
    for pdf in (
        desk.papers.draw(matter.number)[0].pdf,
        desk.papers.draw(matter.number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
    ):
        words = text_of(pdf)
        assert "受理的日子还要核对，核对后另外书面告诉您" in words
        assert "2026年9月29日" in words
        assert "2031年" not in words
        assert "放假安排" not in words
    guidance = text_of(desk.papers.draw(matter.number, (Paper.GUIDANCE,))[0].pdf)
    # Nothing was accepted yet that anybody could show a notice of.
    assert "给您受理告知书" not in guidance
    assert "另给受理告知书" not in text_of(desk.papers.draw(matter.number)[0].pdf)
    assert "书面告诉您由谁办" in guidance
    [asked] = desk.papers.draw(matter.number, (Paper.ACCEPTANCE,))
    words = text_of(asked.pdf)
    assert "草稿" in words
    assert "2031年" not in words
    assert "最迟办结日" not in words
    told = [notice(each.code, each.facts) for each in matter.notices if each.code.startswith("date_")]
    assert all("请核对，改成真正受理的那天；改好以前不打印" in each for each in told)

    mended = desk.repair.correct(
        matter.number, Correction(reason="写错了", matter=replace(matter.draft, accepted_on=TODAY))
    ).matter
    assert mended.papers == (Paper.RECEIPT, Paper.ACCEPTANCE)
    words = text_of(desk.papers.draw(matter.number, (Paper.ACCEPTANCE,))[0].pdf)
    assert "草稿" not in words
    assert "自2026年9月14日（周一）起受理" in words


def test_another_office_owes_nothing_from_a_doubtful_transfer(desk: Desk) -> None:
    matter = registered(desk, replace(FORWARDED, transferred_on=date(2026, 12, 20)))
    assert matter.papers == (Paper.RECEIPT,)
    [asked] = desk.papers.draw(matter.number, (Paper.FORWARDING,))
    words = text_of(asked.pdf)
    assert "草稿" in words
    assert "2027年" not in words
    assert "2026年12月" not in words
    mended = desk.repair.correct(
        matter.number, Correction(reason="写错了", matter=replace(matter.draft, transferred_on=TODAY))
    ).matter
    assert mended.papers == (Paper.RECEIPT, Paper.FORWARDING)


@pytest.mark.parametrize("year", [1990, 2031])
@pytest.mark.parametrize("matter", [ACCEPTED, FORWARDED, replace(ACCEPTED, outcome=Outcome.GUIDE)])
def test_nothing_is_signed_with_the_doubtful_day_of_a_visit(
    desk: Desk, matter: MatterDraft, year: int
) -> None:
    found = registered(desk, matter, datetime(year, 5, 6, 9, 30, tzinfo=CHINA))
    assert found.papers == (Paper.RECEIPT,)
    assert not any(each.certain for each in found.deadlines)
    for pdf in (
        desk.papers.draw(found.number)[0].pdf,
        desk.papers.draw(found.number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
    ):
        words = text_of(pdf)
        assert f"{year}年" not in words
        assert "来访的日子还要核对" in words


def test_a_petitioners_own_doubtful_day_gives_no_last_day(desk: Desk) -> None:
    guided = replace(
        ACCEPTED, outcome=Outcome.GUIDE, route=Route.S4, events={Event.DECISION_RECEIVED: date(2031, 5, 6)}
    )
    matter = registered(desk, guided)
    assert "日子还要核对" in {each.when for each in stops(matter.draft, matter.deadlines, as_of(matter))}
    for each in desk.papers.draw(matter.number, (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD)):
        words = text_of(each.pdf)
        assert "起算的日子还要核对，核对后另外书面告诉您" in words
        assert "2031年" not in words
        assert "放假安排还没公布" not in words


def test_a_first_office_took_it_on_before_we_had_it(desk: Desk) -> None:
    refused = replace(ACCEPTED, outcome=Outcome.NOT_ACCEPT, accepted_on=date(2026, 9, 1))
    assert not [each for each in registered(desk, refused).notices if each.code.startswith("date_")]


@pytest.mark.parametrize("anonymous", [False, True])
def test_who_left_no_name_is_promised_no_letter(desk: Desk, anonymous: bool) -> None:
    people = () if anonymous else (Person(name=" "),)
    [matter] = desk.reception.register(
        VisitDraft(people=people, matters=(replace(ACCEPTED, accepted_on=TODAY),), anonymous=anonymous)
    ).matters
    for pdf in (
        desk.papers.draw(matter.number)[0].pdf,
        desk.papers.draw(matter.number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
    ):
        words = text_of(pdf)
        assert "没有留姓名住址的，请凭编号来窗口问" in words
        assert "最迟书面告知您" not in words
    letter = text_of(desk.papers.draw(matter.number, (Paper.ACCEPTANCE,))[0].pdf)
    assert "来访人：" in letter
