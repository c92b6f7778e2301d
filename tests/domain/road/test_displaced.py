"""An answer that is not followed has a notice, and what to bring for it is kept."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, text_of
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.displaced import is_displaced
from xinfang_desk.domain.road.roadmap import end_of

LAND = {"start": "shensu_q1", "shensu_q1": "shensu_q2", "shensu_q2": "tudi", "tudi": "zhengdi"}
GOT = {Event.DECISION_RECEIVED: date(2026, 8, 3)}


def said(**more: object) -> MatterDraft:
    return MatterDraft(**({"statement": "修路征了我家两亩水田。", "purpose": Purpose.SHENSU} | more))  # type: ignore[arg-type]


TAKEN = said(route=Route.S4, outcome=Outcome.GUIDE, answers=LAND, events=GOT)


def came(draft: MatterDraft) -> MatterRecord:
    return samples.record(draft, samples.ZHOU, on="2026-09-21T09:30")


@pytest.mark.parametrize(
    ("draft", "displaced"),
    [
        (TAKEN, True),
        (said(route=Route.S4, outcome=Outcome.GUIDE, answers=LAND), False),
        (said(route=Route.S4, outcome=Outcome.GUIDE, answers=LAND, events=GOT, road_end="zhengdi"), False),
        (said(route=Route.S6, answers={"again_q": "zhongjie_q", "zhongjie_q": "zhongjie"}), True),
        (said(route=Route.S6, outcome=Outcome.NO_MORE, answers={"zhongjie_q": "zhongjie"}), False),
        (said(purpose=Purpose.JIANYI, outcome=Outcome.FORWARD, answers={"jianyi": "jianyi_town"}), True),
        (said(purpose=Purpose.JIANYI, outcome=Outcome.ACCEPT, answers={"jianyi": "jianyi_town"}), False),
        (said(purpose=Purpose.JIANYI, outcome=Outcome.ACCEPT, answers={"jianyi": "jianyi_up"}), True),
        (said(route=Route.S1, outcome=Outcome.GUIDE, answers={"xinfang_q": "urgent"}), True),
        (said(route=Route.S6, outcome=Outcome.REPORT, answers={"xinfang_q": "urgent"}), False),
        (said(route=Route.S6, outcome=Outcome.ACCEPT, answers={"again_q": "dup_here"}), True),
        (said(route=Route.S6, outcome=Outcome.MERGE, answers={"again_q": "dup_here"}), False),
        (said(route=Route.S6, outcome=Outcome.ACCEPT, answers={"xinfang_q": "elsewhere"}), True),
        (said(answers={"xinfang_q": "urgent"}), False),
        (said(purpose=Purpose.JUBAO, answers={"jubao": "jubao_jw"}), False),
    ],
)
def test_an_answer_that_is_not_followed_has_a_notice(draft: MatterDraft, displaced: bool) -> None:
    assert is_displaced(draft) is displaced
    codes = [each.code for each in came(draft).matter.notices]
    assert codes.count("answers_differ") == displaced


def test_a_paper_that_leads_past_an_answer_keeps_what_to_bring_for_both() -> None:
    told = text_of(paper(Paper.OTHER_ROAD, came(TAKEN)))
    for words in ("决定书（有的话）", "公告、补偿决定、协议", "土地、房屋证件"):
        assert words in told, words
    assert told.split("带什么")[1].split("要说明的")[0].count("身份证") == 1


def test_a_paper_that_answers_another_leads_on_without_a_notice() -> None:
    award = said(
        route=Route.S2,
        outcome=Outcome.GUIDE,
        answers={"shensu_q2": "laodong"},
        events={Event.AWARD_RECEIVED: date(2026, 9, 15)},
    )
    assert not is_displaced(award)


def test_wages_that_were_answered_are_not_left_at_a_question() -> None:
    late = said(route=Route.S5, outcome=Outcome.GUIDE, answers={"shensu_q2": "laodong_late"})
    assert end_of(late) == "laodong_late"


def test_thanks_that_were_answered_need_no_word_of_thanks() -> None:
    given = said(purpose=Purpose.QITA, statement="送了一面旗子来。", answers={"start": "ganxie"})
    assert end_of(given) == "ganxie"
