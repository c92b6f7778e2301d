"""The county's replies (县级回执): opened, checked against what was sent, applied once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.batch import wire
from xinfang_desk.batch.opening import OpenBag, open_bag
from xinfang_desk.batch.rejections import field_of
from xinfang_desk.batch.statement import Kind, Statement
from xinfang_desk.desk.answers import FoundReply, Rejection, Taken
from xinfang_desk.desk.safe.identity import county_keys
from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Answer, National
from xinfang_desk.files import hash_of
from xinfang_desk.store import chain, matters, national, replies

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

_ENTERED = "entered"
"""The update that is no step: the matter was entered into the national system."""
_NOT_A_REPLY = frozenset({"batch.not_for_us", "batch.redirected", "batch.wrong_kind"})
"""What a file that is nothing to us is refused with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply that proved sound and is ours."""

    sha256: str
    statement: Statement
    results: tuple[wire.ResultV1, ...]
    answers: tuple[Answer, ...]
    held: chain.HeldHead | None
    """How our trail ended by the last batch that the county has."""
    entered: tuple[tuple[Number, National], ...]
    """How the national system knows matters (查询码、信访件编号), in the order in which it was said."""


def read_reply(seat: Seat, file: Path) -> Reply:
    """Open a reply and prove it; nothing is changed."""
    sha256 = hash_of(file)
    with opened(seat, file, Kind.REPLY) as bag:
        results = tuple(wire.decode(line, wire.ResultV1) for line in bag.records())
        updates = tuple(wire.decode(line, wire.UpdateV1) for line in bag.events())
    return Reply(
        sha256=sha256,
        statement=bag.statement,
        results=results,
        answers=tuple(_answer(each) for each in updates if each.event != _ENTERED),
        held=_held(bag.statement),
        entered=tuple(_entered(each) for each in updates if each.event == _ENTERED),
    )


def glance(seat: Seat, file: Path) -> FoundReply | None:
    """What a file on a medium is: a reply, new, known or at fault; None if it is no reply to us."""
    try:
        reply = read_reply(seat, file)
    except DeskError as refused:
        if refused.code in _NOT_A_REPLY:
            return None
        return FoundReply(file=file, sequence=0, repeated=False, code=refused.code)
    return FoundReply(
        file=file,
        sequence=reply.statement.sequence,
        repeated=replies.reply_taken(seat.store, reply.sha256),
    )


def apply_reply(seat: Seat, reply: Reply) -> Taken:
    """Put what a reply says into the register, whole or not at all; a second time changes nothing."""
    store, said = seat.store, reply.statement
    rejected = tuple(
        Rejection(number=each.number, code=each.code or "", words=each.words, field=field_of(each.code or ""))
        for each in reply.results
        if each.result == "rejected"
    )
    accepted = sum(each.result != "rejected" for each in reply.results)
    with store.write():
        if replies.reply_taken(store, reply.sha256):
            return Taken(repeated=True, accepted=accepted, rejected=rejected, updates=0)
        by = seat.by()
        # A reply names every batch that ever arrived; each line is looked for only where it went.
        lines: dict[int, list[replies.ResultLine]] = {each.sequence: [] for each in said.acknowledges}
        for line in map(_result, reply.results):
            for sequence in chain.carried_in(store, line.number, line.rev):
                lines.setdefault(sequence, []).append(line)
        for acknowledged in said.acknowledges:
            replies.apply_results(store, acknowledged.sequence, lines[acknowledged.sequence], by=by)
        updates = _apply_answers(seat, reply.answers, said.sequence)
        updates += sum(national.keep(store, number, told, said.sequence) for number, told in reply.entered)
        replies.note_reply(store, said.sequence, reply.sha256, by=by)
        if reply.held is not None:
            chain.keep_head(store, reply.held)
    return Taken(
        repeated=False,
        accepted=accepted,
        rejected=rejected,
        updates=updates,
        trail_parted=chain.parted(store),
    )


def _held(said: Statement) -> chain.HeldHead | None:
    if said.trail_head is None or not said.acknowledges:
        return None
    return chain.HeldHead(sequence=max(each.sequence for each in said.acknowledges), head=said.trail_head)


def _apply_answers(seat: Seat, answers: Iterable[Answer], sequence: int) -> int:
    store = seat.store
    known = [each for each in answers if matters.matter(store, each.number) is not None]
    fresh = replies.add_answers(store, known, sequence)
    for number in dict.fromkeys(each.number for each in known):
        # The last day counts, not the last reply: replies may come in any order.
        state = STATE_AFTER[replies.entries_of(store, number)[-1].event]
        kept = matters.matter(store, number)
        # What this desk declared void stays void (作废): what the county did of it before it knew is history.
        if kept is not None and kept[1].state not in {state, State.VOID}:
            matters.set_state(store, number, state, by=seat.by())
    return fresh


@contextmanager
def opened(seat: Seat, file: Path, kind: Kind) -> Iterator[OpenBag]:
    """A file that the county sealed to this desk, whichever of our keys it was sealed to."""
    identity = seat.identity
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


def _entered(update: wire.UpdateV1) -> tuple[Number, National]:
    told = National(number=str(update.national_number), query_code=str(update.query_code))
    return Number(update.number), told


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
