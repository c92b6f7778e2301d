"""What is said of a receipt that was refused, of 复查 and 复核 that came late, and after an answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from tests.documents.test_papers_after_steps import ANSWERED, brought, step
from xinfang_desk.documents.draw import require_drawable
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import Event, Step
from xinfang_desk.domain.record import MatterRecord

SLIPS = (paper, roll)
SERVED = date(2026, 10, 12)
DELIVERED = step(Step.DELIVER, SERVED)


def told(record: MatterRecord, kind: Paper) -> list[str]:
    return [text_of(draw(kind, record)) for draw in SLIPS]


@pytest.mark.parametrize("gist", ["本人拒收", "送上门，没有收，村干部见证"])
@pytest.mark.parametrize("kind", [Paper.RECEIPT, Paper.GUIDANCE])
def test_what_was_not_taken_is_not_said_to_be_in_their_hands(gist: str, kind: Paper) -> None:
    refused = samples.after(
        brought(Outcome.ACCEPT, Route.S6), ANSWERED, step(Step.DELIVER, SERVED, gist=gist)
    )
    for said in told(refused, kind):
        assert "送去时没有收，日子从这天的第二天数" in said
        assert "已送到您手里" not in said
        assert "2026年11月11日" in said
    taken = samples.after(brought(Outcome.ACCEPT, Route.S6), ANSWERED, DELIVERED)
    assert all("已送到您手里" in said for said in told(taken, kind))


@pytest.mark.parametrize(("on", "late"), [(date(2026, 11, 11), False), (date(2026, 11, 12), True)])
def test_review_that_is_asked_for_late_is_left_to_those_above(on: date, *, late: bool) -> None:
    """信访工作条例 art. 35."""
    asked = samples.after(
        brought(Outcome.ACCEPT, Route.S6), ANSWERED, DELIVERED, step(Step.ASK_REVIEW, on, org="县信访局")
    )
    assert ("asked_late" in {each.code for each in asked.matter.notices}) is late
    for said in (*told(asked, Paper.RECEIPT), *told(asked, Paper.GUIDANCE)):
        assert ("收不收由上一级定" in said) is late
        assert ("复查机关书面答复您" in said or "最迟12月11日" in said) is not late
        assert "我们赶在前面办" not in said
        assert not late or "30天内给您" not in said


def test_a_recheck_in_time_after_a_late_review_is_answered_in_thirty_days() -> None:
    late = step(Step.ASK_REVIEW, date(2026, 11, 12))
    asked = samples.after(
        brought(Outcome.ACCEPT, Route.S6),
        ANSWERED,
        DELIVERED,
        late,
        step(Step.REVIEW, date(2026, 11, 20), document="示复查〔2026〕1号"),
        step(Step.DELIVER_REVIEW, date(2026, 11, 20)),
        step(Step.ASK_RECHECK, date(2026, 11, 25)),
    )
    for said in told(asked, Paper.GUIDANCE):
        assert "最迟12月25日" in said
        assert "收不收由上一级定" not in said


def test_nobody_here_promises_for_those_above_on_a_day_off() -> None:
    """Thirty days from 12 November end on Saturday, 12 December."""
    record = brought(Outcome.ACCEPT, Route.S6)
    served = step(Step.DELIVER, date(2026, 11, 2))
    asked = samples.after(record, ANSWERED, served, step(Step.ASK_REVIEW, date(2026, 11, 12)))
    for said in told(asked, Paper.GUIDANCE):
        assert "最迟12月12日" in said
        assert "我们赶在前面办" not in said


def test_recheck_that_is_over_names_no_days_beside_it() -> None:
    """信访工作条例 art. 36."""
    record = brought(Outcome.GUIDE, Route.S6, events={Event.REVIEW_RECEIVED: date(2026, 7, 1)})
    for said in told(record, Paper.GUIDANCE):
        assert "收不收由上一级定" in said
        for wrong in ("收到申请30日内", "30天内"):
            assert wrong not in said


def test_an_answered_duty_is_not_said_to_be_looked_into_still() -> None:
    done = samples.after(brought(Outcome.ACCEPT, Route.S5), ANSWERED, DELIVERED)
    require_drawable(done.matter, Paper.ACCEPTANCE)
    said = text_of(paper(Paper.ACCEPTANCE, done))
    assert "已经在2026年10月10日（周六）作出书面答复" in said
    for wrong in ("镇里去查", "一直不办", "还没接到信"):
        assert wrong not in said
