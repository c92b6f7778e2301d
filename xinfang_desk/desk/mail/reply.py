"""The county's replies (县级回执): opened, checked against what was sent, applied once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.batch.opening import OpenBag, open_bag
from xinfang_desk.batch.rejections import field_of
from xinfang_desk.batch.statement import Kind, Statement
from xinfang_desk.desk.answers import FoundReply, Rejection, Taken
from xinfang_desk.desk.safe.identity import county_keys
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.tables_in_use import offer
from xinfang_desk.domain.county_clock import Done, furthest
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.progress import clocks, state_of
from xinfang_desk.domain.record import Answer, National, Withdrawn
from xinfang_desk.domain.spans import Span
from xinfang_desk.files import hash_of
from xinfang_desk.store import chain, matters, national, replies
from xinfang_desk.store.duties.pledges import keep_what_is_late
from xinfang_desk.store.file import trail
from xinfang_desk.store.repeats import earlier_matter

_ENTERED = "entered"
"""The update that is no step: the matter was entered into the national system."""
_REVIEWED = "review_answered"
"""The answer from whose service the thirty days of a 复核 run (art. 36)."""
_NOT_A_REPLY = frozenset({"batch.not_for_us", "batch.redirected", "batch.wrong_kind"})
"""What a file that is nothing to us is refused with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply that proved sound and is ours, of any size; readable until its ``with`` block ends."""

    sha256: str
    bag: OpenBag

    @property
    def statement(self) -> Statement:
        """What the county signed."""
        return self.bag.statement

    @property
    def held(self) -> chain.HeldHead | None:
        """How our trail ended by the last batch that the county has."""
        said = self.statement
        if said.trail_head is None or not said.acknowledges:
            return None
        sequence = max(each.sequence for each in said.acknowledges)
        return chain.HeldHead(sequence=sequence, head=said.trail_head)

    def results(self) -> Iterator[wire.ResultV1]:
        """What became of each matter, line by line."""
        return (wire.decode(line, wire.ResultV1) for line in self.bag.records())

    def updates(self) -> Iterator[wire.Update]:
        """What was done about matters since, what of it was taken back, and tables that came along."""
        return (wire.decode_update(line, self.statement.schema) for line in self.bag.events())

    @property
    def whole(self) -> Span | None:
        """The run of replies that it tells anew, itself the last."""
        said = self.statement
        return None if said.whole_from is msgspec.UNSET else (said.whole_from, said.sequence)


@contextmanager
def reading(seat: Seat, file: Path) -> Iterator[Reply]:
    """Open a reply and prove it, each line of it; nothing is changed."""
    sha256 = hash_of(file)
    with opened(seat, file, Kind.REPLY) as bag:
        reply = Reply(sha256=sha256, bag=bag)
        for line in (reply.results(), reply.updates()):
            deque(line, maxlen=0)
        yield reply


def glance(seat: Seat, file: Path) -> FoundReply | None:
    """What a file on a medium is: a reply, new, known or at fault; None if it is no reply to us."""
    try:
        with reading(seat, file) as reply:
            return FoundReply(
                file=file,
                sequence=reply.statement.sequence,
                repeated=replies.reply_taken(seat.store, reply.sha256),
            )
    except DeskError as refused:
        if refused.code in _NOT_A_REPLY:
            return None
        return FoundReply(file=file, sequence=0, repeated=False, code=refused.code)


def apply_reply(seat: Seat, reply: Reply) -> Taken:
    """Put what a reply says into the register, whole or not at all; a second time changes nothing."""
    store, said, by = seat.store, reply.statement, seat.by()
    arrived = frozenset(each.sequence for each in said.acknowledges)
    rejected: dict[str, Rejection] = {}
    accepted = updates = 0
    replaced = False
    offered: tuple[str, ...] = ()
    with store.write():
        fresh = not replies.reply_taken(store, reply.sha256)
        for line in reply.results():
            # A reply names every batch that ever arrived; each line is looked for only where it went.
            sent = chain.carried_in(store, Number(line.number), line.rev)
            if line.result != "rejected":
                accepted += 1
            elif sent:
                rejected[line.number] = _rejection(line)
            for sequence in arrived.intersection(sent) if fresh else ():
                replies.apply_result(store, sequence, _result(line))
        if fresh:
            for each in said.acknowledges:
                replies.acknowledge(store, each.sequence, by=by)
            updates = _apply_updates(seat, reply)
            offered = _offer_tables(seat, reply)
            replaced = chain.note_taken(store, said.sequence, reply.sha256, whole=reply.whole is not None)
            if replaced:
                trail.append(store, by, "reply_parted", f"reply {said.sequence}", reply.sha256)
            replies.note_reply(store, said.sequence, reply.sha256, by=by)
            chain.note_heard(store, said.schema, reply.whole)
            if reply.held is not None:
                chain.keep_head(store, reply.held)
    return Taken(
        repeated=not fresh,
        accepted=accepted,
        rejected=tuple(rejected.values()),
        updates=updates,
        tables=offered,
        reply_parted=said.sequence if replaced else None,
        trail_parted=chain.parted(store) if fresh else None,
    )


def _apply_updates(seat: Seat, reply: Reply) -> int:
    """Put answers and the national system's names to the matters that are ours; how many were news."""
    store, sequence = seat.store, reply.statement.sequence
    fresh, answered = 0, dict[Number, None]()
    for line in reply.updates():
        if isinstance(line, wire.CarriedTableV3):
            continue
        update = line.withdraws if isinstance(line, wire.WithdrawalV2) else line
        number = Number(update.number)
        if update.event == _ENTERED:
            fresh += national.keep(store, number, _entered(update), sequence)
            continue
        if number not in answered and matters.matter(store, number) is None:
            continue
        answered[number] = None
        if not isinstance(line, wire.WithdrawalV2):
            fresh += replies.add_answer(store, _answer(update), sequence)
        elif replies.withdraw_answer(
            store, Withdrawn(answer=_answer(update), on=line.day, why=line.reason), sequence
        ):
            fresh += 1
            trail.append(store, seat.by(), "county_withdrew", number)
    for number in answered:
        _put_state_right(seat, number)
    return fresh


