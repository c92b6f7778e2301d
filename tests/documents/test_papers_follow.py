"""Papers follow the steps that were taken: each tells the present stop, real days and the next act."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Conclusion, Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord

Draw = Callable[[MatterRecord], bytes]
GUIDES = [
    pytest.param(lambda record: paper(Paper.GUIDANCE, record), id="normal"),
    pytest.param(lambda record: paper(Paper.GUIDANCE, record, large=True), id="large"),
    pytest.param(lambda record: roll(Paper.GUIDANCE, record), id="roll"),
]


def told(record: MatterRecord) -> str:
    return text_of(progress(Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP)))


def here(said: str) -> str:
    """The stop at which the slip says that one is."""
    found = re.search(r"●(.+?)(（现在到这里）|\d|今天)", said)
    assert found is not None, said
    return found[1]


LIFE = [
    (None, "受理", "10月15日", ["最迟12月14日"]),
    (
        StepTaken(
            step=Step.EXTEND, on=date(2026, 12, 1), gist="要做地质鉴定", days=20, approved_by="示例负责人"
        ),
        "延期",
        "12月1日",
        ["最迟2027年1月3日"],
    ),
    (
        StepTaken(step=Step.ANSWER, on=date(2026, 12, 20), document="示政信意〔2026〕3号"),
        "答复",
        "12月20日",
        ["请您签字", "收到答复30日内"],
    ),
    (
        StepTaken(step=Step.DELIVER, on=date(2026, 12, 22)),
        "送达",
        "12月22日",
        ["2027年1月21日，当天还算", "示例县人民政府"],
    ),
    (
        StepTaken(step=Step.ASK_REVIEW, on=date(2026, 12, 28)),
        "申请复查",
        "12月28日",
        ["最迟2027年1月27日"],
    ),
    (
        StepTaken(step=Step.REVIEW, on=date(2027, 1, 10), document="示政复查〔2027〕1号"),
        "复查意见",
        "2027年1月10日",
        ["请您签字", "可以请求复核"],
    ),
    (
        StepTaken(step=Step.DELIVER_REVIEW, on=date(2027, 1, 12)),
        "送达",
        "2027年1月12日",
        ["2027年2月11日，当天还算"],
    ),
    (
        StepTaken(step=Step.ASK_RECHECK, on=date(2027, 1, 20)),
        "申请复核",
        "2027年1月20日",
        ["最迟2027年2月19日"],
    ),
    (
        StepTaken(step=Step.RECHECK, on=date(2027, 2, 10), document="示政复核〔2027〕1号"),
        "复核意见",
        "2027年2月10日",
        ["有新情况随时来"],
    ),
    (StepTaken(step=Step.CONCLUDE, on=date(2027, 2, 20)), "办结", "2027年2月20日", []),
]


@pytest.mark.parametrize("draw", GUIDES)
def test_the_slip_walks_the_whole_life_of_a_matter(draw: Draw) -> None:
    """信访工作条例 arts. 34 to 36."""
    record = samples.ACCEPTED
    for step, stop, day, ahead in LIFE:
        record = samples.after(record, step) if step else record
        said = text_of(draw(record))
        assert here(said) == stop
        assert [word for word in (day, *ahead) if word not in said] == []
        assert "今天" not in said.split("·")[0]
        assert "10月15日" in said  # the visit itself


def test_the_progress_notice_tells_what_was_done_and_what_comes_next() -> None:
    record = samples.ACCEPTED
    for step, stop, day, ahead in LIFE:
        record = samples.after(record, step) if step else record
        said = told(record)
        assert "2026年10月15日受理" in said
        assert ("下一步：" in said) is bool(ahead)
        assert [word for word in ahead if word not in said] == []
        waits_for_us = any(word.startswith("最迟") for word in ahead)
        assert ("还没接到信" in said) is waits_for_us, stop
        assert day.removeprefix("2027年") in said
    assert "2026年12月1日延期到2027年1月3日，因为要做地质鉴定" in told(record)


@pytest.mark.parametrize("draw", GUIDES)
@pytest.mark.parametrize(
    ("outcome", "words", "never"),
    [
        (Outcome.ONSPOT, ["当场解答", "还有不明白的，再来问"], ["由谁办", "告知后", "最迟"]),
        (Outcome.REPORT, ["马上报告镇党委、政府", "最迟9月29日"], ["转送", "已马上报告"]),
        (Outcome.MEDIATE, ["调成了", "调不成", "最迟9月29日"], ["告知后"]),
        (Outcome.OBJECTION, ["核对归谁办", "最迟9月20日", "告诉您去向"], ["对方收到后15日内"]),
        (Outcome.NOT_ACCEPT, ["等那边办完", "收到答复30日内"], ["告知后"]),
        (Outcome.NO_MORE, ["有新情况随时来", "申请救助"], ["告知后", "由谁办"]),
        (Outcome.GUIDE, ["您去提出", "信访这边不再办"], []),
        (Outcome.TELL_ELSEWHERE, ["收不收、怎么办，由他们告诉您"], ["信访这边不再办"]),
    ],
    ids=lambda each: getattr(each, "value", ""),
)
def test_each_outcome_has_a_road_of_its_own(
    draw: Draw, outcome: Outcome, words: list[str], never: list[str]
) -> None:
    conclusion = Conclusion(
        document="示例文号", served_on=date(2026, 1, 5), same_facts=True, approved_by="示例负责人", below=True
    )
    # The sixth item is the petition procedure itself: one is guided to another.
    road = Route.S4 if outcome is Outcome.GUIDE else Route.S6
    draft = MatterDraft(
        statement="示例事项。", purpose=Purpose.SHENSU, route=road, outcome=outcome, conclusion=conclusion
    )
    said = text_of(draw(samples.record(draft, samples.ZHOU)))
    assert [word for word in words if word not in said] == []
    assert [word for word in never if word in said] == []


@pytest.mark.parametrize("draw", GUIDES)
@pytest.mark.parametrize(
    ("purpose", "route", "words"),
    [
        (Purpose.JIANYI, None, "采纳不采纳，都回复您"),
        (Purpose.SHENSU, Route.S5, "可以申请行政复议，或者去法院"),
    ],
)
def test_what_is_accepted_elsewhere_than_31_6_has_no_sixty_days_and_no_review(
    draw: Draw, purpose: Purpose, route: Route | None, words: str
) -> None:
    draft = MatterDraft(statement="示例事项。", purpose=purpose, route=route, outcome=Outcome.ACCEPT)
    said = text_of(draw(samples.record(draft, samples.ZHOU)))
    assert words in said
    assert "请求复查" not in said
    assert "60天" not in said.replace("60天内申请", "")


@pytest.mark.parametrize("draw", GUIDES)
@pytest.mark.parametrize("outcome", [Outcome.NO_MORE, Outcome.NOT_ACCEPT])
def test_an_unapproved_refusal_is_not_spoken_of_on_the_slip(draw: Draw, outcome: Outcome) -> None:
    conclusion = Conclusion(document="示例文号", served_on=date(2026, 1, 5), same_facts=True)
    draft = MatterDraft(
        statement="示例事项。", purpose=Purpose.SHENSU, route=Route.S6, outcome=outcome, conclusion=conclusion
    )
    said = text_of(draw(samples.record(draft, samples.ZHOU)))
    assert [word for word in ("不再", "不予", "走完了", "不另外办") if word in said] == []
    assert "书面告诉您由谁办、怎么办" in said


@pytest.mark.parametrize("draw", GUIDES)
def test_on_the_workday_after_a_feast_the_road_shows_that_workday(draw: Draw) -> None:
    """The last day, 3 October, was swallowed; on the 8th one is in time (民法典 203)."""
    draft = replace(samples.JUDGMENT.matter.draft, events={Event.JUDGMENT_SERVED: date(2026, 9, 18)})
    said = text_of(draw(samples.record(draft, samples.ZHOU, on="2026-10-08T09:00")))
    assert re.search(r"您去提出10月8日，当天还算", said)
    assert "10月3日，当天还算" not in said
