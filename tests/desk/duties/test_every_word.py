"""Every text of every verb of the duties is held: no label anywhere, and nobody's name who came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from tests.desk.conftest import Clock
from tests.desk.duties.test_acts import ACT
from tests.desk.duties.test_handing_down import CHARGE, CLOSING, HANDOVER, TODAY
from tests.desk.duties.test_incidents import STAYED
from tests.desk.duties.test_meetings import NAME, TASK, called, matter
from tests.desk.duties.test_plans import PLAN, held
from tests.desk.duties.test_promises import OWN
from tests.desk.duties.test_training import TRAINING
from xinfang_desk.desk import Desk
from xinfang_desk.domain.duties.advice import Advice
from xinfang_desk.domain.duties.meeting import Item, Member, Opinion
from xinfang_desk.domain.duties.pledge import Move
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step, StepTaken

OFFICIALS = {
    "chair",
    "recorder",
    "name",
    "approved_by",
    "named_by",
    "accepted_by",
    "witness",
    "teacher",
    "who",
}
CHECKED = {"uid", "number", "rule", "pages", "named_why"}
"""Given by the program, chosen from a table, or the reason itself for which a name may stand."""
ITEM = Item(
    topic="灌溉渠",
    question="谁去修",
    decision="修渠",
    law=("条例",),
    opinions=(Opinion(org="农办", text="可以"),),
    tasks=(TASK,),
)
MOVE = Move(on=TODAY, to=date(2026, 9, 30), why="下雨", approved_by="李负责")


def each_said(record: Any, words: str) -> Iterator[tuple[str, Any]]:
    """The record once for each text of it, with ``words`` there, and the name of that field."""
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in CHECKED:
            continue
        if isinstance(value, str):
            yield field.name, replace(record, **{field.name: words})
        elif isinstance(value, tuple) and ("tuple[str" in str(field.type) or value):
            if "tuple[str" in str(field.type):
                yield field.name, replace(record, **{field.name: (words,)})
            elif is_dataclass(value[0]):
                for name, told in each_said(value[0], words):
                    yield name, replace(record, **{field.name: (told, *value[1:])})


def test_each_text_of_each_verb_is_held(desk: Desk, clock: Clock) -> None:
    number, meeting = matter(desk), called(desk)
    promised = desk.promises.add(number, OWN)
    desk.meetings.add(meeting.uid, ITEM)
    verbs = [
        (desk.meetings.begin, replace(meeting, uid="", members=(Member(org="农办"),))),
        (lambda said: desk.meetings.add(meeting.uid, said), ITEM),
        (lambda said: desk.meetings.decide(meeting.uid, 1, said), ITEM),
        (desk.incidents.add, STAYED),
        (desk.plans.set, PLAN),
        (desk.trainings.add, TRAINING),
        (desk.digests.advise, Advice(body="县农业农村局", text="修渠", sent_on=TODAY)),
        (desk.hall.add_session, held(clock)),
        (lambda said: desk.acts.add(number, said), ACT),
        (lambda said: desk.handingdown.hand_over(number, said), replace(HANDOVER, charges=(CHARGE,))),
        (lambda said: desk.promises.add(number, said), OWN),
        (lambda said: desk.promises.move(promised.uid, said), MOVE),
    ]
    held_not = []
    for verb, record in verbs:
        for words, code in (("精神有 问题", "duty.label"), (f"去{NAME}家", "duty.names_somebody")):
            for field, said in each_said(record, words):
                if code == "duty.names_somebody" and field in OFFICIALS:
                    continue
                try:
                    verb(said)
                except DeskError as refused:
                    found = refused.code
                else:
                    found = "taken"
                if found != code:
                    held_not.append((type(record).__name__, field, found))
    assert held_not == []


def test_a_step_labels_nobody_and_may_name_somebody(desk: Desk) -> None:
    number = matter(desk)
    note = StepTaken(step=Step.NOTE, on=TODAY, gist="此人是缠访老户，重点稳控")
    for field, said in each_said(note, "重点稳控"):
        with pytest.raises(DeskError, match=r"duty\.label"):
            desk.reception.take_step(number, said)
        assert field
    with pytest.raises(DeskError, match=r"duty\.label"):
        desk.handingdown.close(number, replace(CLOSING, proof="老户签收"))
    taken = desk.reception.take_step(number, replace(note, gist=f"{NAME}来问过一次")).matter
    assert taken.steps[-1].gist == f"{NAME}来问过一次"
