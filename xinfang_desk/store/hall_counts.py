"""What happens in the hall beside the matters (大厅): figures of what visitors say, and 普法 sessions."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from xinfang_desk.domain.hall.feedback import Answer, Feedback, Month, Reason, Tally
from xinfang_desk.domain.hall.outreach import Handout, Session, SessionKind
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register


def count_feedback(register: Register, month: Month, feedback: Feedback) -> None:
    """One more answer in the figures of a month; inside a write.

    No line of the trail tells of it: beside the visits there, a line would tell whose answer it was.
    """
    _count(register, "answer", month, feedback.answer.value)
    if feedback.reason is not None:
        _count(register, "reason", month, feedback.reason.value)


def count_slips(register: Register, slips: Tally) -> None:
    """So many more answers in the figures of a month, from the box; inside a write."""
    for what, counts in (("answer", slips.answers), ("reason", slips.reasons)):
        for choice, number in counts.items():
            if number:
                _count(register, what, slips.month, choice.value, number)


def take_back_slips(register: Register, slips: Tally) -> bool:
    """As many fewer; inside a write. False, and nothing is kept of it, where not so many were counted."""
    for what, counts in (("answer", slips.answers), ("reason", slips.reasons)):
        for choice, number in counts.items():
            if number and not _uncount(register, what, slips.month, choice.value, number):
                return False
    return True


def tallies(register: Register) -> tuple[Tally, ...]:
    """The figures of every month in which somebody answered, oldest first."""
    answers: dict[str, dict[Answer, int]] = defaultdict(dict)
    reasons: dict[str, dict[Reason, int]] = defaultdict(dict)
    for month, answer, count in register.stream("SELECT month, answer, count FROM feedback_answer"):
        answers[month][Answer(answer)] = count
    for month, reason, count in register.stream("SELECT month, reason, count FROM feedback_reason"):
        reasons[month][Reason(reason)] = count
    return tuple(
        Tally(month=Month(month), answers=answers[month], reasons=reasons[month]) for month in sorted(answers)
    )


def add_session(register: Register, session: Session, officer: str) -> str:
    """Keep a session (普法活动); inside a write. Gives its uid."""
    uid = register.new_uid()
    given = {handout.value: number for handout, number in session.given.items() if number}
    register.run(
        "INSERT INTO outreach (uid, began_at, minutes, place, village, people, pages, given, note, officer,"
        " kind, law, plan_item, photos) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            uid,
            codec.instant(session.began_at),
            session.minutes,
            session.place,
            session.village,
            session.people,
            codec.body(session.pages),
            codec.body(given),
            session.note,
            officer,
            session.kind.value,
            session.law,
            session.plan_item,
            session.photos,
        ),
    )
    return uid


def sessions(register: Register, year: int) -> tuple[Session, ...]:
    """The sessions of a year, oldest first."""
    found = register.stream(
        "SELECT began_at, minutes, place, village, people, pages, given, note, kind, law,"
        " plan_item, photos FROM outreach"
        " WHERE began_at >= ? AND began_at < ? ORDER BY began_at, uid",
        (f"{year:04d}", f"{year + 1:04d}"),
    )
    return tuple(
        Session(
            began_at=datetime.fromisoformat(began_at),
            minutes=minutes,
            place=place,
            village=village,
            people=people,
            pages=codec.read(pages, tuple[str, ...]),
            given={Handout(each): number for each, number in codec.read(given, dict[str, int]).items()},
            note=note,
            kind=SessionKind(kind) if kind else SessionKind.TALK,
            law=law,
            plan_item=item,
            photos=photos,
        )
        for began_at, minutes, place, village, people, pages, given, note, kind, law, item, photos in found
    )


def _count(register: Register, what: str, month: Month, value: str, number: int = 1) -> None:
    register.run(
        f"INSERT INTO feedback_{what} (month, {what}, count) VALUES (?, ?, ?)"
        f" ON CONFLICT (month, {what}) DO UPDATE SET count = count + excluded.count",
        (month, value, number),
    )


def _uncount(register: Register, what: str, month: Month, value: str, number: int) -> bool:
    where = f"FROM feedback_{what} WHERE month = ? AND {what} = ?"
    found = register.row(f"SELECT count {where}", (month, value))
    left = int(found[0]) - number if found else -1
    if left < 0:
        return False
    # A row counts at least one: what is counted by nobody has no row.
    register.run(f"DELETE {where}", (month, value))
    if left:
        _count(register, what, month, value, left)
    return True
