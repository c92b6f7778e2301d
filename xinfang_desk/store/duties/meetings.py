"""Joint meetings in the register (联席会议); few a year, each kept whole."""

from __future__ import annotations

from xinfang_desk.domain.duties.meeting import Meeting, without_number
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register


def keep(register: Register, meeting: Meeting) -> None:
    """Keep a meeting as it is now; inside a write."""
    register.run(
        "INSERT INTO meetings (uid, held_at, state, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET state = excluded.state, body = excluded.body",
        (meeting.uid, codec.instant(meeting.held_at), meeting.state.value, codec.body(meeting)),
    )


def meeting(register: Register, uid: str) -> Meeting:
    """A meeting by its uid; ``meeting.unknown``."""
    found = register.row("SELECT body FROM meetings WHERE uid = ?", (uid,))
    if found is None:
        raise DeskError("meeting.unknown")
    return codec.read(found[0], Meeting)


def meetings(register: Register) -> tuple[Meeting, ...]:
    """Every meeting, the latest first."""
    found = register.stream("SELECT body FROM meetings ORDER BY held_at DESC, uid DESC")
    return tuple(codec.read(text, Meeting) for (text,) in found)


def forget(register: Register, number: str) -> None:
    """Keep no word that a meeting had of a matter; inside a write."""
    for each in meetings(register):
        if any(item.number == number for item in each.items):
            keep(register, without_number(each, number))
