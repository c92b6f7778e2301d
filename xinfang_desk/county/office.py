"""The county's office (县级收文): every verb of the county's half, and its only door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.cards import CardKind
from xinfang_desk.batch.seal import SEALED
from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.tables import check_table
from xinfang_desk.county import lookup, receipts, standing
from xinfang_desk.county.accusations import read_accusation
from xinfang_desk.county.answers import (
    By,
    CardLine,
    CopyOpened,
    DeskLine,
    EntriesTaken,
    KeyChanged,
    MatterView,
    ReceiptChecked,
    Received,
    ReplyWaiting,
    ReplyWritten,
    SentReply,
    SentTable,
    SummaryRow,
    Withdrawn,
)
from xinfang_desk.county.brought.receiving import Receiving
from xinfang_desk.county.courier import Courier
from xinfang_desk.county.enrolment import card_of, enrol, revoke
from xinfang_desk.county.entries import take_entries, withdraw
from xinfang_desk.county.figures.evaluations import take_evaluations
from xinfang_desk.county.figures.figuring import Figures
from xinfang_desk.county.finding import word_index
from xinfang_desk.county.finding.finder import Finder
from xinfang_desk.county.finding.word_index import WordIndex, open_index
from xinfang_desk.county.founding import Clock, china_now, init_office
from xinfang_desk.county.intake import close_gap
from xinfang_desk.county.key_change import rotate_own, take_rotation
from xinfang_desk.county.keys import (
    Identity,
    identity_card,
    read_identity,
    read_reserve,
    require_own_suite,
)
from xinfang_desk.county.ledger import Ledger, is_there, open_ledger
from xinfang_desk.county.national import take_national
from xinfang_desk.county.outgoing.held_tables import hold_table
from xinfang_desk.county.outgoing.untold import reads_newer
from xinfang_desk.county.recovery_copies import open_copies
from xinfang_desk.county.reply import ReplyMaker
from xinfang_desk.county.returning import send_back, take_back
from xinfang_desk.county.safe.clerks import Sitting, sit_down
from xinfang_desk.county.safe.keeping import Keeping
from xinfang_desk.county.sheets.entering import AnswerTables
from xinfang_desk.county.summary import count_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import desk_of_number, read_number
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.files import no_link, read_file, write_file
from xinfang_desk.settings import Settings, read_settings, write_settings
from xinfang_desk.system import leave_no_core
from xinfang_desk.updates.signed import remember

__all__ = ["Office", "init_office", "open_office"]


class Office:
    """The verbs of the county; use it from the thread that opened it."""

    def __init__(
        self,
        ledger: Ledger,
        index: WordIndex,
        home: Path,
        identity: Identity,
        sitting: Sitting,
        now: Clock,
        beside: Callable[[], Office],
    ) -> None:
        self.name = identity.name
        self.keeping = Keeping(ledger, home, sitting, now)
        self.tables = AnswerTables(ledger, self.keeping, now)
        self.beside = beside
        """Opens the same office over connections of their own, for another thread that looks things up."""
        self._ledger = ledger
        self._index = index
        self.finder = Finder(ledger, index, home, now, self.keeping, self._secrets)
        self.figures = Figures(ledger, identity.name, now, self.keeping)
        self._home = home
        self._now = now
        self._courier = Courier(ledger, home)
        self._take_up(identity)

    @property
    def takes_accusations(self) -> bool:
        """Whether this is the discipline authority's home, which takes accusations and nothing else."""
        return self._identity.kind is CardKind.DISCIPLINE

    def confirm(self, passphrase: str) -> None:
        """Refuse a passphrase that is not of who came in: ``passphrase.wrong``, ``passphrase.wait``."""
        self.keeping.clerks.confirm(passphrase)

    def today(self) -> date:
        """The day it is."""
        return china_day(self._now())

    def settings(self) -> Settings:
        """How this window looks, and after how many minutes it locks."""
        return read_settings(self._home)

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings from now on."""
        write_settings(self._home, settings)

    def card(self) -> CardLine:
        """Our own enrolment card (登记卡)."""
        return _shown(identity_card(self._identity))

    def write_card(self, file: Path) -> CardLine:
        """Write our own card for the desks."""
        card = identity_card(self._identity)
        write_file(file, cards.write_card(card), cards.same_office(card))
        return _shown(card)

    def enrol(self, file: Path) -> CardLine:
        """Accept a desk's card; the fingerprint is for comparing by telephone before the first batch.

        Also takes the sealed file by which a desk's present key vouches for its next one (密钥轮换).
        """
        content = read_file(no_link(file))
        if content.startswith(SEALED):
            changed = self.take_rotation(file)
            return CardLine(office=changed.desk, name=changed.name, fingerprint=changed.fingerprint)
        card = cards.read_card(content)
        if card.kind is CardKind.DESK:
            require_own_suite(self._identity, card)
        with self.keeping.doing("enrol", card.office):
            enrol(self._ledger, card, self._now())
        return _shown(card)

    def take_rotation(self, file: Path) -> KeyChanged:
        """Trust the key that a desk's present one vouches for; the old one counts for 30 days more."""
        with self.keeping.doing("key_taken", "card"):
            card, news = take_rotation(self._ledger, self._home, self._identity, file, self._now())
        shown = _shown(card)
        return KeyChanged(
            desk=shown.office, name=shown.name, fingerprint=shown.fingerprint, repeated=not news
        )

    def revoke(self, desk: str, why: str) -> int:
        """Believe no key of this desk any more (吊销), from now on; how many. It comes in person next."""
        with self.keeping.doing("revoke", desk):
            return revoke(self._ledger, desk, why, self._now())

    def rotate(self, folder: Path) -> tuple[Path, ...]:
        """Change our working keys; in ``folder`` a file for each desk, signed with the old key.

        The reserve key stays. When the medium fails, the keys are changed all the same, and
        :meth:`rotation_again` writes the files once more.
        """
        with self.keeping.doing("keys_rotated", self.name):
            fresh = rotate_own(self._ledger, self._courier, self._identity, self._now())
        self._take_up(fresh)
        return self.rotation_again(folder)

    def rotation_again(self, folder: Path) -> tuple[Path, ...]:
        """Write the files of the last change of keys again, bit for bit."""
        return self._courier.write(Kind.CARD_ROTATION, folder)

    def send_table(self, desk: str, table: str, file: Path, folder: Path) -> Path:
        """Seal a table (下发表: calendar, roadmap, contents, places, offices) to one desk, in ``folder``."""
        line = wire.encode(check_table(table, read_file(no_link(file))))
        with self.keeping.doing("table_sent", desk, table):
            self._courier.seal(Kind.TABLE, desk, [line], self._identity.sign_seed, self._now())
        return self._courier.write(Kind.TABLE, folder, desk=desk)[0]

    def hold_table(self, desk: str, table: str, file: Path) -> None:
        """Keep a table for the next reply to a desk (随回执下发); ``table.reply_too_old``."""
        held = check_table(table, read_file(no_link(file)))
        with self.keeping.doing("table_sent", desk, table):
            hold_table(self._ledger, desk, held, self._now())

    def send_tables(
        self, desks: Sequence[str], table: str, file: Path, folder: Path | None
    ) -> tuple[SentTable, ...]:
        """:meth:`send_table` to one after the other: a desk that is refused keeps no other from its own.

        Without a ``folder`` it goes with each one's next reply (:meth:`hold_table`).
        What is refused for all alike (no such table, no stick) is refused as a whole.
        """
        results = []
        for desk in desks:
            try:
                if folder is None:
                    self.hold_table(desk, table, file)
                sent = folder and self.send_table(desk, table, file, folder)
                results.append(SentTable(desk=desk, file=sent))
            except DeskError as fault:
                results.append(SentTable(desk=desk, fault=fault))
        faults = [each.fault for each in results if each.fault is not None]
        if len(faults) == len(results) and len({each.code for each in faults}) == 1:
            raise faults[0]
        return tuple(results)

    def send_back(self, number: str, code: str, words: str = "") -> None:
        """Send a matter back to its desk (退回补正) with the next reply, for a reason of ``BY_CLERK``."""
        self.keeping.done(
            lambda: send_back(self._ledger, number, code, self._now(), words), "send_back", number
        )

    def keep_after_all(self, number: str) -> None:
        """Do not send it back, while no reply has told of it; ``return.told``."""
        self.keeping.done(lambda: take_back(self._ledger, number), "send_back_undone", number)

    def close_gap(self, desk: str, sequence: int, why: str, last: int | None = None) -> int:
        """Wait no more for batches that were lost and whose matters came with another (缺号说明).

        From ``sequence`` to ``last``, or that one alone; how many were waited for.
        """
        with self.keeping.doing("gap", desk, f"{sequence}-{last or sequence}"):
            return close_gap(self._ledger, desk, (sequence, last or sequence), why, self._now())

    def check_scanned(self, text: str) -> ReceiptChecked:
        """Prove a receipt by what its QR code says (回执核验); ``proof.*``."""
        return receipts.check_scanned(self._ledger, text)

    def check_typed(self, number: str, code: str) -> ReceiptChecked:
        """Prove a receipt by its number and the check code under it; ``proof.*``."""
        return receipts.check_typed(self._ledger, number, code)

    def accusation(self, number: str) -> dict[str, Any]:
        """In the discipline authority's home: an accusation, whole; ``accusation.not_here`` in a bureau's."""
        return read_accusation(self._ledger, self._home, self._identity, number)

    def receive(
        self,
        files: Iterable[Path],
        *,
        reserve: Path | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> tuple[Received, ...]:
        """Take each file whole or not at all, in this order; a bad one never stops the others.

        ``reserve`` is the file of the reserve key (备用密钥), for batches sealed before a key was lost.
        """
        self.keeping.clerks.require("receive")
        return self.receiving.receive(files, reserve, progress)

    def give_refused(self, folder: Path) -> dict[str, Path]:
        """Write the files that were refused to ``folder`` (取出), for a look or to be taken again."""
        with self.keeping.doing("refused_given", "refused"):
            return self.receiving.give_refused(folder)

    def open_copies(self, desk: str, reserve: Path, why: str) -> CopyOpened:
        """What lets a desk's head in again when passphrases and recovery sheet are lost (恢复副本启封).

        By the reserve key from the safe; why it was opened is kept. ``copy.*``.
        """
        with self.keeping.doing("copies_opened", desk):
            return open_copies(self._ledger, desk, read_reserve(reserve), why, self._now())

    def answer(self, lines: Iterable[bytes]) -> EntriesTaken:
        """Enter what was done (办理进展), one JSON document a line; good lines are kept, bad ones told."""
        given = list(lines)
        return self.keeping.done(
            lambda: take_entries(self._ledger, given, self._now()), "answer", "answers", str(len(given))
        )

    def withdraw(self, number: str, ident: int, why: str) -> Withdrawn:
        """Take an answer back (撤回): gone while it waits; else withdrawn by the next reply."""
        if not self.keeping.done(
            lambda: withdraw(self._ledger, number, ident, why, self._now()),
            "answer_withdrawn",
            number,
            str(ident),
        ):
            return Withdrawn.GONE
        card = card_of(self._ledger, desk_of_number(read_number(number)))
        return Withdrawn.WAITS if reads_newer(card) else Withdrawn.BY_HAND

    def enter_national(self, lines: Iterable[bytes]) -> EntriesTaken:
        """Enter how the national system knows matters (信访件编号、查询码), one JSON document a line."""
        given = list(lines)
        return self.keeping.done(
            lambda: take_national(self._ledger, given, self._now()), "national", "national"
        )

    def enter_evaluations(self, lines: Iterable[bytes]) -> EntriesTaken:
        """Enter what people said of how their matters were handled (群众评价), one JSON document a line."""
        given = list(lines)
        return self.keeping.done(
            lambda: take_evaluations(self._ledger, given, self._now()), "evaluations", "evaluations"
        )

    def reply(
        self, desk: str, folder: Path, *, whole: bool = False, seen: Sequence[ReplyWaiting] | None = None
    ) -> ReplyWritten:
        """Seal what this desk has not been told yet (县级回执) and write it to ``folder``.

        ``whole`` tells it everything anew: for a desk that lost replies or was restored from an old copy.
        ``seen`` is what somebody looked at before: where more came since, ``reply.changed``.
        """
        self.keeping.clerks.require("reply")
        if seen is not None:
            self._replies.check_seen(seen, desk)
        return self._replies.reply(desk, folder, self._now(), whole=whole)

    def reply_all(self, folder: Path, *, seen: Sequence[ReplyWaiting] | None = None) -> tuple[SentReply, ...]:
        """:meth:`reply` to every desk that waits for one; told only after each was read back."""
        self.keeping.clerks.require("reply")
        if seen is not None:
            self._replies.check_seen(seen)
        return self._replies.reply_all(folder, self._now())

    def preview_replies(self) -> tuple[ReplyWaiting, ...]:
        """What each desk that waits for a reply would get now; nothing is written."""
        return self._replies.preview()

    def matter(self, number: str) -> MatterView:
        """All that is held of one matter."""
        return lookup.matter(self._ledger, number)

    def desks(self) -> tuple[DeskLine, ...]:
        """The desks that are enrolled, and what waits for them."""
        return lookup.desk_lines(self._ledger)

    def summary(self, by: By) -> tuple[SummaryRow, ...]:
        """The figures by one key."""
        return self.figures.summary(by)

    def count_void(self) -> int:
        """How many matters their desks declared void (作废); they are in no other figure."""
        return count_void(self._ledger)

    def tidy(self) -> None:
        """Delete what a power cut left open on the disk."""
        self.receiving.tidy()

    def close(self) -> None:
        """Close the ledger and the index."""
        self._index.close()
        self._ledger.close()

    def _secrets(self) -> tuple[str, ...]:
        return self._identity.seal_secret, *self._identity.earlier

    def _take_up(self, identity: Identity) -> None:
        """Work with these keys from now on."""
        self._identity = identity
        keep = self.keeping.line
        self.receiving = Receiving(self._ledger, self._home, identity, self._now, keep)
        self._replies = ReplyMaker(self._ledger, self._home, identity, keep)


def open_office(home: Path, passphrase: str, *, officer: str = "", now: Clock = china_now) -> Office:
    """The office of ``home``, for ``officer`` or whose passphrase it is; ``account.unknown``."""
    leave_no_core()
    sitting = sit_down(home, passphrase, officer, now())
    if not is_there(home):
        raise DeskError("home.none")
    office = _opened(home, sitting, now)
    try:
        office.tidy()
        remember(home)
    except BaseException:
        office.close()
        raise
    return office


def _opened(home: Path, sitting: Sitting, now: Clock) -> Office:
    ledger = open_ledger(home, sitting.key)
    try:
        standing.catch_up(ledger)
        identity = read_identity(ledger)
        index = open_index(home / word_index.FILE, sitting.key)
    except BaseException:
        ledger.close()
        raise
    return Office(ledger, index, home, identity, sitting, now, lambda: _opened(home, sitting, now))


def _shown(card: cards.Card) -> CardLine:
    return CardLine(office=card.office, name=card.name, fingerprint=cards.fingerprint(card))
