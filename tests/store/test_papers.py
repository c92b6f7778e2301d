"""A paper goes one step at a time, and stays in the strip until somebody has it in hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tests.store.making import BY, NOW, keep
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import PaperRecord, PaperState
from xinfang_desk.store import papers
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.matters import record

SHA = "5" * 64
Step = Callable[[Register, str], PaperRecord]
STEPS: dict[str, Step] = {
    "drawn": lambda register, uid: papers.mark_drawn(register, uid, SHA, by=BY),
    "sent": lambda register, uid: papers.mark_sent(register, uid, SHA, by=BY),
    "handed": lambda register, uid: papers.hand_over(register, uid, by=BY),
    "back": lambda register, uid: papers.take_back(register, uid, by=BY),
    "void": lambda register, uid: papers.void(register, uid, "spoilt", by=BY),
}
LEADS_TO = {
    ("due", "drawn"): "drawn", ("due", "void"): "voided",
    ("drawn", "drawn"): "drawn", ("drawn", "sent"): "sent", ("drawn", "handed"): "handed_over",
    ("drawn", "void"): "voided",
    ("sent", "drawn"): "sent", ("sent", "sent"): "sent",
    ("handed_over", "drawn"): "handed_over", ("handed_over", "sent"): "handed_over",
    ("handed_over", "back"): "sent",
    ("sent", "handed"): "handed_over", ("sent", "void"): "voided", ("handed_over", "void"): "voided",
}  # fmt: skip
WAY = {"due": (), "drawn": ("drawn",), "sent": ("drawn", "sent"), "handed_over": ("drawn", "sent", "handed"),
       "voided": ("void",)}  # fmt: skip


@pytest.mark.parametrize(("state", "step"), list(itertools.product(WAY, STEPS)))
def test_every_step_from_every_state(register: Register, state: str, step: str) -> None:
    keep(register)
    uid = papers.owed(register)[0][0].uid
    for each in WAY[state]:
        STEPS[each](register, uid)
    expected = LEADS_TO.get((state, step))
    if expected is None:
        with pytest.raises(DeskError, match=r"paper\.bad_step"):
            STEPS[step](register, uid)
        expected = state
    else:
        STEPS[step](register, uid)
    found = papers.paper(register, uid)
    assert found is not None
    assert found.state.value == expected
    handed = expected == "handed_over" or (state, step) == ("handed_over", "void")
    assert found.handed_over_at == (BY.at if handed else None)


def test_the_strip_holds_what_nobody_has_in_hand(register: Register) -> None:
    first, second = keep(register).matters[0], keep(register).matters[0]
    owed = papers.owed(register)
    assert [(paper.number, paper.kind) for paper, _ in owed] == [
        (matter.number, kind) for matter in (first, second) for kind in matter.papers
    ]
    assert [row.number for _, row in owed] == [paper.number for paper, _ in owed]
    for step in ("drawn", "handed"):
        STEPS[step](register, owed[0][0].uid)
    STEPS["void"](register, owed[1][0].uid)
    assert papers.owed(register) == owed[2:]
    counted = papers.counts_of_day(register, NOW.date())
    assert counted[PaperState.HANDED_OVER] == counted[PaperState.VOIDED] == 1
    assert counted[PaperState.DUE] == len(owed) - 2


def test_what_was_handed_over_stays_noted_when_drawn_again(register: Register) -> None:
    keep(register)
    uid = papers.owed(register)[0][0].uid
    for step in ("drawn", "sent", "sent", "handed"):
        STEPS[step](register, uid)
    again = papers.mark_drawn(register, uid, "6" * 64, by=BY)
    assert (again.sha256, again.prints) == (SHA, 2)


def test_a_paper_printed_elsewhere_goes_back_to_drawn(register: Register) -> None:
    keep(register)
    uid = papers.owed(register)[0][0].uid
    for step in ("drawn", "handed", "back"):
        last = STEPS[step](register, uid)
    assert last.state is PaperState.DRAWN


def test_each_step_stands_in_the_history(register: Register) -> None:
    number = keep(register).matters[0].number
    uid = papers.owed(register)[0][0].uid
    for step in ("drawn", "drawn", "sent", "handed", "back", "void"):
        STEPS[step](register, uid)
    found = record(register, number)
    assert found is not None
    assert [(line.verb, line.detail) for line in found.history[1:]] == [
        ("paper_drawn", "D01"),
        ("paper_sent", "D01"),
        ("paper_handed_over", "D01"),
        ("paper_taken_back", "D01"),
        ("paper_voided", "D01 spoilt"),
    ]


def test_an_unknown_paper_is_told(register: Register) -> None:
    with pytest.raises(DeskError, match=r"paper\.unknown"):
        STEPS["drawn"](register, "no-such-paper")
