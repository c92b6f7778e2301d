"""Two papers of one matter: who holds the later one is told of that one alone, on every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.documents.draw import require_drawable
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion, Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.time.limits import Binds

ONE = (date(2026, 8, 1), date(2026, 8, 25))
LATER = [
    (Route.S4, Event.PENALTY_RECEIVED, Event.RECONSIDERATION_RECEIVED, ["fuyi_suit_15d"], "fuyi_hou"),
    (Route.S4, Event.ACT_KNOWN, Event.RECONSIDERATION_RECEIVED, ["fuyi_suit_15d"], "fuyi_hou"),
    (Route.S2, Event.EMPLOYMENT_ENDED, Event.AWARD_RECEIVED, ["ldzc_suit_15d"], "caijue"),
    (Route.S2, Event.AWARD_RECEIVED, Event.JUDGMENT_RECEIVED, ["shangsu"], "susong"),
    (Route.S6, Event.OPINION_RECEIVED, Event.REVIEW_RECEIVED, ["petition_recheck_30d"], "fuhe"),
    (Route.S5, Event.APPLIED_ON, Event.REFUSAL_RECEIVED, ["fuyi_apply", "xingsu_6m_refusal"], "fuyi"),
]
NEVER = {
    Event.RECONSIDERATION_RECEIVED: ("60日内申请行政复议", "6个月内提起行政诉讼"),
    Event.AWARD_RECEIVED: ("一年内申请劳动仲裁",),
    Event.JUDGMENT_RECEIVED: ("仲裁裁决起诉",),
    Event.REVIEW_RECEIVED: ("请求复查", "复查申请书"),
    Event.REFUSAL_RECEIVED: ("满两个月",),
}


def brought(route: Route, outcome: Outcome = Outcome.GUIDE, **more: object) -> MatterRecord:
    draft = MatterDraft(statement="不服。", purpose=Purpose.SHENSU, route=route, outcome=outcome, **more)  # type: ignore[arg-type]
    return samples.record(draft, samples.ZHOU, on="2026-09-01T09:30")


@pytest.mark.parametrize("turned", [False, True], ids=["as they came", "the other way round"])
@pytest.mark.parametrize(("route", "before", "after", "limits", "place"), LATER)
def test_the_later_paper_takes_the_place_of_the_earlier(
    route: Route, before: Event, after: Event, limits: list[str], place: str, turned: bool
) -> None:
    """行政诉讼法 art. 45; 劳动争议调解仲裁法 art. 50; 信访工作条例 art. 36."""
    days = dict(zip((before, after), ONE, strict=True))
    record = brought(route, events=dict(reversed(days.items())) if turned else days)
    theirs = [each.id for each in record.matter.deadlines if each.binds is Binds.PETITIONER]
    assert theirs == limits
    title = samples.ROAD_MAP.place(place).title
    said = {
        "D01": text_of(paper(Paper.RECEIPT, record)),
        "D02": text_of(paper(Paper.GUIDANCE, record)),
        "D04": text_of(paper(Paper.OTHER_ROAD, record)),
        "roll": text_of(roll(Paper.GUIDANCE, record)),
    }
    assert title in said["D02"]
    for name, words in said.items():
        assert [each for each in NEVER[after] if each in words] == [], name


def test_a_new_decision_after_the_review_of_the_old_one_keeps_its_own_limits() -> None:
    events = {Event.RECONSIDERATION_RECEIVED: ONE[0], Event.PENALTY_RECEIVED: ONE[1]}
    found = {each.id for each in brought(Route.S4, events=events).matter.deadlines}
    assert {"fuyi_suit_15d", "fuyi_penalty", "xingsu_6m"} <= found


_ORDER, _JUDGED = Event.DEMOLITION_ORDER_RECEIVED, Event.JUDGMENT_RECEIVED
_RECONSIDERED = Event.RECONSIDERATION_RECEIVED
_COMPLAINED, _REVIEWED = Event.OPINION_RECEIVED, Event.REVIEW_RECEIVED


@pytest.mark.parametrize(
    ("statement", "events", "limits"),
    [
        ("两样都不服。", {_ORDER: 0, _JUDGED: 1}, {"chaichu_15d", "fuyi_apply", "shangsu"}),
        ("两样都不服。", {_ORDER: 0, Event.JUDGMENT_SERVED: 0}, {"chaichu_15d", "fuyi_apply", "shangsu"}),
        ("行政处罚不服，也有判决。", {Event.PENALTY_RECEIVED: 0, _JUDGED: 1}, {"fuyi_penalty", "shangsu"}),
        (
            "停了低保，跟邻居也判我输。",
            {Event.BENEFIT_DECISION_RECEIVED: 0, _JUDGED: 1},
            {"fuyi_apply", "shangsu"},
        ),
        ("复议也不服，判决也不服。", {_RECONSIDERED: 0, _JUDGED: 1}, {"fuyi_suit_15d", "shangsu"}),
        ("不服。", {Event.PENALTY_RECEIVED: 0, _RECONSIDERED: 0}, {"fuyi_penalty", "fuyi_suit_15d"}),
        ("罚我；另外征地的复议也下来了。", {Event.PENALTY_RECEIVED: 0, _RECONSIDERED: 1}, {"fuyi_penalty"}),
        (
            "罚我、停我低保，复议下来了。",
            {Event.PENALTY_RECEIVED: 0, Event.BENEFIT_DECISION_RECEIVED: 0, _RECONSIDERED: 1},
            {"fuyi_penalty", "fuyi_apply", "fuyi_suit_15d"},
        ),
        ("是两件事。", {_COMPLAINED: 0, _REVIEWED: 1}, {"petition_review_30d", "petition_recheck_30d"}),
        ("不服。", {_COMPLAINED: 1, _REVIEWED: 1}, {"petition_review_30d", "petition_recheck_30d"}),
        ("不服。", {Event.ACT_KNOWN: 0, _JUDGED: 1}, {"fuyi_apply", "xingsu_6m", "shangsu"}),
    ],
)
def test_a_paper_of_another_matter_takes_no_limit_away(
    statement: str, events: dict[Event, int], limits: set[str]
) -> None:
    """A civil judgment answers no authority, a reconsideration one decision, and no paper one of its day."""
    draft = MatterDraft(
        statement=statement,
        purpose=Purpose.SHENSU,
        route=Route.S4,
        outcome=Outcome.GUIDE,
        events={event: ONE[at] for event, at in events.items()},
    )
    record = samples.record(draft, samples.ZHOU, on="2026-09-01T09:30")
    assert limits <= {each.id for each in record.matter.deadlines}
    several = len([each for each in events if each is not Event.ACT_KNOWN]) > 1
    assert ("several_papers" in {each.code for each in record.matter.notices}) is several
    said = text_of(paper(Paper.OTHER_ROAD, record))
    for each in record.matter.deadlines:
        if each.id in limits:
            assert each.title in said


def test_an_administrative_judgment_is_told_after_the_decision_that_it_answers() -> None:
    events = {Event.PENALTY_RECEIVED: ONE[0], _JUDGED: ONE[1]}
    draft = replace(brought(Route.S4, events=events).matter.draft, statement="行政判决书收到了，维持处罚。")
    record = samples.record(draft, samples.ZHOU, on="2026-09-01T09:30")
    assert [each.id for each in record.matter.deadlines if each.binds is Binds.PETITIONER] == []


@pytest.mark.parametrize(
    ("to", "below"),
    [
        *(
            (each, None)
            for each in ("县信访局", "县人民政府", "县公安局", "县水利局", "市信访局", "示例镇派出所")
        ),
        ("县水利局", False),
        ("示例镇农业农村办", False),
        ("", False),
    ],
)
def test_nothing_is_refused_that_somebody_beside_or_above_us_has_in_hand(to: str, below: bool | None) -> None:
    """信访工作条例 art. 19, para. 3."""
    facts = Conclusion(
        document="示〔2026〕1号", served_on=None, same_facts=True, approved_by="示例负责人", below=below
    )
    record = brought(Route.S6, Outcome.NOT_ACCEPT, to=to, conclusion=facts)
    assert record.matter.papers == (Paper.RECEIPT,)
    assert "not_the_upper_body" in {each.code for each in record.matter.notices}
    for said in (text_of(paper(Paper.RECEIPT, record)), text_of(roll(Paper.RECEIPT, record))):
        assert "不予受理" not in said
    assert "草稿" in text_of(paper(Paper.NOT_ACCEPTED, record))


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (Paper.NO_LONGER_ACCEPTED, samples.REFUSED),
        (Paper.NOT_ACCEPTED, samples.NO_MORE),
        (Paper.NO_LONGER_ACCEPTED, samples.ACCEPTED),
    ],
    ids=["signed for 不予受理", "signed for 不再受理", "nothing refused"],
)
def test_what_was_signed_for_one_refusal_is_no_other(kind: Paper, record: MatterRecord) -> None:
    with pytest.raises(DeskError) as refused:
        require_drawable(record.matter, kind)
    assert refused.value.code == "paper.nothing_refused"


@pytest.mark.parametrize("outcome", [Outcome.TELL_ELSEWHERE, Outcome.FORWARD])
def test_nobody_is_sent_to_a_village_committee(outcome: Outcome) -> None:
    record = brought(Route.S6, outcome, to="示例村村民委员会")
    assert "sent_to_a_village" in {each.code for each in record.matter.notices}
    if outcome is Outcome.TELL_ELSEWHERE:
        assert "村民委员会" not in text_of(paper(Paper.OTHER_ROAD, record))


@pytest.mark.parametrize("to", ["示例村村民委员会", "县水利局"])
def test_who_undertakes_is_who_accepted_and_not_whom_it_was_sent_to(to: str) -> None:
    sent = brought(Route.S6, Outcome.FORWARD, to=to)
    accepted = StepTaken(step=Step.ACCEPT, on=date(2026, 9, 10), org="示例镇村镇建设办公室")
    said = text_of(paper(Paper.ACCEPTANCE, samples.after(sent, accepted)))
    assert "承办单位：示例镇村镇建设办公室" in said
    ours = samples.after(
        brought(Route.S6, Outcome.FORWARD, to="示例村村民委员会"),
        StepTaken(step=Step.ACCEPT, on=date(2026, 9, 10)),
    )
    assert "村民委员会" not in text_of(paper(Paper.ACCEPTANCE, ours))


def test_a_body_that_nobody_has_named_is_a_line_to_fill_where_one_is_sent() -> None:
    """信访工作条例 art. 23, para. 1: whom to go to is told; the receipt leaves it to the notice beside it."""
    record = brought(Route.S5, Outcome.TELL_ELSEWHERE)
    assert "body_missing" in {each.code for each in record.matter.notices}
    assert "去找谁、怎么去，看告知书" in text_of(paper(Paper.RECEIPT, record))
    for said in (text_of(paper(Paper.GUIDANCE, record)), text_of(paper(Paper.OTHER_ROAD, record))):
        assert "告知书上写着" not in said
        assert "________" in said
    named = brought(Route.S5, Outcome.TELL_ELSEWHERE, to="县水利局")
    assert "body_missing" not in {each.code for each in named.matter.notices}


@pytest.mark.parametrize("event", [Event.OPINION_RECEIVED, Event.REVIEW_RECEIVED])
def test_an_opinion_in_hand_leads_on_by_whichever_outcome_it_was_told(event: Event) -> None:
    """信访工作条例 arts. 35, 36."""
    told = [
        brought(Route.S6, outcome, events={event: date(2026, 8, 25)})
        for outcome in (Outcome.GUIDE, Outcome.TELL_ELSEWHERE)
    ]
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD):
        guided, elsewhere = (text_of(paper(kind, each)) for each in told)
        assert guided == elsewhere
