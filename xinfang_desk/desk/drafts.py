"""Drafts at the desk (草稿): what may be an accusation lies sealed, and goes on where it was written."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.accusation import seal_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.record import SavedDraft
from xinfang_desk.domain.suggestion.seal import Seal
from xinfang_desk.store import drafts
from xinfang_desk.store.file import trail


class Drafts:
    """The drafts of an open desk; sealed ones that are being written here stay in memory, never on disk."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._in_hand: dict[str, VisitDraft] = {}

    def save(self, draft: VisitDraft) -> None:
        """Put a draft by: sealed where a matter of it is, or may be, an accusation (art. 30, para. 3)."""
        draft = taken_down(draft)
        seal = any(seal_of(each, self._seat.rules) is not Seal.OPEN for each in draft.matters)
        with self._seat.store.write():
            drafts.save_draft(self._seat.store, draft, self._seat.now(), seal=seal)
        self.forget(draft.key)
        if seal:
            self._in_hand[draft.key] = draft

    def listed(self) -> tuple[SavedDraft, ...]:
        """Every draft; a sealed one comes with its words only to the desk that has it in hand."""
        kept = drafts.drafts(self._seat.store)
        return tuple(replace(each, draft=each.draft or self._in_hand.get(each.key)) for each in kept)

    def discard(self, key: str) -> None:
        """Throw a draft away; a sealed one that nobody has in hand stays (``draft.sealed``)."""
        with self._seat.store.write():
            if drafts.is_sealed(self._seat.store, key):
                if key not in self._in_hand:
                    raise DeskError("draft.sealed")
                trail.append(self._seat.store, self._seat.by(), "draft_discarded", "draft")
            drafts.discard_draft(self._seat.store, key)
        self.forget(key)

    def open(self, key: str, secrets: str) -> VisitDraft:
        """Take a sealed draft in hand with the keys that open it; that it was opened is kept."""
        found = drafts.unseal_draft(self._seat.store, key, secrets)
        with self._seat.store.write():
            trail.append(self._seat.store, self._seat.by(), "draft_unsealed", "draft")
        self._in_hand[key] = found
        return found

    def forget(self, key: str) -> None:
        """Have it in hand no more: it is registered, or lies open."""
        self._in_hand.pop(key, None)
