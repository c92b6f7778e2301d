"""What is handed over, and what stays: file copies, and the D13 of whatever comes after the visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, text_of
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord

EXTEND = StepTaken(step=Step.EXTEND, on=date(2026, 12, 1), gist="要鉴定", days=20, approved_by="示例负责人")
ANSWER = StepTaken(step=Step.ANSWER, on=date(2026, 12, 20), document="示政信意〔2026〕3号")
DELIVER = StepTaken(step=Step.DELIVER, on=date(2026, 12, 22))
ASK = StepTaken(step=Step.ASK_REVIEW, on=date(2026, 12, 28))
REVIEW = StepTaken(step=Step.REVIEW, on=date(2027, 1, 10), document="示政复查〔2027〕1号")
DELIVERED = StepTaken(step=Step.DELIVER_REVIEW, on=date(2027, 1, 12))
ASK_AGAIN = StepTaken(step=Step.ASK_RECHECK, on=date(2027, 1, 20))
RECHECK = StepTaken(step=Step.RECHECK, on=date(2027, 2, 10), document="示政复核〔2027〕1号")

FILED = {
    Paper.ACCEPTANCE: samples.ACCEPTED,
    Paper.OTHER_ROAD: samples.WAGES,
    Paper.NOT_ACCEPTED: samples.REFUSED,
    Paper.NO_LONGER_ACCEPTED: samples.NO_MORE,
    Paper.EXTENSION: samples.EXTENDED,
}


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("kind", FILED, ids=lambda kind: kind.value)
def test_a_notice_leaves_a_copy_that_is_signed_for(kind: Paper, large: bool) -> None:
    theirs, ours = text_of(paper(kind, FILED[kind], large=large)).split("第二联存档")
    assert "第一联交来访人" in theirs
    assert "领取人签名" in ours
    assert "领取人签名" not in theirs


@pytest.mark.parametrize("kind", [Paper.NOT_ACCEPTED, Paper.NO_LONGER_ACCEPTED])
def test_who_signed_off_stands_on_the_office_s_copy_alone(kind: Paper) -> None:
    theirs, ours = text_of(paper(kind, FILED[kind])).split("第二联存档")
    assert "签批人：示例负责人" in ours
    assert "签批" not in theirs
    assert "示例负责人" not in theirs


def test_no_longer_accepted_says_who_gave_the_opinion_and_when() -> None:
    said = text_of(paper(Paper.NO_LONGER_ACCEPTED, samples.NO_MORE))
    assert "复核的机关、单位：示例市人民政府" in said
    assert "复核意见书日期：2025年11月20日（周四）" in said


def test_a_refusal_signed_later_is_dated_then() -> None:
    draft = samples.REFUSED.matter.draft
    later = replace(draft, conclusion=replace(draft.conclusion, approved_on=date(2026, 11, 18)))
    signed = replace(samples.REFUSED, matter=replace(samples.REFUSED.matter, draft=later))
    said = text_of(paper(Paper.NOT_ACCEPTED, signed))
    assert "签批日期：2026年11月18日" in said
    assert said.count("2026年11月18日") == 3
    assert "您于2026年11月16日" in said


def served(record: MatterRecord) -> str:
    return text_of(paper(Paper.DELIVERY, record))


@pytest.mark.parametrize(
    ("steps", "there", "not_there"),
    [
        ((EXTEND,), ("延期告知书",), ("处理意见书", "请求复查", "请求复核")),
        (
            (EXTEND, ANSWER),
            ("延期告知书", "信访事项处理意见书示政信意〔2026〕3号", "示例县人民政府请求复查"),
            ("请求复核",),
        ),
        (
            (EXTEND, ANSWER, DELIVER, ASK, REVIEW),
            ("复查意见书示政复查〔2027〕1号", "请求复核"),
            ("请求复查", "处理意见书"),
        ),
        (
            (EXTEND, ANSWER, DELIVER, ASK, REVIEW, DELIVERED, ASK_AGAIN, RECHECK),
            ("复核意见书示政复核〔2027〕1号",),
            ("请求复查", "请求复核"),
        ),
    ],
    ids=["extended", "answered", "reviewed", "rechecked"],
)
def test_what_comes_after_the_visit_is_signed_for(steps, there, not_there) -> None:
    record = samples.after(samples.ACCEPTED, *steps)
    assert Paper.DELIVERY in record.matter.papers
    said = served(record)
    assert [each for each in there if each not in said] == []
    assert [each for each in not_there if each in said] == []
    assert "来访登记回执" not in said
    assert "邮件号" in said


def test_what_was_accepted_under_another_item_is_not_told_of_review() -> None:
    duty = samples.record(
        MatterDraft(
            statement="高龄津贴停发了，请查清。",
            purpose=Purpose.SHENSU,
            route=Route.S5,
            outcome=Outcome.ACCEPT,
            accepted_on=date(2026, 10, 15),
        ),
        samples.ZHOU,
        on="2026-10-15T09:10",
    )
    answered = samples.after(
        duty, StepTaken(step=Step.ANSWER, on=date(2026, 11, 2), document="示政答〔2026〕1号")
    )
    assert "复查" not in served(answered)
    assert "示政答〔2026〕1号" in served(answered)


FORWARDED = samples.record(
    MatterDraft(
        statement="高龄津贴停发了，请查清。",
        purpose=Purpose.SHENSU,
        route=Route.S5,
        outcome=Outcome.FORWARD,
        to="县民政局",
    ),
    samples.ZHOU,
    on="2026-10-15T09:10",
)


@pytest.mark.parametrize(
    ("org", "ours"), [("", False), ("县民政局", False), ("示例镇人民政府", True), ("民政办", True)]
)
def test_the_town_gives_no_acceptance_of_what_another_body_accepted(org: str, ours: bool) -> None:
    accepted = samples.after(FORWARDED, StepTaken(step=Step.ACCEPT, on=date(2026, 10, 20), org=org))
    assert (Paper.ACCEPTANCE in accepted.matter.papers) is ours
    if ours:
        assert "自2026年10月20日" in text_of(paper(Paper.ACCEPTANCE, accepted))
        return
    with pytest.raises(DeskError) as refused:
        paper(Paper.ACCEPTANCE, accepted)
    assert refused.value.code == "paper.accepted_elsewhere"
