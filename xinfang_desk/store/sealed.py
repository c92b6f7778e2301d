"""Sealed accusations (检举控告封存): people and words as an age file, under a key the register has not.

信访工作条例 art. 30, para. 3. What stays in the open is what the desk needs to see to it that the matter
moves: number, state, dates, outcome. Each accusation has a visit of its own, so that no row leads from it
to the person who, on the same visit, also brought something else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import pyrage

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, MatterDraft, Visit
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register

_RESEALING = "resealing"
_SHOWN_NOTICES = frozenset(
    {
        *("sealed", "ask_recusal", "clock_suspect", "outcome_missing", "accusation_unanswered"),
        # Of days that stay in the open themselves.
        *("date_after_today", "date_before_receipt", "date_long_ago"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealing:
    """What of the past is not sealed to the readers of now (换封)."""

    pending: bool = False
    """The readers changed, and the past has not followed yet."""
    unopened: tuple[str, ...] = ()
    """Numbers that no key of the confidential officer opens: sealed to somebody else."""


def resealing(register: Register) -> Resealing:
    """What :func:`seal_again` left or was not asked for yet."""
    kept = read_meta(register, _RESEALING)
    return Resealing() if kept is None else codec.read(kept, Resealing)


def note_resealing(register: Register, left: Resealing) -> None:
    """Keep what is left; inside a write."""
    write_meta(register, _RESEALING, codec.body(left))


def seal(register: Register, visit: Visit, matter: Matter) -> bytes:
    """The visit with this matter alone, whole, for the recipients; ``seal.no_key`` when there are none."""
    return close(register, replace(visit, matters=(matter,)))


def close(register: Register, record: object) -> bytes:
    """A record, whole, for the recipients of now; ``seal.no_key`` when there are none."""
    return _closed(register, codec.body(record).encode())


def _closed(register: Register, whole: bytes) -> bytes:
    if not register.recipients:
        raise DeskError("seal.no_key")
    keys = [pyrage.x25519.Recipient.from_str(each) for each in register.recipients]
    return bytes(pyrage.encrypt(whole, keys))


def unseal(content: bytes, secrets: str) -> Visit:
    """What :func:`seal` closed, by one key or several, a line each.

    ``seal.wrong_key`` under other keys, or when a byte was changed.
    """
    return codec.read(opened(content, secrets), Visit)


def opened(content: bytes, secrets: str) -> bytes:
    """The body of the record that :func:`close` closed; refused as by :func:`unseal`."""
    try:
        keys = [pyrage.x25519.Identity.from_str(each) for each in secrets.split()]
        return bytes(pyrage.decrypt(content, keys))
    except (pyrage.DecryptError, pyrage.IdentityError) as fault:
        raise DeskError("seal.wrong_key") from fault


def shown_visit(visit: Visit, uid: str) -> Visit:
    """What of the visit stays in the open, under a name of its own."""
    return replace(visit, uid=uid, people=(), people_involved=0, anonymous=False, matters=(), agreed=None)


def shown_matter(matter: Matter, visit_uid: str) -> Matter:
    """What of an accusation, or of what may be one, is shown: no word, no place, no road, no earlier one."""
    draft = matter.draft
    kept = MatterDraft(
        statement="",
        purpose=draft.purpose,
        outcome=draft.outcome,
        accepted_on=draft.accepted_on,
        transferred_on=draft.transferred_on,
        served_on=draft.served_on,
    )
    notices = tuple(each for each in matter.notices if each.code in _SHOWN_NOTICES)
    return replace(
        matter,
        draft=kept,
        visit_uid=visit_uid,
        merged_into=None,
        notices=notices,
        walked=None,
        acts=(),
        closing=None,
        handovers=(),
    )


def sealed_of(register: Register, number: str) -> tuple[bytes, ...]:
    """The sealed contents of an accusation, the present one last."""
    found = register.row("SELECT id, sealed FROM matters WHERE number = ?", (number,))
    if found is None or found[1] is None:
        return ()
    older = register.stream(
        "SELECT sealed FROM matter_versions WHERE matter = ? AND sealed IS NOT NULL ORDER BY rev", (found[0],)
    )
    return (*(content for (content,) in older), found[1])


def seal_again(register: Register, secrets: str) -> int:
    """Open every accusation and seal it to the recipients of now; how many files. Inside a write.

    Drafts that may be one follow too. What these secrets do not open stays as it is, and is kept by number.
    """
    count, unopened = 0, set()
    for table, key in (("matters", ("id",)), ("matter_versions", ("matter", "rev")), ("drafts", ("key",))):
        columns, where = ", ".join(key), " AND ".join(f"{name} = ?" for name in key)
        found = register.rows(f"SELECT {columns}, sealed FROM {table} WHERE sealed IS NOT NULL")
        for *place, content in found:
            try:
                whole = opened(content, secrets)
            except DeskError:
                unopened.add(place[0])
                continue
            anew = _closed(register, whole)
            register.run(f"UPDATE {table} SET sealed = ? WHERE {where}", (anew, *place))
            count += 1
    numbers = (
        register.row("SELECT number FROM matters WHERE id = ?", (each,)) for each in sorted(unopened, key=str)
    )
    note_resealing(register, Resealing(unopened=tuple(str(found[0]) for found in numbers if found)))
    return count


def open_key(key: str) -> str:
    """How a draft's key is kept on the visit that is not sealed.

    A hash on each side: only who still has the form can tell that two visits were made of one draft.
    """
    return hashlib.sha256(f"open {key}".encode()).hexdigest()


def sealed_key(key: str, place: int) -> str:
    """How a draft's key is kept on its accusation number ``place``."""
    return hashlib.sha256(f"sealed {place} {key}".encode()).hexdigest()
