"""Receiving a batch (接收批次): opened, checked against the desk's chain, merged in one transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.batch.cards import CardKind
from xinfang_desk.batch.opening import OpenBag, open_bag
from xinfang_desk.batch.statement import Kind, Statement
from xinfang_desk.batch.workroom import sweep
from xinfang_desk.county import packs
from xinfang_desk.county.answers import Received, Returned
from xinfang_desk.county.attachments import Attachments
from xinfang_desk.county.enrolment import check_key, trusted_keys
from xinfang_desk.county.keys import Identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.merging import Merge
from xinfang_desk.county.outgoing.heard import other_replies
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.spans import Span, holes, listed, overlap, spans
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.files import hash_of
from xinfang_desk.places import make_private
from xinfang_desk.trail_chain import Keep

_MOST_RETURNED = 100
WORK = "work"
"""Folder in which a batch lies open for a moment; it is used under the ledger's write lock alone."""


class Intake:
    """What receiving needs to know: where the county lives and by which keys it opens."""

    def __init__(self, ledger: Ledger, home: Path, identity: Identity, keep: Keep) -> None:
        self._ledger = ledger
        self._keep = keep
        self._work = home / WORK
        self._attachments = Attachments(ledger, home)
        self._identity = identity
        # An accusation never reaches a petition bureau, nor anything else the discipline authority.
        discipline = identity.kind is CardKind.DISCIPLINE
        self._kind = Kind.DISCIPLINE if discipline else Kind.BATCH

    def tidy(self) -> None:
        """Delete what a power cut left open in the work room."""
        if self._work.exists() and any(self._work.iterdir()):
            with self._ledger.write():
                sweep(self._work)

    def receive(
        self, file: Path, reserve: Sequence[str], at: datetime, progress: Callable[[int], None] | None
    ) -> Received:
        """Take one file, whole or not at all; a refusal is an answer too, so that other files go on."""
        try:
            sha256 = hash_of(file)
            return self._ledger.again(lambda: self._trailed(self._take(file, sha256, reserve, at, progress)))
        except DeskError as refused:
            facts = refused.facts
            return Received(
                file=str(file),
                code=refused.code,
                facts=facts,
                desk=str(facts.get("desk", "")),
                sequence=int(facts.get("sequence") or 0),
            )

    def _trailed(self, found: Received) -> Received:
        if not found.repeated:
            self._keep("receive", found.desk, str(found.sequence))
        return found

    def _take(
        self,
        file: Path,
        sha256: str,
        reserve: Sequence[str],
        at: datetime,
        progress: Callable[[int], None] | None,
    ) -> Received:
        # The same bytes were opened and proved when they came first.
        known = self._ledger.row("SELECT id FROM batches WHERE sha256 = ?", (sha256,))
        if known is not None:
            return self._told(file, known[0], repeated=True)
        sweep(make_private(self._work))
        with open_bag(
            file,
            identities=[self._identity.seal_secret, *self._identity.earlier, *reserve],
            kind=self._kind,
            trusted=trusted_keys(self._ledger),
            work_dir=self._work,
        ) as bag:
            self._ledger.lock(bag.statement.desk)
            check_key(self._ledger, bag.keyid, bag.statement.desk, at)
            seen = self._seen(bag.statement)
            if seen is not None:
                return self._told(file, seen, repeated=True, parted=bag.trail_parted)
            self._check_chain(bag.statement)
            batch = self._merge(bag, sha256, at, progress)
        return self._told(file, batch, repeated=False, parted=bag.trail_parted)

    def _seen(self, said: Statement) -> int | None:
        """The batch of this number, if it came before; another content under its number is refused."""
        found = self._ledger.row(
            "SELECT id, tagmanifest FROM batches WHERE desk = ? AND sequence = ?", (said.desk, said.sequence)
        )
        if found is None:
            return None
        if found[1] != said.tagmanifest_sha256:
            raise DeskError("batch.sequence_reused", desk=said.desk, sequence=said.sequence)
        return int(found[0])

    def _check_chain(self, said: Statement) -> None:
        """Each batch names the one before it; a gap may close later, but both its ends must fit."""
        before = self._ledger.row(
            "SELECT tagmanifest FROM batches WHERE desk = ? AND sequence = ?", (said.desk, said.sequence - 1)
        )
        after = self._ledger.row(
            "SELECT previous FROM batches WHERE desk = ? AND sequence = ?", (said.desk, said.sequence + 1)
        )
        fits_before = before is None or before[0] == said.previous
        fits_after = after is None or after[0] == said.tagmanifest_sha256
        if not (fits_before and fits_after):
            raise DeskError("batch.chain_broken", desk=said.desk, sequence=said.sequence)

    def _merge(self, bag: OpenBag, sha256: str, at: datetime, progress: Callable[[int], None] | None) -> int:
        said = bag.statement
        made = self._ledger.row(
            "INSERT INTO batches (desk, sequence, previous, tagmanifest, sha256, trail_head, created_at,"
            " received_at, heard, parted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (
                said.desk,
                said.sequence,
                said.previous,
                said.tagmanifest_sha256,
                sha256,
                said.trail_head,
                said.created.isoformat(),
                at.isoformat(),
                "" if said.heard is msgspec.UNSET else json.dumps(said.heard),
                json.dumps(other_replies(self._ledger, said.desk, bag.replies, said.heard or ())),
            ),
        )
        batch = int(made[0]) if made else 0
        merge = Merge(
            self._ledger,
            batch,
            said.desk,
            self._kind,
            china_day(at),
            lambda sha256: bag.holds(sha256) or self._attachments.holds(sha256),
        )
        merge.take(bag.records(), progress)
        self._take_events(bag, batch)
        self._keep_attachments(bag, merge.scans)
        self._ledger.run(
            "UPDATE batches SET records = ?, rejected = ? WHERE id = ?",
            (merge.records, merge.rejected, batch),
        )
        return batch

    def _take_events(self, bag: OpenBag, batch: int) -> None:
        events = ((wire.decode(line, wire.EventV1), line) for line in bag.events())
        shut = self._ledger.bodies.shut
        self._ledger.add(
            "events",
            ("uid", "matter_uid", "batch", "body"),
            ((each.uid, each.matter_uid, batch, shut(line, "events", each.uid)) for each, line in events),
        )

    def _keep_attachments(self, bag: OpenBag, scans: Iterable[str]) -> None:
        """Keep what came with the records under our own seal before the ledger says that it came."""
        for sha256 in sorted(scans):
            if not self._attachments.holds(sha256):
                self._attachments.keep(bag, sha256, self._identity)

    def _returned(self, batch: int) -> tuple[Returned, ...]:
        reader = packs.Reader(self._ledger)
        found = list(
            self._ledger.stream(
                "SELECT place, code FROM outcomes WHERE batch = ? AND result = 'rejected'"
                " ORDER BY place LIMIT ?",
                (batch, _MOST_RETURNED),
            )
        )
        lines = ((wire.identity_of(reader.line((batch, place))), code) for place, code in found)
        return tuple(
            Returned(
                number=each.number, code=code, field=each.field if isinstance(each, wire.ReturnedV1) else ""
            )
            for each, code in lines
        )

    def _told(self, file: Path, batch: int, *, repeated: bool, parted: int | None = None) -> Received:
        found = self._ledger.row(
            "SELECT desk, sequence, records, rejected, parted FROM batches WHERE id = ?", (batch,)
        )
        desk, sequence, records, rejected, replies = found or ("", 0, 0, 0, "")
        return Received(
            file=str(file),
            desk=desk,
            sequence=sequence,
            records=records,
            accepted=records - rejected,
            rejected=rejected,
            repeated=repeated,
            returned=self._returned(batch),
            missing=missing(self._ledger, desk),
            trail_parted=parted,
            replies_parted=tuple(json.loads(replies or "[]")),
        )


