"""The reply (县级回执): what became of each record, and what was done since, sealed to one desk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.bag import Heading, SealedFile, write_bag
from xinfang_desk.batch.statement import NEWER, PAPERS, SCHEMA, TABLES, Acknowledged, Kind
from xinfang_desk.batch.workroom import sweep
from xinfang_desk.county import packs
from xinfang_desk.county.answers import ReplyWaiting, ReplyWritten, SentReply
from xinfang_desk.county.enrolment import card_of, desks, is_revoked
from xinfang_desk.county.entries import open_text, unread_reply
from xinfang_desk.county.intake import WORK, missing
from xinfang_desk.county.keys import Identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.ledger.bodies import reading_entry
from xinfang_desk.county.national import national_update
from xinfang_desk.county.outgoing import held_tables
from xinfang_desk.county.outgoing.heard import newest_taken
from xinfang_desk.county.outgoing.untold import OF, TOLD, UNTOLD, reads_newer, told, waiting_updates
from xinfang_desk.county.returning import words_of
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.places import make_private
from xinfang_desk.trail_chain import Keep
from xinfang_desk.words import _, sentence

OUTGOING = "outgoing"
"""Folder of the sealed replies; the last one of a desk can be written again from here."""
_OF_DESK = "number IN (SELECT r.number FROM records r JOIN batches b ON b.id = r.batch WHERE b.desk = ?)"


class _Made(NamedTuple):
    """A row of the replies; ``written_at`` is empty until a medium was read back."""

    sequence: int
    tagmanifest: str
    file: str
    accepted: int
    rejected: int
    updates: int
    missing: str
    written_at: str


class ReplyMaker:
    """What making a reply needs to know: where the county lives and by which key it signs."""

    def __init__(self, ledger: Ledger, home: Path, identity: Identity, keep: Keep) -> None:
        self._ledger = ledger
        self._keep = keep
        self._outgoing = home / OUTGOING
        self._work = home / WORK
        self._identity = identity

    def reply(self, desk: str, folder: Path, at: datetime, *, whole: bool = False) -> ReplyWritten:
        """Seal what this desk has not been told yet, write it to ``folder`` and read it back.

        With nothing new, the last reply is written again bit for bit; with ``whole`` everything is told anew.
        ``reply.nothing`` when no batch ever came from this desk; ``desk.key_revoked`` when it has no key to
        seal to; ``drive.*`` when the medium fails: then nobody was told, and all of it waits as before.
        """
        if is_revoked(self._ledger, desk):
            raise DeskError("desk.key_revoked", desk=desk)
        card = card_of(self._ledger, desk)
        with self._ledger.write():
            self._ledger.lock(desk)
            made = self._last(desk)
            if made is not None and not (self._outgoing / made.file).exists():
                self._take_back(desk, since=made.sequence)
            elif made is not None and not made.written_at and self._has_news(desk):
                # A power cut came before the medium was read back: it may lie there, and its number is used.
                self._take_back(desk, since=made.sequence)
            if self._has_news(desk) or (whole and made is not None):
                self._make(card, made, at, whole=whole)
            elif made is None:
                raise DeskError("reply.nothing", desk=desk)
        return self._write(desk, folder, at)

    def reply_all(self, folder: Path, at: datetime) -> tuple[SentReply, ...]:
        """:meth:`reply` to every desk that waits for one; a desk that is refused keeps no other from its own.

        What is refused for all alike (no stick) is refused as a whole.
        """
        sent = []
        for each in self.preview():
            try:
                sent.append(SentReply(desk=each.desk, reply=self.reply(each.desk, folder, at)))
            except DeskError as fault:
                sent.append(SentReply(desk=each.desk, fault=fault))
        faults = [each.fault for each in sent if each.fault is not None]
        if faults and len(faults) == len(sent) and len({each.code for each in faults}) == 1:
            raise faults[0]
        return tuple(sent)

    def check_seen(self, seen: Sequence[ReplyWaiting], desk: str = "") -> None:
        """Refuse what somebody looked at and is another by now, of all or of one: ``reply.changed``."""
        if [each for each in self.preview() if desk in {"", each.desk}] != list(seen):
            raise DeskError("reply.changed")

    def preview(self) -> tuple[ReplyWaiting, ...]:
        """What each desk would get now that waits for something; those without a key get nothing."""
        found = (self._waiting(desk) for desk in desks(self._ledger) if not is_revoked(self._ledger, desk))
        return tuple(each for each in found if each.batches or each.updates or each.tables)

    def _waiting(self, desk: str) -> ReplyWaiting:
        batches, records, rejected = self._ledger.row(
            "SELECT count(*), coalesce(sum(records), 0), coalesce(sum(rejected), 0) FROM batches"
            " WHERE desk = ? AND (reply IS NULL OR reply = ?)",
            (desk, unread := unread_reply(self._ledger, desk)),
        ) or (0, 0, 0)
        return ReplyWaiting(
            desk=desk,
            batches=int(batches),
            accepted=int(records) - int(rejected),
            rejected=int(rejected),
            updates=waiting_updates(self._ledger, desk),
            tables=held_tables.waiting_tables(self._ledger, card_of(self._ledger, desk), unread),
            missing=missing(self._ledger, desk),
        )

    def _last(self, desk: str) -> _Made | None:
        found = self._ledger.row(
            "SELECT sequence, tagmanifest, file, accepted, rejected, updates, missing, written_at"
            " FROM replies WHERE desk = ? ORDER BY sequence DESC LIMIT 1",
            (desk,),
        )
        return _Made(*found) if found else None

    def _take_back(self, desk: str, *, since: int) -> None:
        """What the replies said from that one on waits for a new reply. Hearing it twice harms no desk."""
        self._ledger.run("UPDATE batches SET reply = NULL WHERE desk = ? AND reply >= ?", (desk, since))
        for table in TOLD:
            self._ledger.run(
                f"UPDATE {table} SET reply = NULL WHERE reply >= ? AND {_OF_DESK}",
                (since, desk),
            )
        held_tables.untell(self._ledger, desk, since)

    def _has_news(self, desk: str) -> bool:
        batches = self._ledger.row("SELECT 1 FROM batches WHERE desk = ? AND reply IS NULL LIMIT 1", (desk,))
        card = card_of(self._ledger, desk)
        held = held_tables.waiting_tables(self._ledger, card)
        return bool(batches or held) or any(
            self._ledger.row(f"SELECT 1 FROM {table} {OF} AND {UNTOLD} AND {fits} LIMIT 1", (desk,))
            for table, fits in told(card).items()
        )

    def _make(self, card: cards.Card, last: _Made | None, at: datetime, *, whole: bool) -> None:
        desk = card.office
        # A desk may have taken replies that an older copy of this ledger knows nothing of.
        sequence = max(last.sequence if last else 0, newest_taken(self._ledger, desk)) + 1
        gaps = missing(self._ledger, desk)
        counts = {"accepted": 0, "rejected": 0}
        untold = "1 = 1" if whole else UNTOLD
        updates = [*self._updates(card, untold), *self._entered(desk, untold)]
        held = held_tables.table_lines(self._ledger, card, whole=whole)
        make_private(self._outgoing)
        sweep(make_private(self._work))
        sealed = write_bag(
            self._outgoing / f"{desk}-{sequence:06d}.ack.xfb",
            self._results(desk, counts, untold),
            heading=Heading(
                kind=Kind.REPLY,
                desk=desk,
                sequence=sequence,
                previous=last.tagmanifest if last else None,
                created=at,
                trail_head=self._trail_head(desk),
                acknowledges=tuple(self._acknowledged(desk)),
                missing=gaps,
                schema=_schema(card, holds=bool(held)),
                whole_from=1 if whole and reads_newer(card) else msgspec.UNSET,
            ),
            sign_seed=self._identity.sign_seed,
            recipients=cards.sealing_keys(card),
            work_dir=self._work,
            events=[*updates, *held],
        )
        self._note(desk, sequence, sealed, counts | {"updates": len(updates)}, gaps, at)

    def _note(
        self,
        desk: str,
        sequence: int,
        sealed: SealedFile,
        counts: dict[str, int],
        gaps: tuple[int, ...],
        at: datetime,
    ) -> None:
        self._ledger.run(
            "INSERT INTO replies (desk, sequence, tagmanifest, sha256, file, made_at, accepted, rejected,"
            " updates, missing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                desk,
                sequence,
                sealed.tagmanifest_sha256,
                sealed.sha256,
                sealed.path.name,
                at.isoformat(),
                counts["accepted"],
                counts["rejected"],
                counts["updates"],
                json.dumps(gaps),
            ),
        )
        self._ledger.run("UPDATE batches SET reply = ? WHERE desk = ? AND reply IS NULL", (sequence, desk))
        card = card_of(self._ledger, desk)
        for table, fits in told(card).items():
            self._ledger.run(
                f"UPDATE {table} SET reply = ? WHERE reply IS NULL AND {fits} AND {_OF_DESK}",
                (sequence, desk),
            )
        held_tables.tell(self._ledger, card, sequence)

    def _results(self, desk: str, counts: dict[str, int], untold: str) -> Iterator[bytes]:
        """What became of each record of the batches that no reply has answered; counted as it goes by."""
        batches = list(
            self._ledger.stream(
                f"SELECT a.id FROM batches a WHERE a.desk = ? AND {untold} ORDER BY a.sequence", (desk,)
            )
        )
        for (batch,) in batches:
            outcomes = {
                place: (result, code, words_of(self._ledger, (batch, place), words))
                for place, result, code, words in self._ledger.stream(
                    "SELECT place, result, code, words FROM outcomes WHERE batch = ?", (batch,)
                )
            }
            for place, line in enumerate(packs.of_batch(self._ledger, batch)):
                result, code, words = outcomes.get(place, ("accepted", None, ""))
                counts["rejected" if result == "rejected" else "accepted"] += 1
                yield _result(wire.identity_of(line), result, code, words)

    def _updates(self, card: cards.Card, untold: str) -> Iterator[bytes]:
        newer = reads_newer(card)
        for row in self._ledger.stream(
            "SELECT a.number, a.event, a.org, a.day, a.document, a.text, a.due, a.served_on, a.withdrawn_at,"
            f" a.why FROM answers {OF} AND {untold} AND {told(card)['answers']} ORDER BY a.id",
            (card.office,),
        ):
            with reading_entry(row[0]):
                line = self._update_line(row, newer=newer)
            yield line

    def _update_line(self, row: tuple[Any, ...], *, newer: bool) -> bytes:
        *said, withdrawn_at, why = row
        update = _update(self._ledger, tuple(said), newer=newer)
        if not withdrawn_at:
            return wire.encode(update)
        return wire.encode(
            wire.WithdrawalV2(
                withdraws=update,
                day=china_day(datetime.fromisoformat(withdrawn_at)),
                reason=open_text(self._ledger, row[0], why),
            )
        )

    def _entered(self, desk: str, untold: str) -> Iterator[bytes]:
        for row in self._ledger.stream(
            "SELECT a.number, a.national_number, a.query_code, a.entered_at"
            f" FROM national {OF} AND {untold} ORDER BY a.number",
            (desk,),
        ):
            yield wire.encode(national_update(self._ledger, row, self._identity.name))

    def _acknowledged(self, desk: str) -> Iterator[Acknowledged]:
        for sequence, tagmanifest in self._ledger.stream(
            "SELECT sequence, tagmanifest FROM batches WHERE desk = ? ORDER BY sequence", (desk,)
        ):
            yield Acknowledged(sequence=sequence, tagmanifest_sha256=tagmanifest)

    def _trail_head(self, desk: str) -> str | None:
        """How the desk's trail ended when it made the last batch that came: it proves it against this."""
        found = self._ledger.row(
            "SELECT trail_head FROM batches WHERE desk = ? ORDER BY sequence DESC LIMIT 1", (desk,)
        )
        return found[0] if found else None

    def _write(self, desk: str, folder: Path, at: datetime) -> ReplyWritten:
        made = self._last(desk)
        if made is None:
            raise DeskError("reply.nothing", desk=desk)
        try:
            sha256 = drive.write_verified(folder, made.file, self._outgoing / made.file)
        except DeskError as refused:
            # What may lie on the medium under its name keeps its number; what surely does not gives it back.
            if not made.written_at and refused.code != "drive.unreadable_back":
                with self._ledger.write():
                    self._take_back(desk, since=made.sequence)
                    self._ledger.run(
                        "DELETE FROM replies WHERE desk = ? AND sequence = ?", (desk, made.sequence)
                    )
                (self._outgoing / made.file).unlink()
            raise
        with self._ledger.write():
            if not made.written_at:
                self._ledger.run(
                    "UPDATE replies SET written_at = ? WHERE desk = ? AND sequence = ?",
                    (at.isoformat(), desk, made.sequence),
                )
            self._keep("reply", desk, made.file)
        return ReplyWritten(
            file=str(folder / made.file),
            sha256=sha256,
            accepted=made.accepted,
            rejected=made.rejected,
            updates=made.updates,
            missing=tuple(json.loads(made.missing)),
            tables=held_tables.carried(self._ledger, desk, made.sequence),
        )


