"""Exchange (上报): what goes to the county on a stick, and the reply that comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import cards, opening, statement, wire
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.desk.answers import CardRecord, Rejection, StickFolder, Taken
from xinfang_desk.desk.dispatch import record_of
from xinfang_desk.desk.identity import Identity, desk_id, identity_card, read_county, write_county
from xinfang_desk.devices import drive, sticks
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Answer, Office
from xinfang_desk.places import make_private
from xinfang_desk.store import batches, matters, replies, trail
from xinfang_desk.store.batches import BatchRecord
from xinfang_desk.store.register import Register

STATE_AFTER = {
    "forwarded": State.FORWARDED,
    "assigned": State.ASSIGNED,
    "accepted": State.ACCEPTED,
    "not_accepted": State.CONCLUDED,
    "no_longer_accepted": State.CONCLUDED,
    "extended": State.EXTENDED,
    "answered": State.ANSWERED,
    "review_answered": State.REVIEWED,
    "recheck_answered": State.RECHECKED,
    "concluded": State.CONCLUDED,
}
"""Where a matter stands after what the county says was done."""


class Exchange:
    """The verbs of batch, stick and reply."""

    def __init__(
        self, store: Register, home: Path, office: Office, identity: Identity, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._outgoing = home / "outgoing"
        self._office = office
        self._identity = identity
        self._now = now

    def pending(self) -> batches.Waiting:
        """How many matters no batch has carried yet, and of which days."""
        return batches.waiting(self._store)

    def batches(self) -> tuple[BatchRecord, ...]:
        """Every batch, newest first: made, written and read back, acknowledged."""
        return batches.batches(self._store)

    def make_batch(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """Seal what no batch has carried yet, write it to ``folder``, read it back; None if there is nothing.

        ``again`` takes along what the county has not acknowledged. A batch that was sealed but not written
        last time goes first, the same bytes under the same number.
        """
        made = next((each for each in self.batches() if each.state is batches.BatchState.MADE), None)
        if made is not None and not (self._outgoing / made.file).exists():
            with self._store.write():
                batches.withdraw_batch(self._store, made.sequence, by=self._by())
            made = None
        if made is None:
            made = self._seal(again=again, progress=progress)
        return None if made is None else self._write(made, folder)

    def take_reply(self, file: Path) -> Taken:
        """Take the county's reply: results and answers stand on their matters; twice changes nothing."""
        county = self._county()
        sha256 = _sha256(file)
        with opening.open_bag(
            file,
            identities=[self._identity.seal_secret],
            kind=statement.Kind.REPLY,
            trusted={statement.key_id(cards.signing_key(county)): cards.signing_key(county)},
            work_dir=make_private(self._outgoing),
        ) as bag:
            said = bag.statement
            if said.desk != desk_id(self._office):
                raise DeskError("batch.not_for_us")
            results = [wire.decode(line, wire.ResultV1) for line in bag.records()]
            answers = [_answer(wire.decode(line, wire.UpdateV1)) for line in bag.events()]
        self._check_acknowledged(said.acknowledges)
        rejected = tuple(
            Rejection(number=each.number, code=each.code or "", words=each.words)
            for each in results
            if each.result == "rejected"
        )
        accepted = sum(each.result != "rejected" for each in results)
        with self._store.write():
            if replies.reply_taken(self._store, sha256):
                return Taken(repeated=True, accepted=accepted, rejected=rejected, updates=0)
            by = self._by()
            lines = [_result(each) for each in results]
            for acknowledged in said.acknowledges:
                replies.apply_results(self._store, acknowledged.sequence, lines, by=by)
            updates = self._apply_answers(answers, said.sequence, by)
            replies.note_reply(self._store, said.sequence, sha256, by=by)
        self._clean_outgoing()
        return Taken(repeated=False, accepted=accepted, rejected=rejected, updates=updates)

    def rejected(self) -> tuple[Rejection, ...]:
        """Records that the county refused and that no corrected revision has replaced yet."""
        return tuple(
            Rejection(number=each.number, code=each.code, words=each.words)
            for each in replies.rejected(self._store)
        )

    def county(self) -> CardRecord | None:
        """The county that this desk is enrolled with, if any."""
        card = read_county(self._store)
        return None if card is None else CardRecord(name=card.name, fingerprint=cards.fingerprint(card))

    def enrol(self, file: Path) -> CardRecord:
        """Accept the county's card (登记卡); the fingerprint is for comparing by telephone."""
        try:
            card = cards.read_card(file.read_bytes())
        except OSError as fault:
            raise DeskError("input.unreadable", file=file.name) from fault
        if card.kind is not cards.CardKind.COUNTY:
            raise DeskError("card.wrong_kind")
        with self._store.write():
            write_county(self._store, card, by=self._by())
        return CardRecord(name=card.name, fingerprint=cards.fingerprint(card))

    def write_card(self, file: Path) -> CardRecord:
        """Write this desk's own card for the county."""
        card = identity_card(self._identity, self._office)
        try:
            file.write_bytes(cards.write_card(card))
        except OSError as fault:
            raise DeskError("output.unwritable", folder=str(file.parent)) from fault
        return CardRecord(name=card.name, fingerprint=cards.fingerprint(card))

    def sticks(self) -> tuple[StickFolder, ...]:
        """The removable media that are plugged in now."""
        return tuple(
            StickFolder(folder=each.folder, label=each.label, free_mb=each.free_mb)
            for each in sticks.sticks()
        )

    def _seal(self, *, again: bool, progress: Callable[[int], None] | None) -> BatchRecord | None:
        county = self._county()
        if not again and not batches.waiting(self._store).records:
            return None
        now = self._now()
        sequence = batches.next_sequence(self._store)
        name = f"{desk_id(self._office)}-{sequence:06d}.xfb"
        carried: list[tuple[Number, int]] = []
        path = make_private(self._outgoing) / name
        sealed = write_bag(
            path,
            self._lines(carried, again=again),
            heading=Heading(
                kind=statement.Kind.BATCH,
                desk=desk_id(self._office),
                sequence=sequence,
                previous=batches.previous_tagmanifest(self._store),
                created=now,
                trail_head=trail.head(self._store),
            ),
            sign_seed=self._identity.sign_seed,
            recipients=cards.sealing_keys(county),
            work_dir=self._outgoing,
            progress=progress,
        )
        if not carried:
            path.unlink()
            return None
        with self._store.write():
            return batches.record_batch(
                self._store,
                sequence=sequence,
                file=name,
                sha256=sealed.sha256,
                tagmanifest=sealed.tagmanifest_sha256,
                carried=carried,
                by=self._by(),
            )

    def _lines(self, carried: list[tuple[Number, int]], *, again: bool) -> Iterator[bytes]:
        """The records of the batch, one at a time; each is noted in ``carried`` as it goes by."""
        for visit, matter, papers in batches.unsent(self._store, again=again):
            carried.append((matter.number, matter.rev))
            yield wire.encode_record(record_of(visit, matter, papers), statement.Kind.BATCH)

    def _write(self, made: BatchRecord, folder: Path) -> BatchRecord:
        try:
            drive.write_verified(folder, made.file, self._outgoing / made.file)
        except DeskError as refused:
            # What may lie on the medium under its name keeps its number; what surely does not gives it back.
            if refused.code != "drive.unreadable_back":
                with self._store.write():
                    batches.withdraw_batch(self._store, made.sequence, by=self._by())
                (self._outgoing / made.file).unlink()
            raise
        with self._store.write():
            return batches.mark_written(self._store, made.sequence, by=self._by())

    def _apply_answers(self, answers: Iterable[Answer], sequence: int, by: trail.By) -> int:
        known = [each for each in answers if matters.matter(self._store, each.number) is not None]
        fresh = replies.add_answers(self._store, known, sequence)
        for each in known:
            matters.set_state(self._store, each.number, STATE_AFTER[each.event], by=by)
        return fresh

    def _check_acknowledged(self, acknowledged: Iterable[statement.Acknowledged]) -> None:
        ours = {each.sequence: each.tagmanifest for each in self.batches()}
        for each in acknowledged:
            if ours.get(each.sequence) != each.tagmanifest_sha256:
                raise DeskError("reply.other_batch", sequence=each.sequence)

    def _clean_outgoing(self) -> None:
        """Acknowledged batches need no copy here; the county has them."""
        for each in self.batches():
            if each.state is batches.BatchState.ACKNOWLEDGED:
                (self._outgoing / each.file).unlink(missing_ok=True)

    def _county(self) -> cards.Card:
        card = read_county(self._store)
        if card is None:
            raise DeskError("county.not_enrolled")
        return card

    def _by(self) -> trail.By:
        return trail.By(at=self._now(), officer=self._office.officer)


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as fault:
        raise DeskError("input.unreadable", file=file.name) from fault


def _result(line: wire.ResultV1) -> replies.ResultLine:
    return replies.ResultLine(
        number=Number(line.number), rev=line.rev, result=line.result, code=line.code or "", words=line.words
    )


def _answer(update: wire.UpdateV1) -> Answer:
    return Answer(
        number=Number(update.number),
        event=update.event,
        org=update.org,
        on=update.day,
        document=update.document,
        text=update.text,
        due=update.due,
    )