def missing(ledger: Ledger, desk: str) -> tuple[int, ...]:
    """The sequence numbers below the highest that have not been seen from a desk (缺号), the first 1000."""
    return listed(gaps(ledger, desk))


def close_gap(ledger: Ledger, desk: str, asked: Span, why: str, at: datetime) -> int:
    """Wait no more for batches that were lost and whose matters came with another; inside a write.

    How many were waited for; ``gap.none`` when none was. Should one come after all, it is taken.
    """
    if not why.strip():
        raise DeskError("gap.why_missing")
    found = list(overlap(gaps(ledger, desk), asked))
    if not found:
        raise DeskError("gap.none", desk=desk, sequence=asked[0])
    told = why.strip(), at.isoformat()
    return ledger.add(
        "gaps",
        ("desk", "sequence", "why", "closed_at"),
        ((desk, sequence, *told) for first, last in found for sequence in range(first, last + 1)),
    )


def gaps(ledger: Ledger, desk: str) -> tuple[Span, ...]:
    """The same in runs, all of them."""
    seen = ledger.stream("SELECT sequence FROM batches WHERE desk = ? ORDER BY sequence", (desk,))
    told = ledger.stream("SELECT sequence FROM gaps WHERE desk = ? ORDER BY sequence", (desk,))
    # A gap lies below a batch, so that nothing that was told reaches over the highest seen.
    return holes([*spans(each for (each,) in seen), *spans(each for (each,) in told)])
