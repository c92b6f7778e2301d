"""Joint meetings (联席会议): what is to be settled, what was decided, who does what by when.

信访工作条例 art. 13, para. 3. A decision is the meeting's word; the clock and the outcome of a matter stay
with the steps that are taken on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.time.calendar import china_day

MOST_FACTS = 500
"""Characters of the facts of an item."""


class MeetingKind(Enum):
    """Which meeting it is."""

    JOINT = "联席会议"
    PARTY_AND_GOVERNMENT = "党政联席会"


class Attendance(Enum):
    """Whether a member came."""

    PRESENT = "present"
    LEAVE = "leave"
    """Excused (请假)."""
    SENT = "sent"
    """Somebody came in their place (派人)."""


class Lawful(Enum):
    """What the request is, in the three of art. 32: it speaks of the request, never of who made it."""

    FOUNDED = "合法"
    REASONABLE = "合理缺依据"
    UNFOUNDED = "缺事实或不合规"


class MeetingState(Enum):
    """How far the minutes have come."""

    DRAFT = "draft"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who belongs to the meeting, by their post."""

    org: str
    name: str = ""
    duty: str = ""
    attendance: Attendance = Attendance.PRESENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one body said of an item (各单位意见)."""

    org: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a body does by when (任务); ``due`` is the last day, with it."""

    what: str
    org: str
    due: date
    who: str = ""
    done_on: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the agenda (议题): a matter by its number, or a topic."""

    topic: str
    number: Number | None = None
    question: str = ""
    facts: str = ""
    law: tuple[str, ...] = ()
    lawful: Lawful | None = None
    opinions: tuple[Opinion, ...] = ()
    decision: str = ""
    tasks: tuple[Task, ...] = ()
    named_why: str = ""
    """Why the minutes name whoever brought it; empty, as nearly always, where they do not."""
    named_by: str = ""
    """The head who agreed to that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting and its minutes."""

    uid: str
    kind: MeetingKind
    held_at: datetime
    place: str
    chair: str
    recorder: str
    members: tuple[Member, ...] = ()
    items: tuple[Item, ...] = ()
    state: MeetingState = MeetingState.DRAFT
    signed_on: date | None = None

    @property
    def undecided(self) -> tuple[int, ...]:
        """The items without a decision, by their order from 1."""
        return tuple(order for order, each in enumerate(self.items, 1) if not each.decision.strip())

    @property
    def day(self) -> date:
        """The day on which it is held."""
        return china_day(self.held_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasked:
    """A task where it stands: its number in the meeting, and its item's, both from 1."""

    task_number: int
    order: int
    item: Item
    task: Task


def tasks_of(meeting: Meeting) -> tuple[Tasked, ...]:
    """The tasks of a meeting in the order of its items, numbered through."""
    return tuple(
        Tasked(task_number=place, order=order, item=item, task=task)
        for place, (order, item, task) in enumerate(_tasks(meeting), 1)
    )


def _tasks(meeting: Meeting) -> Iterator[tuple[int, Item, Task]]:
    for order, item in enumerate(meeting.items, 1):
        for task in item.tasks:
            yield order, item, task


def checked(meeting: Meeting) -> Meeting:
    """``meeting`` if it can be called: ``meeting.blank`` names what nobody wrote, and items hold."""
    written = {"meeting_place": meeting.place, "chair": meeting.chair, "recorder": meeting.recorder}
    for field, said in written.items():
        if not said.strip():
            raise DeskError("meeting.blank", field=field)
    for place, member in enumerate(meeting.members, 1):
        if not member.org.strip():
            raise DeskError("meeting.blank", field="org", row=place)
    begun = replace(meeting, items=())
    for item in meeting.items:
        begun = with_item(begun, item)
    return begun


def with_item(meeting: Meeting, item: Item) -> Meeting:
    """The meeting with one more item: ``meeting.no_topic``, ``meeting.long_facts``, ``meeting.twice``.

    ``meeting.names_not_approved`` as for :func:`with_decision`.
    """
    require_draft(meeting)
    if item.number is None and not item.topic.strip():
        raise DeskError("meeting.no_topic")
    if len(item.facts) > MOST_FACTS:
        raise DeskError("meeting.long_facts", most=MOST_FACTS)
    if item.number is not None and any(each.number == item.number for each in meeting.items):
        raise DeskError("meeting.twice", number=item.number)
    _require_approved(item, len(meeting.items) + 1)
    _check_tasks(meeting, len(meeting.items) + 1, item.tasks)
    return replace(meeting, items=(*meeting.items, item))


