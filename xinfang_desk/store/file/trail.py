"""Who did what, when (操作留痕): lines that are only ever added, each sealed by the one before it.

Each line's hash is SHA-256 over its own content and the hash before it, so a changed, lost or added
line shows. Somebody who can rewrite the whole file can rewrite the chain: its head is therefore put
into every batch, where the county keeps it.

A look-up is one line, however often its words were refined while somebody typed. Until it is over it lies
beside the trail, written before anything is shown, and becomes the next line as soon as anything else is
written or the trail is read: so nothing that was shown is ever missing, whatever becomes of the program.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from xinfang_desk.domain.people.spelling import called
from xinfang_desk.domain.record import HistoryLine, TrailLine
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.clock import LONGEST_REST, ClockSeen
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.trail_chain import BEGINNING, Line, broken, seal

_RECENT = 10_000
_SALT = "lookup_salt"
_LOOKING = "lookup_under_way"
_JUMPED = "clock_jumped"
_CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """By whom and when something is done (经办)."""

    at: datetime
    officer: str


def append(register: Register, by: By, verb: str, subject: str, detail: str = "", *, told: str = "") -> None:
    """Add a line; ``subject`` is a register number or a batch, ``detail`` never a name or an ID number.

    ``told`` binds it to what it tells of (:mod:`xinfang_desk.store.bound`). A look-up that is under way
    becomes a line of its own before.
    """
    settle(register)
    _append(register, by, verb, subject, detail, told)


def _append(register: Register, by: By, verb: str, subject: str, detail: str, told: str = "") -> None:
    last = register.row("SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1")
    seq, prev = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    latest = last_at(register)
    line = (seq, by.at.isoformat(), by.officer, verb, subject, detail, told, prev)
    register.run(
        "INSERT INTO trail (seq, at, officer, verb, subject, detail, told, prev, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*line, seal(line)),
    )
    if verb == "clock_confirmed":
        register.run("DELETE FROM meta WHERE key = ?", (_JUMPED,))
        register.latest_at = by.at
        return
    if latest is not None and by.at > latest + LONGEST_REST:
        write_meta(register, _JUMPED, by.at.isoformat())
    register.latest_at = max(by.at, latest) if latest else by.at


def append_lookup(register: Register, by: By, text: str, why: str, found: int) -> None:
    """Add a line that ``text`` was looked for (查询留痕), why, and how often found; the text as a hash."""
    append(register, by, "find", "lookup", f"{fingerprint(register, text)} {found} {why}")


def note_lookup(
    register: Register, by: By, text: str, why: str, found: int, *, refines: bool = False
) -> None:
    """Note that ``text`` is being looked for, as :func:`append_lookup` will add it; inside a write.

    With ``refines`` it is the look-up before, with other words: one line will hold the hashes of all of
    them, in their order, and how often the last was found.
    """
    mark = fingerprint(register, text)
    under_way = _under_way(register)
    if under_way is None or not refines or (under_way["officer"], under_way["why"]) != (by.officer, why):
        settle(register)
        under_way = {"officer": by.officer, "why": why, "marks": []}
    if mark not in under_way["marks"]:
        under_way["marks"].append(mark)
    under_way |= {"at": by.at.isoformat(), "found": found}
    write_meta(register, _LOOKING, json.dumps(under_way, ensure_ascii=False))


def settle(register: Register) -> None:
    """Make a line of the look-up that is under way, if there is one; inside a write."""
    under_way = _under_way(register)
    if under_way is not None:
        register.run("DELETE FROM meta WHERE key = ?", (_LOOKING,))
        by = By(at=datetime.fromisoformat(under_way["at"]), officer=under_way["officer"])
        detail = f"{','.join(under_way['marks'])} {under_way['found']} {under_way['why']}"
        _append(register, by, "find", "lookup", detail)


def _under_way(register: Register) -> dict[str, Any] | None:
    found = read_meta(register, _LOOKING)
    if found is None:
        return None
    under_way: dict[str, Any] = json.loads(found)
    return under_way


def fingerprint(register: Register, text: str) -> str:
    """By what an auditor tells whether ``text`` was looked for; worth nothing outside this register.

    A name with another dot, or with a space in it, is the same text.
    """
    return _fingerprint(register, called(text))


def _fingerprint(register: Register, spelled: str) -> str:
    salt = read_meta(register, _SALT)
    if salt is None:
        salt = secrets.token_hex(32)
        write_meta(register, _SALT, salt)
    return hashlib.blake2b(
        spelled.encode(errors="replace"), key=bytes.fromhex(salt), digest_size=8
    ).hexdigest()


def _marks_of(register: Register, text: str) -> frozenset[str]:
    """The fingerprints under which ``text`` may stand: once the spaces and dots of a name counted."""
    before = unicodedata.normalize("NFKC", text).casefold()
    return frozenset({fingerprint(register, text), _fingerprint(register, before)})


def lines(
    register: Register,
    *,
    officer: str = "",
    verb: str = "",
    since: date | None = None,
    until: date | None = None,
    looked_for: str = "",
) -> tuple[TrailLine, ...]:
    """The lines that all of the given conditions fit, oldest first (查阅留痕)."""
    asked = _marks_of(register, looked_for) if looked_for else frozenset()
    found = register.stream("SELECT seq, at, officer, verb, subject, detail, hash FROM trail ORDER BY seq")
    made = (
        TrailLine(
            seq=seq,
            at=datetime.fromisoformat(at),
            officer=who,
            verb=what,
            subject=subject,
            detail=detail,
            hash=sealed,
        )
        for seq, at, who, what, subject, detail, sealed in found
    )
    return tuple(
        line
        for line in made
        if (not officer or line.officer == officer)
        and (not verb or line.verb == verb)
        and (since is None or china_day(line.at) >= since)
        and (until is None or china_day(line.at) <= until)
        and (
            not asked
            or (line.verb == "find" and not asked.isdisjoint(line.detail.partition(" ")[0].split(",")))
        )
    )


def follows(register: Register, seq: int, sealed: str) -> bool:
    """Whether line ``seq`` has that hash: a copy that ends with it was made of this register."""
    return register.row("SELECT 1 FROM trail WHERE seq = ? AND hash = ?", (seq, sealed)) is not None


def holds(register: Register, head: str) -> bool:
    """Whether the trail once ended with ``head``: so it goes on from there (县里存的链头)."""
    return head == BEGINNING or register.row("SELECT 1 FROM trail WHERE hash = ?", (head,)) is not None


def first(register: Register) -> str:
    """The hash of the first line, by which this register is told from every other."""
    found = register.row("SELECT hash FROM trail ORDER BY seq LIMIT 1")
    return str(found[0]) if found else BEGINNING


def last(register: Register) -> tuple[int, str]:
    """The number and hash of the last line."""
    found = register.row("SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1")
    return (int(found[0]), str(found[1])) if found else (0, BEGINNING)


def head(register: Register) -> str:
    """The hash of the last line."""
    last = register.row("SELECT hash FROM trail ORDER BY seq DESC LIMIT 1")
    return str(last[0]) if last else BEGINNING


def last_at(register: Register) -> datetime | None:
    """The latest moment that any of the last lines names: one written by a clock gone back hides it not.

    Lines from before an officer said that the clock is right count no more.
    """
    if register.latest_at is None:
        confirmed = _confirmed(register)
        recent = f"SELECT at FROM trail WHERE seq >= ? ORDER BY seq DESC LIMIT {_RECENT}"
        [(latest,)] = register.rows(
            f"SELECT max(at) FROM ({recent})",
            (confirmed[0] if confirmed else 0,),
        )
        register.latest_at = datetime.fromisoformat(latest) if latest else None
    return register.latest_at


def clock_seen(register: Register) -> ClockSeen:
    """What the register knows of the time."""
    confirmed = _confirmed(register)
    return ClockSeen(
        last=last_at(register),
        jumped=read_meta(register, _JUMPED) is not None,
        confirmed_at=datetime.fromisoformat(confirmed[1]) if confirmed else None,
    )


def confirm_clock(register: Register, by: By) -> None:
    """Keep that an officer says the clock is right (确认电脑时间): the alarm is over. Inside a write."""
    append(register, by, "clock_confirmed", _CLOCK)


def _confirmed(register: Register) -> tuple[int, str] | None:
    """Number and time of the line by which the clock was last said to be right."""
    found = register.row(
        "SELECT seq, at FROM trail WHERE subject = ? AND verb = ? ORDER BY seq DESC LIMIT 1",
        (_CLOCK, "clock_confirmed"),
    )
    return None if found is None else (int(found[0]), str(found[1]))


def verify(register: Register) -> int | None:
    """The sequence of the first line that does not follow from those before it, or None."""
    lines = register.stream(
        "SELECT seq, at, officer, verb, subject, detail, told, prev, hash FROM trail ORDER BY seq"
    )
    return broken((line, sealed) for *columns, sealed in lines for line in [cast(Line, tuple(columns))])


def history(register: Register, subject: str) -> tuple[HistoryLine, ...]:
    """Everything that was done about ``subject``, oldest first."""
    lines = register.stream(
        "SELECT at, verb, officer, detail FROM trail WHERE subject = ? ORDER BY seq", (subject,)
    )
    return tuple(
        HistoryLine(at=datetime.fromisoformat(at), verb=verb, officer=officer, detail=detail)
        for at, verb, officer, detail in lines
    )
