"""One walk decides (一条路说了算): what the form foresees is what every paper and the screen cite."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.reading import paper, text_of
from ui.officer.parts.guide import guide_view_of
from ui.petitioner.matter.next_thing import next_thing
from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.remedies import remedies
from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome, Paper, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.road.offices import NO_OFFICES, Body, Offices
from xinfang_desk.domain.road.roadmap import end_of, ends_of
from xinfang_desk.domain.time.deadline import rights

MAP = samples.ROAD_MAP
GUIDED = [
    (route, end)
    for route in Route
    for end in ends_of(MatterDraft(statement="x", route=route, outcome=Outcome.GUIDE))
    if Paper.OTHER_ROAD.value in MAP.place(end).papers
]


class _Desk:
    """As much of a desk as the petitioner's screen is handed."""

    road_map, office, offices = MAP, samples.OFFICE, NO_OFFICES
    calendar = samples.CALENDAR


def job_of(record: MatterRecord) -> Job:
    return Job(record=record, office=samples.OFFICE, road_map=MAP)


def flat(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize(("route", "end"), GUIDED)
def test_of_every_end_all_cite_the_same(route: Route, end: str) -> None:
    got = {Event.DECISION_RECEIVED: date(2026, 8, 10)} if route is Route.S4 else {}
    record = samples.record(
        MatterDraft(statement="x", route=route, outcome=Outcome.GUIDE, road_end=end, events=got),
        samples.ZHOU,
        on="2026-08-12T09:30",
    )
    job, place = job_of(record), MAP.place(end)
    # The panel, and the screen.
    assert record.matter.walked is not None
    assert record.matter.walked.places[-1].place == end == job.place.id
    shown = guide_view_of(record, _Desk())  # type: ignore[arg-type]
    assert shown.place == place
    assert shown.deadlines == record.matter.deadlines
    # Receipt, notice and slip.
    receipt, slip = (text_of(paper(kind, record)) for kind in (Paper.RECEIPT, Paper.GUIDANCE))
    notice = re.sub("—[0-9]+—", "", text_of(paper(Paper.OTHER_ROAD, record)))
    whom = flat(phrases.whom(job))
    assert whom in notice
    assert whom in slip
    for article in place.articles:
        if not article.startswith("《信访工作条例》"):
            assert flat(legal(article)) in notice or flat(article) in notice, article
    for each in remedies(job):
        assert flat(each.day) in slip
        assert flat(each.title) in notice
    for limit in rights(record.matter.deadlines, date(2026, 8, 12))[:1]:
        assert flat(limit.title) in receipt


ANSWERS = {
    place.id: [way.to for way in place.ways] for place in MAP.places.values() if place.kind == "question"
}


@st.composite
def walks(draw_from: st.DrawFn) -> dict[str, str]:
    """Answers as somebody gives them, from the start on, until an end or an answer that is not known."""
    answers: dict[str, str] = {}
    here = MAP.start
    while here in ANSWERS and here not in answers:
        answers[here] = draw_from(st.sampled_from([*ANSWERS[here], "unknown"]))
        if answers[here] == "unknown":
            break
        here = answers[here]
    return answers


@settings(max_examples=150, deadline=None)
@given(answers=walks(), route=st.sampled_from([None, *Route]), outcome=st.sampled_from([None, *Outcome]))
def test_no_walk_ends_without_a_paper_nor_asks_twice(
    answers: dict[str, str], route: Route | None, outcome: Outcome | None
) -> None:
    draft = MatterDraft(statement="x", route=route, outcome=outcome, answers=answers)
    record = samples.record(draft, samples.ZHOU)
    matter = record.matter
    assert matter.papers
    job = job_of(record)
    if not matter.withheld and outcome not in NEEDS_APPROVAL:
        assert job.place.id == (end_of(matter.draft) if matter.walked else MAP.start)
    if matter.walked is not None:
        passed = [each.place for each in matter.walked.places]
        assert len(passed) == len(set(passed))
        assert passed[-1] == end_of(matter.draft)
        for here, there in pairwise(passed):
            assert there in [way.to for way in MAP.place(here).ways]


def test_what_is_answered_is_walked() -> None:
    """A fine of the police, and one of the market's office: the same end by two ways, each truthful."""
    draft = MatterDraft(statement="x", route=Route.S4, content="市场监管", outcome=Outcome.GUIDE)
    fined = replace(draft, events={Event.PENALTY_RECEIVED: date(2026, 8, 10)})
    by_police = replace(fined, answers={"shensu_q1": "fuyi"})
    roads = [
        [each.place for each in samples.record(each_draft, samples.ZHOU).matter.walked.places]  # type: ignore[union-attr]
        for each_draft in (fined, by_police)
    ]
    assert roads[0][-3:] == ["shensu_q2", "xingzheng_q", "fuyi"]
    assert roads[1] == ["start", "shensu_q1", "fuyi"]


def test_an_older_map_still_has_its_papers() -> None:
    """A county's map of before: a title decision stands where such decisions stood."""
    places = {name: each for name, each in MAP.places.items() if name not in {"quanshu_fuyi", "jiancha"}}
    record = samples.record(
        MatterDraft(
            statement="x",
            route=Route.S4,
            outcome=Outcome.GUIDE,
            events={Event.TITLE_DECISION_RECEIVED: date(2026, 8, 10)},
        ),
        samples.ZHOU,
        on="2026-08-12T09:30",
    )
    job = Job(record=record, office=samples.OFFICE, road_map=replace(MAP, places=places))
    assert job.place.id == "fuyi"


def test_paper_and_screen_send_to_the_mediators_first() -> None:
    """A table that knows the court alone sends nobody past mediation (家里的事)."""
    court = Body(name="示例县人民法院", places=("jiashi",), address="公正路1号", phone="0000-5")
    offices = Offices(version="x", bodies=(court,))
    draft = MatterDraft(statement="x", route=Route.S1, outcome=Outcome.GUIDE, road_end="jiashi")
    record = samples.record(draft, samples.ZHOU, on="2026-08-12T09:30")

    class Knowing(_Desk):
        pass

    Knowing.offices = offices
    assert phrases.whom(replace(job_of(record), offices=offices)) == "村、镇人民调解委员会、示例县人民法院"
    view = guide_view_of(record, Knowing())  # type: ignore[arg-type]
    where = [each.lines[0] for each in next_thing(view, view.place).points if each.icon == "building"]
    assert where == ["村、镇人民调解委员会", "示例县人民法院"]
