"""What a paper says of remedies beside what the law gives: which is longer, what is in neither, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.remedies import remedies
from xinfang_desk.domain.books.confirmed import with_paper
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, Material, MatterDraft, Scan
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED, limits_from
from xinfang_desk.domain.notices import matter_notices
from xinfang_desk.domain.paper_said import PaperSaid, SaidRemedy
from xinfang_desk.domain.reading.against_law import Why, _way, differences, last_day
from xinfang_desk.domain.road.roadmap import end_of
from xinfang_desk.domain.time.deadline import rule
from xinfang_desk.words.notices import notice
from xinfang_desk.words.rights import _WAYS

GOT = date(2026, 8, 10)
SHA = "ab" * 32
SCAN = Material(name="材料1", scan=Scan(sha256=SHA, kind="jpeg", size=9))
PLAIN = MatterDraft(
    statement="不服罚款", route=Route.S4, content="市场监管", outcome=Outcome.GUIDE, materials=(SCAN,)
)


def told(what: str, term: int, unit: str = "days") -> SaidRemedy:
    return SaidRemedy(what=what, body="示例县人民法院", term=term, unit=unit)


def penalty(*remedies: SaidRemedy, event: Event = Event.PENALTY_RECEIVED) -> PaperSaid:
    return PaperSaid(
        kind="penalty",
        title="行政处罚决定书",
        event=event.value,
        body="示例县公安局",
        number="示公（治）行罚决字〔2026〕0123号",
        made_on=date(2026, 8, 8),
        remedies=remedies,
        text="行政处罚决定书",
    )


def given(*remedies: SaidRemedy) -> MatterDraft:
    return with_paper(PLAIN, SHA, penalty(*remedies), GOT)


def test_what_is_confirmed_answers_the_road_map_starts_its_limits_and_names_the_material() -> None:
    after = given()
    assert after.events == {Event.PENALTY_RECEIVED: GOT}
    assert after.answers == {"paper": "penalty"}
    [material] = after.materials
    assert (material.name, material.scan) == ("行政处罚决定书", SCAN.scan)
    assert material.said is not None
    # A day that nobody knows is none; of a scan that was taken off nothing is used.
    assert with_paper(PLAIN, SHA, penalty(), None).events == {}
    assert with_paper(PLAIN, SHA, penalty(), None).answers == {"paper": "penalty"}
    assert with_paper(PLAIN, "cd" * 32, penalty(), GOT) == PLAIN
    # Of no kind known: its text goes with it, and answers nothing.
    other = with_paper(PLAIN, SHA, replace(penalty(), event="", title=""), GOT)
    assert (other.events, other.answers, other.materials[0].name) == ({}, {}, "材料1")


def test_of_two_papers_the_later_one_is_the_answer_and_both_days_stay() -> None:
    second = Material(name="材料2", scan=Scan(sha256="cd" * 32, kind="png", size=9))
    first = with_paper(replace(PLAIN, materials=(SCAN, second)), SHA, penalty(), GOT)
    decided = penalty(event=Event.RECONSIDERATION_RECEIVED)
    both = with_paper(first, "cd" * 32, decided, date(2026, 10, 20))
    assert both.events == {
        Event.PENALTY_RECEIVED: GOT,
        Event.RECONSIDERATION_RECEIVED: date(2026, 10, 20),
    }
    assert both.answers == {"paper": "reconsideration"}


@pytest.mark.parametrize(
    ("remedies", "expected"),
    [
        ([told("reconsideration", 60), told("court", 6, "months")], []),
        ([told("court", 15)], [(Why.SHORTER_SUIT, "xingsu_6m")]),
        ([told("court", 3, "months")], [(Why.SHORTER_SUIT, "xingsu_6m")]),
        ([told("reconsideration", 15)], [(Why.SHORTER, "fuyi_penalty")]),
        ([told("reconsideration", 3, "months")], [(Why.LONGER, "fuyi_penalty")]),
        ([told("court", 1, "years")], [(Why.LONGER, "xingsu_6m")]),
        ([told("review", 30)], [(Why.OTHER_WAY, None)]),
        ([], [(Why.SILENT, "fuyi_penalty")]),
    ],
)
def test_a_paper_is_held_against_the_laws_table(
    remedies: list[SaidRemedy], expected: list[tuple[Why, str | None]]
) -> None:
    found = differences(given(*remedies))
    assert [(each.why, each.rule and each.rule.id) for each in found] == expected


def test_every_way_of_a_paper_in_the_law_has_its_name() -> None:
    for event in PAPERS_RECEIVED:
        for each in limits_from(event, PLAIN, end_of(PLAIN)):
            assert _way(rule(each)) in _WAYS, each


def test_nothing_of_an_accusation_and_nothing_where_the_law_has_no_table() -> None:
    assert differences(replace(given(told("court", 15)), purpose=Purpose.JUBAO)) == ()
    assert differences(with_paper(PLAIN, SHA, replace(penalty(), event=""), GOT)) == ()
    # A criminal judgment has days of its own.
    sentence = with_paper(
        replace(PLAIN, statement="判了有期徒刑三年"), SHA, penalty(event=Event.JUDGMENT_RECEIVED), GOT
    )
    assert differences(sentence) == ()


def test_the_last_day_by_the_papers_own_words() -> None:
    assert last_day(told("court", 15), GOT) == date(2026, 8, 25)
    assert last_day(told("court", 6, "months"), date(2026, 8, 31)) == date(2027, 2, 28)
    assert last_day(told("court", 5, "workdays"), GOT) is None
    assert last_day(told("court", 0), GOT) is None
    assert last_day(told("court", 9999, "years"), GOT) is None


def test_the_officer_is_told_both_and_why_and_the_paper_names_what_the_decision_says() -> None:
    draft = given(told("reconsideration", 60), told("court", 15), told("recheck", 30))
    record = samples.record(draft, samples.ZHOU, on="2026-08-12T09:30")
    said = [notice(each.code, each.facts) for each in record.matter.notices if each.code.startswith("paper_")]
    assert len(said) == 2
    assert "15日内去法院起诉" in said[0]
    assert "6个月" in said[0]
    assert "《行政诉讼法》第46条" in said[0]
    assert "30日内请求复核" in said[1]

    job = Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP)
    lines = {each.title: each for each in remedies(job)}
    suit = lines["6个月内提起行政诉讼"]
    assert suit.day.startswith("2027年2月10日")
    assert "您的文书上写的是15日（到2026年8月25日（周二））" in suit.note
    assert "机器读的，经办人核对过" in suit.note
    assert "您的文书上" not in lines["60日内申请行政复议"].note
    assert lines["您的文书上还写着：请求复核"].day == "30日"

    silent = samples.record(given(), samples.ZHOU, on="2026-08-12T09:30").matter
    [code] = [each for each in silent.notices if each.code.startswith("paper_")]
    assert "没拍的那一页" in notice(code.code, code.facts)


def test_a_day_of_receipt_before_the_paper_was_made_is_told() -> None:
    def codes(received: date) -> set[str]:
        draft = with_paper(PLAIN, SHA, penalty(told("court", 6, "months")), received)
        return {each.code for each in matter_notices(draft, known_earlier=True)}

    assert "received_before_made" in codes(date(2026, 8, 7))
    assert "received_before_made" not in codes(date(2026, 8, 8))
