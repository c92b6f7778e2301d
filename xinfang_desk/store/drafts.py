"""Drafts (登记草稿): a form half filled in outlives a crash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xinfang_desk.domain.category import is_confidential
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.store.codec import body, read
from xinfang_desk.store.register import Register

FIRST_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedDraft:
    """A draft that was put by; ``first_words`` tell it from others, and are empty for an accusation."""

    key: str
    saved_at: datetime
    first_words: str
    draft: VisitDraft

    @property
    def at(self) -> datetime:
        """When they came; of a draft from before that was kept, when it was put by."""
        return self.draft.received_at or self.saved_at


def save_draft(register: Register, draft: VisitDraft, saved_at: datetime) -> None:
    """Put a draft by, in the place of an older one of its key."""
    with register.shredding():
        register.run(
            "INSERT OR REPLACE INTO drafts (key, saved_at, first_words, body) VALUES (?, ?, ?, ?)",
            (draft.key, saved_at.isoformat(), _first_words(draft), body(draft)),
        )


def drafts(register: Register) -> tuple[SavedDraft, ...]:
    """Every draft, who came last first: putting one by again moves none."""
    found = register.stream("SELECT key, saved_at, first_words, body FROM drafts")
    kept = (
        SavedDraft(
            key=key,
            saved_at=datetime.fromisoformat(saved_at),
            first_words=first_words,
            draft=read(text, VisitDraft),
        )
        for key, saved_at, first_words, text in found
    )
    return tuple(sorted(kept, key=lambda each: (each.at, each.key), reverse=True))


def count(register: Register) -> int:
    """How many drafts there are."""
    return int(register.rows("SELECT count(*) FROM drafts")[0][0])


def discard_draft(register: Register, key: str) -> None:
    """Throw a draft away, without a trace in the file: it may have been an accusation."""
    with register.shredding():
        register.run("DELETE FROM drafts WHERE key = ?", (key,))


def _first_words(draft: VisitDraft) -> str:
    if any(is_confidential(matter.purpose, matter.outcome) for matter in draft.matters):
        return ""
    names = [person.name for person in draft.people if person.name]
    said = [text for matter in draft.matters for text in (matter.statement, matter.request) if text]
    return " ".join(" ".join((*names[:1], *said[:1])).split())[:FIRST_WORDS]
