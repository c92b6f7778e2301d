"""Going on after a restore (续接): the county tells all that it holds, and the chain goes on there."""

from __future__ import annotations

from pathlib import Path

from xinfang_desk.desk.mail.inbox import Inbox
from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.number import Number
from xinfang_desk.store import chain
from xinfang_desk.store.chain import Resumed, Told


def resume(seat: Seat, file: Path) -> Resumed:
    """Adopt the county's chain from its whole reply, then take the reply; a second time changes nothing."""
    inbox = Inbox(seat)
    reply = inbox.read(file)
    theirs = {each.sequence: each.tagmanifest_sha256 for each in reply.statement.acknowledges}
    told = [
        Told(uid=each.uid, number=Number(each.number), rev=each.rev)
        for each in reply.results
        if each.result != "rejected"
    ]
    with seat.store.write():
        adopted = chain.adopt_batches(seat.store, seat.desk, theirs, by=seat.by())
        lost, clashing = chain.settle_with(seat.store, told)
    inbox.apply(reply)
    return Resumed(batches=adopted, lost=lost, clashing=clashing)
