"""What no paper of a duty says, at a real desk: labels of people, and the names of who came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.desk.conftest import Clock
from tests.desk.duties.test_acts import ACT
from tests.desk.duties.test_handing_down import CHARGE, CLOSING, HANDOVER
from tests.desk.duties.test_incidents import STAYED
from tests.desk.duties.test_meetings import NAME, TASK, called, matter
from tests.desk.duties.test_promises import OWN
from xinfang_desk.desk import Desk
from xinfang_desk.desk.duties.plain_words import require_plain_words
from xinfang_desk.domain.duties.meeting import Item, Opinion
from xinfang_desk.domain.duties.pledge import Move
from xinfang_desk.domain.errors import DeskError


def refused(work, *told: object) -> tuple[str, object]:
    with pytest.raises(DeskError) as raised:
        work(*told)
    assert NAME not in str(raised.value.facts)
    return raised.value.code, raised.value.facts["field"]


@pytest.mark.parametrize(
    ("said", "code"), [("落实稳 控措施", "duty.label"), (f"给{NAME}修屋顶", "duty.names_somebody")]
)
def test_no_duty_labels_or_names_anybody(desk: Desk, clock: Clock, said: str, code: str) -> None:
    number = matter(desk)
    charged = replace(HANDOVER, charges=(replace(CHARGE, what=said),))
    assert refused(desk.handingdown.hand_over, number, charged) == (code, "charges.what")
    assert refused(desk.promises.add, number, replace(OWN, what=said)) == (code, "what")
    assert refused(desk.acts.add, number, replace(ACT, what=said)) == (code, "what")
    assert refused(desk.incidents.add, replace(STAYED, result=said)) == (code, "result")
    move = Move(on=date(2026, 9, 14), to=date(2026, 9, 30), why=said, approved_by="李负责")
    assert refused(desk.promises.move, desk.promises.add(number, OWN).uid, move) == (code, "why")
    meeting = called(desk)
    assert refused(desk.meetings.add, meeting.uid, Item(topic=said, number=number)) == (code, "topic")
    [item] = desk.meetings.add(meeting.uid, Item(topic="", number=number)).items
    for field, value in {
        "facts": said,
        "decision": said,
        "opinions": (Opinion(org="财政所", text=said),),
        "tasks": (replace(TASK, what=said),),
    }.items():
        wrong = replace(item, **{"decision": "核对", field: value})  # type: ignore[arg-type]
        found, place = refused(desk.meetings.decide, meeting.uid, 1, wrong)
        assert (found, str(place).split(".")[0]) == (code, field)
    desk.meetings.decide(meeting.uid, 1, replace(item, decision="核对", tasks=(TASK,)))
    desk.meetings.sign(meeting.uid)
    clock.later(days=8)
    place = refused(desk.meetings.done, meeting.uid, 1, date(2026, 9, 22), said)
    assert place == (code, "tasks.result")


def test_with_the_heads_consent_a_meeting_names_somebody(desk: Desk) -> None:
    number, meeting = matter(desk), called(desk)
    named = Item(topic="", number=number, facts=f"{NAME}到过场", named_why="要本人签字")
    with pytest.raises(DeskError, match=r"meeting\.names_not_approved|duty\.names_somebody"):
        desk.meetings.add(meeting.uid, named)
    added = desk.meetings.add(meeting.uid, replace(named, named_by="李负责"))
    assert added.items[0].facts == f"{NAME}到过场"


def test_what_only_looks_like_a_label_is_taken(desk: Desk) -> None:
    require_plain_words(replace(ACT, what="帮着补办老户口本，去看住院的老人，查了污染管控措施"))
    with pytest.raises(DeskError, match=r"duty\.label"):
        require_plain_words(replace(CLOSING, proof="老户签收"))


def test_whoever_signs_may_be_called_as_somebody_who_came(desk: Desk) -> None:
    number = matter(desk)
    assert desk.handingdown.hand_over(number, replace(HANDOVER, accepted_by=NAME)).matter.handovers
