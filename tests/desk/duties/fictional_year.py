"""A year at a fictional desk, made by a seed: visits in their hundreds, without their papers being drawn."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

from tests.store import making
from xinfang_desk.domain import visit as rules
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Conclusion, MatterDraft, State, Step, StepTaken, Visit
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.visits import add_visit

_REFUSED = (Outcome.NOT_ACCEPT, Outcome.NO_MORE)
_OUTCOMES = (
    *(Outcome.ACCEPT, Outcome.GUIDE, Outcome.FORWARD, Outcome.ASSIGN, Outcome.REPORT, Outcome.MEDIATE, None),
    *_REFUSED,
)
_KINDS = (
    *product([Purpose.SHENSU], [*Route, None], _OUTCOMES),
    *product([Purpose.JIANYI, Purpose.QITA], [None], [Outcome.ONSPOT, None]),
)


def fill(register: Register, visits: int, year: int = 2026, seed: int = 1) -> None:
    """Put so many visits of ``year`` into a register; what a matter is rests on the seed alone."""
    chance = random.Random(seed)  # noqa: S311
    made = [_prototype(purpose, route, outcome) for purpose, route, outcome in _KINDS]
    begins = datetime(year, 1, 4, 9, tzinfo=CHINA)
    with register.write():
        for place in range(1, visits + 1):
            at = begins + timedelta(minutes=chance.randrange(350 * 24 * 60))
            add_visit(register, _one(register, chance, chance.choice(made), at, place))
            for paper in ("D03", "D04", "D05", "D14"):
                if chance.random() < 0.9:
                    late = timedelta(days=chance.choice((0, 0, 0, 1, 20)))
                    register.run(
                        "UPDATE papers SET state = 'handed_over', handed_over_at = ?"
                        " WHERE kind = ? AND matter = (SELECT max(id) FROM matters)",
                        ((at + late).isoformat(), paper),
                    )


def _one(register: Register, chance: random.Random, made: Visit, at: datetime, place: int) -> Visit:
    uid, day = register.new_uid(), at.date()
    [matter] = made.matters
    draft = replace(
        matter.draft,
        village=chance.choice(("示例村", "样板村", "例子村")),
        content=chance.choice(("土地", "道路", "低保", "水费")),
        transferred_on=day if matter.draft.outcome is Outcome.FORWARD else None,
    )
    steps: list[StepTaken] = []
    if draft.outcome is Outcome.ACCEPT and chance.random() < 0.8:
        if chance.random() < 0.2:
            steps.append(StepTaken(step=Step.EXTEND, on=day + timedelta(days=50), days=30))
        answered = day + timedelta(days=chance.randrange(1, 100))
        steps.append(StepTaken(step=Step.ANSWER, on=answered, document="示例函"))
        if chance.random() < 0.7:
            draft = replace(draft, served_on=answered)
        if chance.random() < 0.1:
            steps.append(StepTaken(step=Step.ASK_REVIEW, on=answered))
            if chance.random() < 0.5:
                steps.append(StepTaken(step=Step.ASK_RECHECK, on=answered))
    if draft.outcome is Outcome.FORWARD and chance.random() < 0.7:
        steps.append(StepTaken(step=Step.ACCEPT, on=day + timedelta(days=chance.randrange(1, 25))))
    state = State.WITHDRAWN if draft.outcome is Outcome.MEDIATE and chance.random() < 0.5 else matter.state
    if draft.outcome in _REFUSED:
        by = chance.choice(("孙示例", ""))
        signed = Conclusion(document="1号", served_on=day, same_facts=True, approved_by=by)
        draft = replace(draft, conclusion=signed)
    first = make_number(making.OFFICE, 1, at.year, 1) if place > 1 and chance.random() < 0.05 else None
    state = State.MERGED if first else state
    kept = replace(
        matter,
        uid=register.new_uid(),
        number=make_number(making.OFFICE, 1, at.year, place),
        visit_uid=uid,
        received_at=at,
        draft=draft,
        steps=tuple(steps),
        state=State.VOID if chance.random() < 0.02 else state,
        merged_into=first,
    )
    people = chance.randrange(1, 6)
    made = replace(made, people=(), anonymous=True) if chance.random() < 0.03 else made
    return replace(made, uid=uid, received_at=at, registered_at=at, matters=(kept,), people_involved=people)


def _prototype(purpose: Purpose, route: Route | None, outcome: Outcome | None) -> Visit:
    said = MatterDraft(
        statement="村口的路坑坑洼洼",
        purpose=purpose,
        route=route,
        outcome=outcome,
        to="示例县水利局" if outcome in {Outcome.FORWARD, Outcome.ASSIGN} else "",
    )
    return rules.foresee(
        making.draft(said),
        rules.Standpoint(
            office_code=making.OFFICE,
            desk=1,
            officer="示例员",
            now=making.NOW,
            calendar=making.calendar(),
            road_map=making.road_map(),
            rules=making.RULES,
        ),
        lambda _number: None,
    )
