"""Taking the county's replies (接收县级回执), whatever they came on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from xinfang_desk.batch.rejections import field_of
from xinfang_desk.batch.statement import Acknowledged
from xinfang_desk.desk.answers import Rejection, Taken
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.mail.outbox import clean_outgoing
from xinfang_desk.desk.mail.reply import apply_reply, reading
from xinfang_desk.desk.mail.sticks import clean
from xinfang_desk.desk.safe.identity import read_county
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Resumed
from xinfang_desk.domain.roles import READING, RECEIVING, RUNNING
from xinfang_desk.domain.spans import MOST_LISTED, Span, listed
from xinfang_desk.store import batches, chain, replies
from xinfang_desk.store.chain import Told


class Inbox(Counter):
    """The verbs of replies."""

    @duty(RECEIVING)
    def take_reply(self, file: Path) -> Taken:
        """Take the county's reply: results and answers stand on their matters; twice changes nothing.

        Batches of ours that it acknowledges are deleted from the stick that it came on.
        """
        with reading(self._seat, file) as reply:
            self._check_acknowledged(reply.statement.acknowledges)
            taken = apply_reply(self._seat, reply)
        with self._store.write():
            chain.mark_settled(self._store)
        clean_outgoing(self._seat)
        return replace(taken, cleaned=clean(self._seat, file))

    @open_to_all
    def missing_replies(self) -> tuple[int, ...]:
        """The county's replies that never came, by their numbers, the first 1000."""
        return listed(chain.missing_replies(self._store))

    @open_to_all
    def reply_gaps(self) -> tuple[Span, ...]:
        """The same in runs, the first 1000 of them: the first and the last number of each."""
        return chain.missing_replies(self._store)[:MOST_LISTED]

    @duty(RECEIVING)
    def close_reply_gap(self, first: int, last: int, why: str) -> int:
        """Wait no more for the county's replies from ``first`` to ``last`` (缺号说明); how many those were.

        ``gap.why_missing``, ``reply.not_missing``. Should one come after all, it is taken.
        """
        if not why.strip():
            raise DeskError("gap.why_missing")
        with self._store.write():
            return chain.close_reply_gap(self._store, (first, last), why.strip(), by=self._seat.by())

    @duty(READING)
    def rejected(self) -> tuple[Rejection, ...]:
        """Records that the county refused and that no corrected revision has replaced yet."""
        return tuple(
            Rejection(number=each.number, code=each.code, words=each.words, field=field_of(each.code))
            for each in replies.rejected(self._store)
        )

    @open_to_all
    def unsettled(self) -> bool:
        """Whether this came back from a copy and the county, which may know more, was not heard since."""
        return chain.is_unsettled(self._store) and read_county(self._store) is not None

    @duty(RUNNING)
    def resume(self, file: Path) -> Resumed:
        """After a restore from an old copy: go on from where the county is, by its whole reply (续接).

        What only the county has is told by number; what only this desk has is sent with the next batch. A
        second time changes nothing.
        """
        with reading(self._seat, file) as reply:
            theirs = {each.sequence: each.tagmanifest_sha256 for each in reply.statement.acknowledges}
            told = (
                Told(uid=each.uid, number=Number(each.number), rev=each.rev)
                for each in reply.results()
                if each.result != "rejected"
            )
            with self._store.write():
                adopted = chain.adopt_batches(self._store, self._seat.desk, theirs, by=self._seat.by())
                lost, clashing = chain.settle_with(self._store, told)
            apply_reply(self._seat, reply)
        return Resumed(batches=adopted, lost=lost, clashing=clashing)

    def _check_acknowledged(self, acknowledged: Iterable[Acknowledged]) -> None:
        ours = {each.sequence: each.tagmanifest for each in batches.batches(self._store)}
        for each in acknowledged:
            if ours.get(each.sequence) != each.tagmanifest_sha256:
                raise DeskError("reply.other_batch", sequence=each.sequence)
