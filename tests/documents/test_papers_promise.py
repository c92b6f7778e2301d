"""Papers promise what the outcome and the visitor can keep, and say no day that can be misread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import pages_of, paper, roll, text_of
from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.progress import progress
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord

SLIPS = [
    pytest.param(paper, id="normal"),
    pytest.param(lambda kind, record, **how: paper(kind, record, large=True, **how), id="large"),
    pytest.param(roll, id="roll"),
]


def told(record: MatterRecord) -> str:
    return text_of(progress(Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP)))


@pytest.mark.parametrize("draw", SLIPS)
@pytest.mark.parametrize("outcome", [None, Outcome.REPORT, Outcome.OBJECTION, Outcome.MEDIATE])
def test_nothing_in_writing_is_promised_to_somebody_without_a_name(draw, outcome) -> None:
    draft = MatterDraft(
        statement="街上路灯不亮。", outcome=outcome, purpose=Purpose.SHENSU, transferred_on=date(2026, 9, 21)
    )
    nobody = samples.record(draft, on="2026-09-21T16:00", anonymous=True)
    somebody = samples.record(draft, samples.ZHOU, on="2026-09-21T16:00")
    writing = ("书面告诉您", "另外书面告诉您", "再给您一张纸")
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        road, named = (text_of(draw(kind, each)).split("·")[0] for each in (nobody, somebody))
        assert [each for each in writing if each in road] == []
        assert any(each in named for each in writing), kind
        assert "窗口问" in road


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("村里说已经给了。其实没给。", "村里说已经给了。其实没给"),
        ("短。" + "这一句写得很长" * 9, "短……"),
        ("不是要闹事，" + "我们只是想问清楚这件事到底归谁来管" * 3, "不是要闹事……"),
        ("长" * 60, "长" * 48 + "……"),
    ],
)
def test_what_is_shortened_is_cut_at_a_sentence_and_says_so(words: str, shown: str) -> None:
    assert phrases.summary(MatterDraft(statement=words)) == shown


@pytest.mark.parametrize("draw", SLIPS)
def test_who_has_no_number_to_complain_to_gives_none(draw) -> None:
    silent = replace(samples.OFFICE, supervision_phone="")
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        assert "监督电话" in text_of(draw(kind, samples.ACCEPTED))
        said = text_of(draw(kind, samples.ACCEPTED, office=silent))
        assert "监督电话" not in said
        assert "拿回执来窗口；也可以找县信访局" in said


def test_two_months_that_are_full_are_no_day_to_come() -> None:
    def applied(day: date) -> str:
        draft = MatterDraft(
            statement="申请了低保，没人答复。",
            route=Route.S4,
            outcome=Outcome.GUIDE,
            to="县民政局",
            events={Event.APPLIED_ON: day},
        )
        return text_of(paper(Paper.GUIDANCE, samples.record(draft, samples.ZHOU)))

    assert "2026年9月2日（周三）已经满了" in applied(date(2026, 7, 1))
    later = applied(date(2026, 8, 20))
    assert "2026年10月21日（周三）" in later
    assert "已经满了" not in later


@pytest.mark.parametrize("draw", SLIPS)
def test_on_the_workday_after_a_feast_that_workday_is_the_day(draw) -> None:
    """The feast of October swallowed the third: on the eighth somebody is still in time."""
    draft = MatterDraft(
        statement="不服镇里的罚款。",
        route=Route.S4,
        outcome=Outcome.GUIDE,
        to="县司法局",
        events={Event.PENALTY_RECEIVED: date(2026, 8, 4)},
    )
    record = samples.record(draft, samples.ZHOU, on="2026-10-08T09:00")
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        said = text_of(draw(kind, record))
        assert "10月8日（周四），当天还算" in said
        assert "10月3日（周六），当天还算" not in said
        assert "10月3日，当天还算" not in said
        assert "本来的最后一天2026年10月3日（周六）逢休息日" in said


def test_a_stub_is_signed_for_what_is_handed_over_and_no_blank() -> None:
    draft = replace(samples.ACCEPTED.matter.draft, outcome=Outcome.MEDIATE)
    record = samples.record(draft, samples.ZHOU)
    assert Paper.MEDIATION in record.matter.papers
    assert "调解协议书" not in text_of(paper(Paper.RECEIPT, record)).split("今天交付")[1]
    assert "来访登记回执" in text_of(paper(Paper.RECEIPT, record)).split("今天交付")[1]


@pytest.mark.parametrize("large", [False, True])
def test_an_agreement_has_a_sheet_with_a_mediator_and_one_without(large: bool) -> None:
    mediated, alone = text_of(paper(Paper.MEDIATION, samples.WAGES, large=large)).split("和解协议书")
    for said in (mediated, alone):
        assert said.count("证件号") == 2
        assert said.count("住址") == 2
    assert "30日内，一起向法院申请" in mediated
    assert "主持人签名" in mediated
    assert "主持" not in alone
    if not large:
        assert pages_of(paper(Paper.MEDIATION, samples.WAGES)) == 2


def test_a_county_bureau_s_days_are_told_so_that_somebody_can_ask() -> None:
    said = text_of(paper(Paper.GUIDANCE, samples.OLD_AGE))
    assert "没等到就来问" in said
    assert "来窗口或者打电话，我们帮您查" in text_of(paper(Paper.FORWARDING, samples.OLD_AGE))


LIFE = (
    (None, "12月14日", ()),
    (
        StepTaken(step=Step.EXTEND, on=date(2026, 12, 1), gist="要鉴定", days=20, approved_by="示例负责人"),
        "1月3日",
        ("最迟2026年12月14日（周一）给您", "最迟12月14日"),
    ),
    (
        StepTaken(step=Step.ANSWER, on=date(2026, 12, 20), document="示政信意〔2026〕3号"),
        "12月20日",
        ("给您书面答复", "最迟2027年1月3日", "最迟12月14日"),
    ),
    (StepTaken(step=Step.DELIVER, on=date(2026, 12, 22)), "2027年1月21日", ("最迟2027年1月3日",)),
    (StepTaken(step=Step.ASK_REVIEW, on=date(2027, 1, 5)), "2027年2月4日", ("2027年1月21日",)),
    (
        StepTaken(step=Step.REVIEW, on=date(2027, 1, 20), document="示政复查〔2027〕1号"),
        "2027年1月20日",
        ("2027年1月21日", "最迟2027年2月4日"),
    ),
    (StepTaken(step=Step.DELIVER_REVIEW, on=date(2027, 1, 22)), "2027年2月21日", ("2027年1月21日",)),
)
"""Each step with the day that the papers say after it, and what none of them says any more."""


def test_every_paper_at_every_step_says_the_day_of_now() -> None:
    record = samples.ACCEPTED
    for step, day, gone in LIFE:
        record = samples.after(record, step) if step else record
        drawn = [
            text_of(paper(Paper.GUIDANCE, record)),
            text_of(roll(Paper.GUIDANCE, record)),
            told(record),
        ]
        name = step.step.value if step else "accepted"
        assert [each for each in drawn if day not in each] == [], name
        drawn.append(text_of(paper(Paper.ACCEPTANCE, record)))
        drawn.append(text_of(paper(Paper.DELIVERY, record)))
        assert [(words, each) for words in gone for each in drawn if words in each] == [], name


@pytest.mark.parametrize("draw", SLIPS)
def test_an_unapproved_refusal_is_spoken_of_nowhere(draw) -> None:
    about = samples.NO_MORE.matter.draft
    waiting = samples.record(
        replace(about, conclusion=replace(about.conclusion, approved_by="")),
        samples.person("郑样本", "000000196003031030"),
        on="2026-09-16T09:10",
    )
    for kind in (Paper.RECEIPT, Paper.GUIDANCE):
        said = text_of(draw(kind, waiting))
        assert [each for each in ("不再受理", "不予受理", "走完了") if each in said] == []