def with_decision(meeting: Meeting, order: int, item: Item) -> Meeting:
    """The meeting with ``item`` in the place of item ``order`` (from 1), its decision and tasks with it.

    ``meeting.undecided`` where it decides nothing, ``meeting.task_open`` for a task without a body;
    ``meeting.bad_due`` for one due before the meeting; ``meeting.names_not_approved`` where the minutes would
    name somebody and no head agreed.
    """
    require_draft(meeting)
    item_of(meeting, order)
    if not item.decision.strip():
        raise DeskError("meeting.undecided", items=str(order))
    if len(item.facts) > MOST_FACTS:
        raise DeskError("meeting.long_facts", most=MOST_FACTS)
    _require_approved(item, order)
    _check_tasks(meeting, order, item.tasks)
    items = (*meeting.items[: order - 1], item, *meeting.items[order:])
    return replace(meeting, items=items)


def _require_approved(item: Item, order: int) -> None:
    if item.named_why.strip() and not item.named_by.strip():
        raise DeskError("meeting.names_not_approved", item=order)


def item_of(meeting: Meeting, order: int) -> Item:
    """Item ``order``, from 1; ``meeting.no_item``."""
    if not 1 <= order <= len(meeting.items):
        raise DeskError("meeting.no_item", item=order)
    return meeting.items[order - 1]


def signed(meeting: Meeting, on: date) -> Meeting:
    """The meeting closed (定稿): ``meeting.empty`` without an item, ``meeting.undecided``."""
    require_draft(meeting)
    if not meeting.items:
        raise DeskError("meeting.empty")
    if meeting.undecided:
        raise DeskError("meeting.undecided", items="、".join(map(str, meeting.undecided)))
    for order, item in enumerate(meeting.items, 1):
        _check_tasks(meeting, order, item.tasks)
    return replace(meeting, state=MeetingState.SIGNED, signed_on=on)


def done(meeting: Meeting, task_number: int, on: date, result: str, today: date) -> Meeting:
    """The meeting with a task done: ``meeting.no_task``, ``meeting.not_signed``, ``meeting.bad_done``."""
    require_signed(meeting)
    tasks = tasks_of(meeting)
    if not 1 <= task_number <= len(tasks):
        raise DeskError("meeting.no_task", task=task_number)
    if not meeting.day <= on <= today or not result.strip():
        raise DeskError("meeting.bad_done", task=task_number)
    found = tasks[task_number - 1]
    told = replace(found.task, done_on=on, result=result)
    first = next(each.task_number for each in tasks if each.order == found.order)
    place = task_number - first
    kept = (*found.item.tasks[:place], told, *found.item.tasks[place + 1 :])
    item = replace(found.item, tasks=kept)
    items = (*meeting.items[: found.order - 1], item, *meeting.items[found.order :])
    return replace(meeting, items=items)


def require_draft(meeting: Meeting) -> None:
    """``meeting.signed`` once it was closed: what was decided is put right by another meeting."""
    if meeting.state is MeetingState.SIGNED:
        raise DeskError("meeting.signed")


def require_signed(meeting: Meeting) -> None:
    """``meeting.not_signed`` before that."""
    if meeting.state is not MeetingState.SIGNED:
        raise DeskError("meeting.not_signed")


def without_number(meeting: Meeting, number: str) -> Meeting:
    """The meeting without a word of a matter that was sealed or erased: its item keeps its place alone."""
    kept = (
        replace(
            each,
            topic="",
            question="",
            facts="",
            law=(),
            lawful=None,
            opinions=(),
            decision=_GONE if each.decision else "",
            named_why="",
            tasks=tuple(replace(task, what=_GONE, who="", result="") for task in each.tasks),
        )
        if each.number == number
        else each
        for each in meeting.items
    )
    return replace(meeting, items=tuple(kept))


_GONE = "—"
"""In the place of words that are kept no longer."""


def _check_tasks(meeting: Meeting, order: int, tasks: Sequence[Task]) -> None:
    for place, task in enumerate(tasks, 1):
        if not task.what.strip() or not task.org.strip():
            raise DeskError("meeting.task_open", item=order, task=place)
        if task.due < meeting.day:
            raise DeskError("meeting.bad_due", item=order, task=place, day=task.due.isoformat())
