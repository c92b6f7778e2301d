"""Drafts (登记草稿): a form half filled in outlives a crash; what may be an accusation lies sealed."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.people.text import on_one_line
from xinfang_desk.domain.record import SavedDraft
from xinfang_desk.store import sealed
from xinfang_desk.store.file.codec import body, read
from xinfang_desk.store.file.register import Register

FIRST_WORDS = 20


def save_draft(register: Register, draft: VisitDraft, saved_at: datetime, *, seal: bool = False) -> None:
    """Put a draft by, in the place of an older one of its key; ``seal`` it as an accusation is (art. 30)."""
    closed = sealed.close(register, draft) if seal else None
    shell = VisitDraft(
        people=(), matters=(), received_at=draft.received_at, pad_number=draft.pad_number, key=draft.key
    )
    first, whole = ("", body(shell)) if seal else (_first_words(draft), body(draft))
    with register.shredding():
        register.run(
            "INSERT OR REPLACE INTO drafts (key, saved_at, first_words, body, sealed) VALUES (?, ?, ?, ?, ?)",
            (draft.key, saved_at.isoformat(), first, whole, closed),
        )


def drafts(register: Register) -> tuple[SavedDraft, ...]:
    """Every draft, who came last first: putting one by again moves none."""
    found = register.stream("SELECT key, saved_at, first_words, body, sealed IS NOT NULL FROM drafts")
    kept = (_saved(*each) for each in found)
    return tuple(sorted(kept, key=lambda each: (each.at, each.key), reverse=True))


def _saved(key: str, saved_at: str, first_words: str, text: str, shut: int) -> SavedDraft:
    lies = read(text, VisitDraft)
    return SavedDraft(
        key=key,
        saved_at=datetime.fromisoformat(saved_at),
        first_words=first_words,
        draft=None if shut else lies,
        sealed=bool(shut),
        came_at=lies.received_at,
    )


def count(register: Register) -> int:
    """How many drafts there are."""
    return int(register.rows("SELECT count(*) FROM drafts")[0][0])


def unseal_draft(register: Register, key: str, secrets: str) -> VisitDraft:
    """A sealed draft, opened; ``draft.unknown``, ``seal.wrong_key``."""
    found = register.row("SELECT sealed FROM drafts WHERE key = ?", (key,))
    if found is None or found[0] is None:
        raise DeskError("draft.unknown")
    return read(sealed.opened(found[0], secrets), VisitDraft)


def is_sealed(register: Register, key: str) -> bool:
    """Whether the draft of that key lies sealed."""
    return register.row("SELECT 1 FROM drafts WHERE key = ? AND sealed IS NOT NULL", (key,)) is not None


def discard_draft(register: Register, key: str) -> None:
    """Throw a draft away, without a trace in the file: it may have been an accusation."""
    with register.shredding():
        register.run("DELETE FROM drafts WHERE key = ?", (key,))


def _first_words(draft: VisitDraft) -> str:
    names = [person.name for person in draft.people if person.name]
    said = [text for matter in draft.matters for text in (matter.statement, matter.request) if text]
    scanned = [each.name for matter in draft.matters for each in matter.materials if each.scan]
    number = [draft.pad_number] if draft.pad_number else []
    return on_one_line(" ".join((*names[:1], *said[:1]) or number or scanned[:1]))[:FIRST_WORDS]