def _offer_tables(seat: Seat, reply: Reply) -> tuple[str, ...]:
    """Lay the tables that came along aside, for the head to put to use; the names of those that were news.

    What this program knows nothing of, or could not work with, is passed over; so is an older reply's.
    """
    return tuple(
        line.table
        for line in reply.updates()
        if isinstance(line, wire.CarriedTableV3)
        and offer(seat.home, line.table, line.content, reply.statement.sequence)
    )


def _put_state_right(seat: Seat, number: Number) -> None:
    """Where a matter stands now that the county has said something of it, or has taken something back."""
    kept = matters.matter(seat.store, number)
    # What this desk declared void stays void (作废): what the county did of it before it knew is history.
    if kept is None or kept[1].state is State.VOID:
        return
    # The county's own rule (whatever is further): replies may come in any order, and tell all of it anew. Our
    # own steps may have gone further since; where nothing that it said stands any more, they alone count.
    said = replies.entries_of(seat.store, number)
    state = furthest(state_of(kept[1]), [Done(event=each.event, on=each.on) for each in said])
    told = [each.served_on for each in said if each.event == _REVIEWED and each.served_on is not None]
    moved = replace(kept[1], state=state, review_served_on=told[-1] if told else None)
    if moved.review_served_on != kept[1].review_served_on:
        moved = replace(
            moved, deadlines=clocks(moved, seat.calendar, earlier_matter(seat.store, moved.draft.earlier))
        )
    if moved != kept[1]:
        keep_what_is_late(seat.store, moved.number, seat.today())
        matters.set_standing(seat.store, moved, by=seat.by())


@contextmanager
def opened(seat: Seat, file: Path, kind: Kind) -> Iterator[OpenBag]:
    """A file that the county sealed to this desk, whichever of our keys it was sealed to."""
    identity = seat.county_identity
    with open_bag(
        file,
        identities=[identity.seal_secret, *identity.earlier],
        kind=kind,
        trusted=county_keys(seat.store, seat.county(), seat.now()),
        work_dir=seat.outgoing,
    ) as bag:
        if bag.statement.desk != seat.desk:
            raise DeskError("batch.not_for_us")
        yield bag


def _result(line: wire.ResultV1) -> replies.ResultLine:
    return replies.ResultLine(
        number=Number(line.number), rev=line.rev, result=line.result, code=line.code or "", words=line.words
    )


def _rejection(line: wire.ResultV1) -> Rejection:
    code = line.code or ""
    return Rejection(number=line.number, code=code, words=line.words, field=field_of(code))


def _entered(update: wire.UpdateV1) -> National:
    return National(number=str(update.national_number), query_code=str(update.query_code))


def _answer(update: wire.UpdateV1) -> Answer:
    return Answer(
        number=Number(update.number),
        event=update.event,
        org=update.org,
        on=update.day,
        document=update.document,
        text=update.text,
        due=update.due,
        served_on=None if update.served_on is msgspec.UNSET else update.served_on,
    )