def _result(record: wire.RecordV1 | wire.ReturnedV1, result: Any, code: str | None, more: str) -> bytes:
    facts = {"field": record.field} if isinstance(record, wire.ReturnedV1) else {}
    return wire.encode(
        wire.ResultV1(
            uid=record.uid,
            rev=record.rev,
            number=record.number,
            result=result,
            code=code,
            words=(sentence(code, facts) if code else "")
            + (_("县里写：{words}").format(words=more) if more else ""),
        )
    )


def _update(ledger: Ledger, row: tuple[Any, ...], *, newer: bool) -> wire.UpdateV1:
    number, event, org, day, document, text, due, served_on = row
    return wire.UpdateV1(
        number=number,
        event=event,
        org=org,
        day=date.fromisoformat(day),
        document=document,
        text=open_text(ledger, number, text),
        due=date.fromisoformat(due) if due else None,
        served_on=date.fromisoformat(served_on) if newer and served_on else msgspec.UNSET,
    )


def _schema(card: cards.Card, *, holds: bool) -> str:
    """Of a reply to a desk: by its newest we say that we read the same; ``holds``, it carries tables."""
    if cards.reads(card, PAPERS):
        return PAPERS
    if holds:
        return TABLES
    return NEWER if reads_newer(card) else SCHEMA
