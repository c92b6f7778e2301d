"""Drafts at the desk (草稿): what may be an accusation lies sealed, and goes on where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.accusation import seal_of
from xinfang_desk.domain.books.materials import hashes
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Visit, VisitDraft
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.record import SavedDraft
from xinfang_desk.domain.suggestion.seal import Seal
from xinfang_desk.store import draft_scans, drafts, scans
from xinfang_desk.store.file import trail

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Drafts:
    """The drafts of an open desk; sealed ones that are being written here stay in memory, never on disk.

    So do their scans, by the SHA-256 of their content.
    """

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._in_hand: dict[str, VisitDraft] = {}
        self._scans: dict[str, dict[str, bytes]] = {}

    def save(self, draft: VisitDraft, given: Mapping[str, bytes] = _NOTHING, *, sealed: bool = False) -> None:
        """Put a draft by: sealed where a matter of it is, or may be, an accusation (art. 30, para. 3).

        ``sealed`` is said by who knows so of more than its words.
        ``given`` are scans that came for it, by their SHA-256: kept with it, or neither.
        """
        draft, store = taken_down(draft), self._seat.store
        seal = sealed or any(seal_of(each, self._seat.rules) is not Seal.OPEN for each in draft.matters)
        held = self._scans.get(draft.key, {})
        with store.write():
            drafts.save_draft(store, draft, self._seat.now(), seal=seal)
            if seal:
                new = {each: content for each, content in given.items() if each not in held}
                new |= draft_scans.close(store, draft.key)
                held = held | new
            else:
                new = {**held, **given}
                if held:
                    draft_scans.open_up(store, draft.key)
            draft_scans.put_by(store, draft.key, new, seal=seal)
        self.forget(draft.key)
        if seal:
            self._in_hand[draft.key] = draft
            self._scans[draft.key] = held

    def scan(self, key: str, sha256: str) -> bytes:
        """A scan of a draft that is in hand, or lies open; ``attachment.*``."""
        held = self._scans.get(key, {}).get(sha256)
        return draft_scans.opened(self._seat.store, key, sha256) if held is None else held

    def hand_over(self, key: str, visit: Visit) -> None:
        """Put the scans of a draft to the matters that it became, sealed as each is. Inside a write."""
        for matter in visit.matters:
            for sha256 in hashes(matter.draft):
                scans.keep(self._seat.store, matter.number, self.scan(key, sha256), rev=matter.rev)
        draft_scans.forget(self._seat.store, key)

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
            draft_scans.forget(self._seat.store, key)
        self.forget(key)

    def open(self, key: str, secrets: str) -> VisitDraft:
        """Take a sealed draft in hand with the keys that open it; that it was opened is kept."""
        found = drafts.unseal_draft(self._seat.store, key, secrets)
        seen = draft_scans.unsealed(self._seat.store, key, secrets)
        with self._seat.store.write():
            trail.append(self._seat.store, self._seat.by(), "draft_unsealed", "draft")
        self._in_hand[key], self._scans[key] = found, seen
        return found

    def forget(self, key: str) -> None:
        """Have it in hand no more: it is registered, or lies open."""
        self._in_hand.pop(key, None)
        self._scans.pop(key, None)
