"""Exchange (上报): what goes to the county on a stick, and the reply that comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.rejections import field_of
from xinfang_desk.desk.answers import (
    CardRecord,
    FoundReply,
    Rejection,
    SealedWaiting,
    StickFolder,
    StickView,
    TableChange,
    TableState,
    Taken,
    Unanswered,
    Verified,
)
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.identity import identity_card, read_county, write_county
from xinfang_desk.desk.mail import county_copy, dropping, outbox, rekeying, sealable, stick
from xinfang_desk.desk.mail import sent_tables as tables
from xinfang_desk.desk.mail.discipline import make_discipline_batch, sealed_waiting
from xinfang_desk.desk.mail.inbox import Inbox
from xinfang_desk.desk.mail.receipt_proof import ReceiptMark, receipt_mark
from xinfang_desk.desk.mail.resuming import resume
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import sticks
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.roles import READING, RECEIVING, RUNNING, WORKING
from xinfang_desk.domain.spans import MOST_LISTED, Span, listed
from xinfang_desk.files import read_file, write_file
from xinfang_desk.settings import read_settings
from xinfang_desk.store import batches, replies
from xinfang_desk.store.batches import BatchRecord, BatchState
from xinfang_desk.store.chain import Resumed
from xinfang_desk.store.discipline import DisciplineBatch


class Exchange(Counter):
    """The verbs of batch, stick and reply."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._inbox = Inbox(seat)

    @open_to_all
    def pending(self) -> batches.Waiting:
        """How many matters no batch has carried yet, and of which days."""
        return batches.waiting(self._store)

    @duty(READING)
    def held(self) -> tuple[Number, ...]:
        """What no batch carries until somebody has said if it is an accusation (待确认), oldest first."""
        return batches.held(self._store)

    @open_to_all
    def preview(self, *, again: bool = False) -> outbox.Preview:
        """What the next batch would carry: how many, which days, how much (导出预览)."""
        return outbox.preview(self._seat, again=again)

    @open_to_all
    def batches(self) -> tuple[BatchRecord, ...]:
        """Every batch, newest first: made, written and read back, acknowledged."""
        return batches.batches(self._store)

    @open_to_all
    def heard_of(self) -> Mapping[int, int]:
        """Of how many matters of each batch the county has told what became of them (已反馈)."""
        return batches.heard_of(self._store)

    @duty(RECEIVING)
    def make_batch(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """Seal what no batch has carried yet, write it to ``folder``, read it back; None if there is nothing.

        ``again`` takes along what the county has not acknowledged. A batch that was sealed but not written
        last time goes first, the same bytes under the same number. What does not fit into one batch waits
        for the next. A ``progress`` that raises stops the work, and nothing was made.
        """
        return outbox.make_batch(self._seat, folder, again=again, progress=progress)

    @duty(RECEIVING)
    def make_discipline_batch(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> DisciplineBatch | None:
        """Accusations alone, to the discipline authority's key alone (检举控告移送); None without any."""
        return make_discipline_batch(self._seat, folder, again=again, progress=progress)

    @duty(RECEIVING)
    def sealed_waiting(self) -> SealedWaiting:
        """How many accusations such a batch would carry, and whether anybody can be handed it."""
        return sealed_waiting(self._seat)

    @duty(RECEIVING)
    def take_reply(self, file: Path) -> Taken:
        """Take the county's reply: results and answers stand on their matters; twice changes nothing.

        Batches of ours that it acknowledges are deleted from the stick that it came on.
        """
        taken = self._inbox.take(file)
        outbox.clean_outgoing(self._seat)
        return replace(taken, cleaned=stick.clean(self._seat, file))

    @open_to_all
    def set_aside(self) -> tuple[Rejection, ...]:
        """What no batch can carry as it is (未装入), by number and reason; the others go without it."""
        return sealable.set_aside(self._store)

    @open_to_all
    def missing_replies(self) -> tuple[int, ...]:
        """The county's replies that never came, by their numbers, the first 1000."""
        return listed(self._inbox.missing())

    @open_to_all
    def reply_gaps(self) -> tuple[Span, ...]:
        """The same in runs, the first 1000 of them: the first and the last number of each."""
        return self._inbox.missing()[:MOST_LISTED]

    @duty(RECEIVING)
    def close_reply_gap(self, first: int, last: int, why: str) -> int:
        """Wait no more for the county's replies from ``first`` to ``last`` (缺号说明); how many those were.

        ``gap.why_missing``, ``reply.not_missing``. Should one come after all, it is taken.
        """
        return self._inbox.close_gap((first, last), why)

    @duty(READING)
    def rejected(self) -> tuple[Rejection, ...]:
        """Records that the county refused and that no corrected revision has replaced yet."""
        return tuple(
            Rejection(number=each.number, code=each.code, words=each.words, field=field_of(each.code))
            for each in replies.rejected(self._store)
        )

    @open_to_all
    def unanswered(self) -> tuple[Unanswered, ...]:
        """Batches that were written and not acknowledged within the days of the settings, oldest first."""
        now, most = self._seat.now(), read_settings(self._seat.home).unanswered_days
        waiting = [each for each in reversed(self.batches()) if each.state is BatchState.WRITTEN]
        return tuple(
            Unanswered(
                sequence=each.sequence,
                made_at=each.made_at,
                file=each.file,
                sha256=each.sha256,
                records=each.records,
                days=(now - each.made_at).days,
            )
            for each in waiting
            if (now - each.made_at).days >= most
        )

    @duty(RUNNING)
    def resume(self, file: Path) -> Resumed:
        """After a restore from an old copy: go on from where the county is, by its whole reply (续接).

        What only the county has is told by number; what only this desk has is sent with the next batch.
        """
        return resume(self._seat, file)

    @open_to_all
    def tables(self) -> tuple[TableState, ...]:
        """The tables in use: calendar, road map, contents, places (表的版本)."""
        return tables.tables(self._seat.home)

    @open_to_all
    def preview_tables(self, file: Path) -> tuple[TableChange, ...]:
        """What a file of tables from the county would change (下发表预览)."""
        return tables.preview_tables(self._seat, file)

    @duty(RUNNING)
    def apply_tables(self, file: Path) -> tuple[TableChange, ...]:
        """Use the county's tables from the next start on; :meth:`roll_back_table` undoes it."""
        return tables.apply_tables(self._seat, file)

    @duty(RUNNING)
    def roll_back_table(self, name: str) -> str:
        """Bring back the table that the present one replaced; its version."""
        return tables.roll_back_table(self._seat, name)

    @duty(RUNNING)
    def change_keys(self, folder: Path) -> CardRecord:
        """New keys for this desk (密钥轮换); in ``folder`` the file by which the old one vouches for them."""
        return _shown(rekeying.change_keys(self._seat, folder))

    @duty(RUNNING)
    def rotation_again(self, folder: Path) -> Path:
        """Write the file of the last change of keys again."""
        return rekeying.write_again(self._seat, folder)

    @duty(RUNNING)
    def start_anew(self) -> CardRecord:
        """New keys that nobody vouches for (密钥丢失、被盗); the county must be visited with the new card."""
        return _shown(rekeying.start_anew(self._seat))

    @duty(RUNNING)
    def renew_county_copy(self) -> None:
        """Seal a new recovery copy (县级恢复副本) for the county; the next stick carries it."""
        county = self._seat.county()
        with self._store.write():
            county_copy.seal_copy(self._seat, county)

    @duty(WORKING)
    def write_county_copy(self, folder: Path) -> Path:
        """Write the recovery copy that was sealed last to ``folder``; ``copy.none`` before there is one."""
        return county_copy.write_copy(self._seat, folder)

    @duty(RECEIVING)
    def receipt_mark(self, number: str) -> ReceiptMark:
        """What a matter's receipt carries to prove itself: QR text and check code (回执自证)."""
        return receipt_mark(self._seat, number)

    @open_to_all
    def reminder(self) -> bytes:
        """催回执单 as PDF, for the batches of :meth:`unanswered`."""
        from xinfang_desk.documents.office.reminder import LateBatch, reminder

        seat = self._seat
        late = [
            LateBatch(
                sequence=each.sequence,
                made_at=each.made_at,
                records=each.records,
                days=each.days,
                sha256=each.sha256,
            )
            for each in self.unanswered()
        ]
        return reminder(late, seat.office, seat.county().name, seat.today(), rehearsal=seat.rehearsal)

    @open_to_all
    def county(self) -> CardRecord | None:
        """The county that this desk is enrolled with, if any."""
        card = read_county(self._store)
        return None if card is None else _shown(card)

    @duty(RUNNING)
    def enrol(self, file: Path) -> CardRecord:
        """Accept the county's card (登记卡); the fingerprint is for comparing by telephone.

        Also takes the sealed file by which the county's present key vouches for its next one (密钥轮换).
        Either way a recovery copy (县级恢复副本) is sealed for it, which the next stick carries.
        """
        content = read_file(file)
        if content.startswith(rekeying.SEALED):
            return _shown(rekeying.take_county_card(self._seat, file))
        card = cards.read_card(content)
        if card.kind is not cards.CardKind.COUNTY:
            raise DeskError("card.wrong_kind")
        with self._store.write():
            write_county(self._store, card, by=self._seat.by())
            county_copy.seal_copy(self._seat, card)
        return _shown(card)

    @duty(RUNNING)
    def write_card(self, file: Path) -> CardRecord:
        """Write this desk's own card for the county."""
        card = identity_card(self._seat.identity, self._seat.office)
        write_file(file, cards.write_card(card), cards.same_office(card))
        return _shown(card)

    @open_to_all
    def sticks(self) -> tuple[StickFolder, ...]:
        """The removable media that are plugged in now."""
        return tuple(
            StickFolder(folder=each.folder, label=each.label, free_mb=each.free_mb)
            for each in sticks.sticks()
        )

    @open_to_all
    def the_stick(self) -> Path:
        """The one stick of ours that is plugged in; ``stick.none``, ``stick.two``."""
        return stick.the_stick(self._seat)

    @open_to_all
    def stick_state(self, folder: Path) -> StickView:
        """What a medium is to us and what lies on it."""
        return stick.look_at(self._seat, folder)

    @duty(WORKING)
    def prepare_stick(self, folder: Path) -> StickView:
        """Make a blank medium ours; ``stick.foreign``, ``stick.damaged``, ``drive.*``."""
        return stick.prepare(self._seat, folder)

    @duty(RECEIVING)
    def write_to_stick(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """As :meth:`make_batch`, into the layout of a stick of ours; ``stick.*`` for any other medium."""
        return stick.write_to(self._seat, folder, again=again, progress=progress)

    @duty(RECEIVING)
    def write_to_dropbox(
        self, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """As :meth:`make_batch`, into the county's drop-box (文件交换箱) that this home is set up for."""
        return dropping.send_batch(self._seat, again=again, progress=progress)

    @duty(RECEIVING)
    def fetch_replies(self) -> tuple[Path, ...]:
        """Bring the county's replies from the drop-box; those still to be taken, in order."""
        return dropping.fetch_replies(self._seat)

    @open_to_all
    def verify_again(self, folder: Path) -> tuple[Verified, ...]:
        """After plugging in anew: whether each written batch still lies on the stick, byte for byte."""
        return stick.verify_again(self._seat, folder)

    @open_to_all
    def find_replies(self, folder: Path) -> tuple[FoundReply, ...]:
        """The county's replies to this desk on a medium, under whatever name."""
        return stick.find_replies(self._seat, folder)

    @open_to_all
    def let_go(self, folder: Path) -> bool:
        """Unmount a stick; whether it may be pulled out now (可以拔出)."""
        return sticks.let_go(folder)


def _shown(card: cards.Card) -> CardRecord:
    return CardRecord(name=card.name, fingerprint=cards.fingerprint(card))
