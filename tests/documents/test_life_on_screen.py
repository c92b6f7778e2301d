"""A matter's whole life: after every step the screen tells the same days as the receipt and the slip."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from tests.documents.test_one_walk import _Desk
from ui.officer.parts.guide import guide_view_of
from ui.petitioner import names
from ui.petitioner.matter.next_thing import next_thing
from ui.petitioner.pages import page
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.days import as_of
from xinfang_desk.domain.matter import Event, MatterDraft, Step, StepTaken
from xinfang_desk.domain.record import MatterRecord

_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
Life = tuple[MatterRecord, tuple[StepTaken, ...]]


def came(outcome: Outcome, route: Route | None, on: str, **more: object) -> MatterRecord:
    purpose = more.pop("purpose", Purpose.SHENSU)
    draft = MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome, **more)  # type: ignore[arg-type]
    return samples.record(draft, samples.ZHOU, on=f"{on}T09:30")


def step(kind: Step, on: str, **more: object) -> StepTaken:
    return StepTaken(step=kind, on=date.fromisoformat(on), **more)  # type: ignore[arg-type]


def accepted(on: str) -> MatterRecord:
    return came(Outcome.ACCEPT, Route.S6, on, accepted_on=date.fromisoformat(on))


WHOLE: Life = (
    accepted("2026-08-03"),
    (
        step(Step.EXTEND, "2026-09-28", days=30, approved_by="示例主任", gist="要鉴定"),
        step(Step.ANSWER, "2026-10-30", document="示〔2026〕1号"),
        step(Step.DELIVER, "2026-11-02"),
        step(Step.ASK_REVIEW, "2026-11-20", org="示例县人民政府"),
        step(Step.REVIEW, "2026-12-15", document="示复〔2026〕1号"),
        step(Step.DELIVER_REVIEW, "2026-12-18"),
        step(Step.ASK_RECHECK, "2027-01-05", org="示例市人民政府"),
        step(Step.RECHECK, "2027-01-28", document="示核〔2027〕1号"),
        step(Step.CONCLUDE, "2027-02-01"),
    ),
)
CONTENT: Life = (
    accepted("2026-09-21"),
    (
        step(Step.ANSWER, "2026-10-20", document="示〔2026〕2号"),
        # Thirty days end on 2 January 2027, a day off.
        step(Step.DELIVER, "2026-12-03"),
        step(Step.CONCLUDE, "2027-01-05"),
    ),
)
OWN_LAW: Life = (
    came(Outcome.ACCEPT, Route.S5, "2026-09-21", accepted_on=date(2026, 9, 21)),
    (step(Step.ANSWER, "2026-10-10", document="示〔2026〕3号"), step(Step.DELIVER, "2026-10-12")),
)
SENT: Life = (
    came(Outcome.REPORT, Route.S6, "2026-09-21"),
    (
        step(Step.FORWARD, "2026-09-24", org="示例镇水利站"),
        step(Step.ACCEPT, "2026-10-08", org="示例镇水利站"),
    ),
)
PROMISED: Life = (
    came(
        Outcome.ACCEPT, Route.S5, "2026-09-21", accepted_on=date(2026, 9, 21), promised_on=date(2026, 10, 15)
    ),
    (step(Step.WITHDRAW, "2026-10-09", gist="不要了"), step(Step.UNDO, "2026-10-10", gist="记错了")),
)
JUDGED: Life = (
    # Fifteen days end on 25 September 2026, a feast: 28 September still counts.
    came(Outcome.GUIDE, Route.S1, "2026-09-28", events={Event.JUDGMENT_RECEIVED: date(2026, 9, 10)}),
    (),
)
FINED: Life = (
    came(Outcome.GUIDE, Route.S4, "2026-10-08", events={Event.PENALTY_RECEIVED: date(2026, 8, 7)}),
    (),
)
OVER: Life = (
    came(Outcome.GUIDE, Route.S2, "2026-11-10", events={Event.EMPLOYMENT_ENDED: date(2025, 8, 31)}),
    (),
)
LIVES = {
    "whole": WHOLE,
    "content": CONTENT,
    "own law": OWN_LAW,
    "sent": SENT,
    "promised": PROMISED,
    "judged": JUDGED,
    "fined": FINED,
    "over": OVER,
}
STAGES = [(name, at) for name, (_record, steps) in LIVES.items() for at in range(len(steps) + 1)]


def stage(name: str, at: int) -> MatterRecord:
    record, steps = LIVES[name]
    return samples.after(record, *steps[:at])


def days_in(words: str, year: int) -> set[date]:
    """Every day of a text; where no year stands it is that of the visit."""
    return {date(int(y or year), int(month), int(day)) for y, month, day in _DAY.findall(words)}


def words_of(shown: object) -> str:
    if isinstance(shown, str):
        return shown + "\n"
    if isinstance(shown, tuple):
        return "".join(map(words_of, shown))
    if is_dataclass(shown):
        return "".join(words_of(getattr(shown, each.name)) for each in fields(shown))
    return ""


@pytest.mark.parametrize(("name", "at"), STAGES)
def test_screen_and_papers_tell_the_same_days(name: str, at: int) -> None:
    record = stage(name, at)
    year, on = record.matter.received_at.year, as_of(record.matter)
    view = guide_view_of(record, _Desk())  # type: ignore[arg-type]
    shown = [page(each, samples.ROAD_MAP, view, None) for each in (names.MATTER, names.STEPS, names.PICTURES)]
    on_screen = days_in("".join(map(words_of, shown)), year)
    slip, receipt = (text_of(paper(kind, record)) for kind in (Paper.GUIDANCE, Paper.RECEIPT))
    on_paper = days_in(slip, year) | days_in(receipt, year)
    assert on_screen <= on_paper, name
    # What is still to come is told on the screen too.
    ahead = {each for each in days_in(slip, year) if each > on}
    assert ahead <= on_screen | safest(slip, year), name
    # The one day that is drawn large stands on the slip, and on the narrow one.
    [large] = [each.day for each in next_thing(view, view.place).points if each.day] or [None]
    assert large is None or large in days_in(slip, year) & days_in(
        text_of(roll(Paper.GUIDANCE, record)), year
    )


def safest(slip: str, year: int) -> set[date]:
    """The workday before a feast that papers recommend."""
    return days_in("".join(re.findall(r"(.{1,14})，当天还算(?=法律上的最后|最后一天)", slip)), year)
