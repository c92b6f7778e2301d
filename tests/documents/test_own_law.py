"""Papers of which a law of its own says what follows: no paper sends them to reconsideration or to court."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, text_of
from ui.petitioner.fixed import STOPS
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import own_law
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.time.limits import Binds

DECISION, REFUSAL, KNOWN = Event.DECISION_RECEIVED, Event.REFUSAL_RECEIVED, Event.ACT_KNOWN
NOT_FILED = ("7日内", "检察院", "第一百七十九条")
OFFICIAL = ("30日内", "原单位", "《公务员法》第九十五条")
STAFF = ("30日内", "教育局", "《教师法》第三十九条")
CAPACITY = ("15日内", "省劳动能力鉴定委员会", "《工伤保险条例》第二十六条")
CRASH = ("3个工作日内", "上一级交警", "《道路交通事故处理程序规定》第七十一条")
CASES = [
    (Route.S3, "我是镇里公务员，不服记过处分，收到了处分决定。", DECISION, OFFICIAL),
    (Route.S3, "我是县里公务员，单位年度考核定我不称职，给了通知书。", REFUSAL, OFFICIAL),
    (Route.S4, "我是县里公务员，不服降级处分。", DECISION, OFFICIAL),
    (Route.S3, "我是老师，学校给我处分，不服。", KNOWN, STAFF),
    (Route.S1, "公安局给了不予立案通知书，不服。", REFUSAL, NOT_FILED),
    (Route.S4, "公安局给了不予立案通知书，不服。", REFUSAL, NOT_FILED),
    (Route.S4, "劳动能力鉴定说我十级，不服。", DECISION, CAPACITY),
    (Route.S1, "交警的事故认定书说我全责，不服。", DECISION, CRASH),
    (Route.S4, "交警的事故认定书说我全责，不服。", DECISION, CRASH),
]
NEVER = ("行政复议申请", "60日", "60天", "6个月内", "申请行政复议")


def brought(route: Route, statement: str, *events: Event, to: str = "") -> MatterRecord:
    draft = MatterDraft(
        statement=statement,
        purpose=Purpose.SHENSU,
        route=route,
        outcome=Outcome.GUIDE,
        to=to,
        events=dict.fromkeys(events, date(2026, 11, 20)),
    )
    return samples.record(draft, samples.ZHOU, on="2026-11-30T09:30")


@pytest.mark.parametrize("with_a_day", [True, False])
@pytest.mark.parametrize(("route", "statement", "event", "told"), CASES)
def test_every_paper_tells_the_term_of_its_own_law(
    route: Route, statement: str, event: Event, told: tuple[str, ...], with_a_day: bool
) -> None:
    """行政复议法 art. 12, 行政诉讼法 art. 13."""
    record = brought(route, statement, *([event] if with_a_day else []))
    assert [each.id for each in record.matter.deadlines if each.binds is Binds.PETITIONER] == []
    assert "own_law" in {each.code for each in record.matter.notices}
    term, whom, article = told
    for kind in (Paper.RECEIPT, Paper.GUIDANCE, Paper.OTHER_ROAD):
        said = text_of(paper(kind, record))
        assert [words for words in (term, whom) if words not in said] == [], kind
        assert [words for words in NEVER if words in said] == [], kind
    assert article in text_of(paper(Paper.OTHER_ROAD, record))


@pytest.mark.parametrize(
    ("route", "statement", "event"),
    [
        (Route.S4, "公务员来我家，态度不好，还罚我。", DECISION),
        (Route.S4, "交警罚我二百，事故认定书也说我全责。", DECISION),
        (Route.S4, "人社局说不算工伤，劳动能力鉴定也不给做。", REFUSAL),
        (Route.S4, "派出所罚我五百，打我的人不予立案。", DECISION),
        (Route.S4, "市场监管局说不予立案，给了通知书。", REFUSAL),
        (Route.S5, "派出所不立案，罚单也不给。", KNOWN),
    ],
)
def test_an_act_beside_it_keeps_its_sixty_days(route: Route, statement: str, event: Event) -> None:
    assert "fuyi_apply" in {each.id for each in brought(route, statement, event).matter.deadlines}


def test_a_court_that_does_not_take_a_suit_is_no_police() -> None:
    assert own_law(brought(Route.S1, "法院不给我立案，说该公安管。").matter.draft) is None
    assert own_law(brought(Route.S1, "不予立案，不服。", to="县公安局").matter.draft) is not None


@pytest.mark.parametrize(
    ("statement", "to", "whom"),
    [
        ("劳动能力鉴定说我十级，不服。", "县人力资源和社会保障局", "省劳动能力鉴定委员会"),
        ("劳动能力鉴定说我十级，不服。", "市劳动能力鉴定委员会", "省劳动能力鉴定委员会"),
        ("公安局给了不予立案通知书，不服。", "县人民政府", "作决定的公安机关"),
        ("公安局给了不予立案通知书，不服。", "县公安局", "县公安局"),
    ],
)
def test_who_hears_it_is_asked_and_nobody_else(statement: str, to: str, whom: str) -> None:
    said = text_of(paper(Paper.OTHER_ROAD, brought(Route.S4, statement, to=to)))
    assert f"一、向谁提出{whom}" in said


def test_a_members_appeal_has_no_term_of_ours() -> None:
    record = brought(Route.S3, "我是党员，不服党内警告。", DECISION)
    assert [each.id for each in record.matter.deadlines if each.binds is Binds.PETITIONER] == []
    assert "60日" not in text_of(paper(Paper.OTHER_ROAD, record))


def test_a_term_of_the_map_stands_on_the_notice_as_on_the_guidance() -> None:
    """Where no day is counted and none is told: of whoever stands with the police, the seven days."""
    draft = MatterDraft(
        statement="报了案没有下文。",
        purpose=Purpose.SHENSU,
        route=Route.S1,
        outcome=Outcome.GUIDE,
        road_end="zhengfa",
    )
    record = samples.record(draft, samples.ZHOU, on="2026-11-30T09:30")
    for kind in (Paper.GUIDANCE, Paper.OTHER_ROAD):
        said = text_of(paper(kind, record))
        assert [words for words in ("收到通知书7天内", "检察院") if words not in said] == [], kind


def test_every_start_of_its_own_is_said_on_the_screen() -> None:
    found = [own_law(brought(route, words).matter.draft) for route, words, _event, _told in CASES]
    assert {each.limit.since for each in found if each and each.limit} <= set(STOPS)
