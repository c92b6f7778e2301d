"""The stick at the desk (上报U盘): recognised, written, searched for replies, verified again, cleaned."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.desk.answers import FoundReply, StickFolder, StickView, Verified
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.mail.county_copy import carry_copy
from xinfang_desk.desk.mail.outbox import make_batch
from xinfang_desk.desk.mail.reply import glance
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import drive, sticks
from xinfang_desk.devices.carrier import ENDING, OUT, ROOT, FolderCarrier, Standing
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import BatchRecord, BatchState
from xinfang_desk.domain.roles import RECEIVING, WORKING
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import begins, shown
from xinfang_desk.store import batches
from xinfang_desk.words.language import N_, _

REPLY_ENDING = ".ack" + ENDING
_TITLE = N_("信访上报U盘（{office}）")
"""How a cover page of ours begins."""


class Sticks(Counter):
    """The verbs of sticks."""

    @open_to_all
    def plugged_in(self) -> tuple[StickFolder, ...]:
        """The removable media that are there now."""
        return tuple(
            StickFolder(folder=each.folder, label=each.label, free_mb=each.free_mb, writable=each.writable)
            for each in sticks.sticks()
        )

    @open_to_all
    def ours(self) -> Path:
        """The one stick of ours that is plugged in; ``stick.none``, ``stick.two``."""
        known = _fingerprint(self._seat)
        found = [
            each.folder
            for each in sticks.sticks()
            if FolderCarrier(each.folder).standing(known) is Standing.OURS
        ]
        if not found:
            raise DeskError("stick.none")
        if len(found) > 1:
            raise DeskError("stick.two", sticks=len(found))
        return found[0]

    @open_to_all
    def look_at(self, folder: Path) -> StickView:
        """What a medium is to us and what lies on it; it is never written to."""
        carrier = FolderCarrier(folder)
        standing = carrier.standing(_fingerprint(self._seat))
        if standing is Standing.GONE:
            return StickView(standing=standing, free_mb=0, batches=(), files=0, strays=0)
        found = carrier.sealed()
        return StickView(
            standing=standing,
            free_mb=shutil.disk_usage(folder).free // 2**20,
            batches=tuple(each.sequence for each, path in _ours(self._seat, found) if path is not None),
            files=len(found),
            strays=carrier.strays(),
            writable=os.access(folder, os.W_OK),
        )

    @duty(WORKING)
    def prepare(self, folder: Path) -> StickView:
        """Make a blank medium ours; ``stick.foreign``, ``stick.damaged``, ``drive.*``."""
        FolderCarrier(folder).prepare(_fingerprint(self._seat))
        return self.look_at(folder)

    @duty(RECEIVING)
    def write(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """As ``outbox.make_batch``, into the layout of a stick of ours, with a cover page.

        ``stick.*`` for any other medium.
        """
        carrier = FolderCarrier(folder)
        device = carrier.admit(_fingerprint(self._seat))
        made = make_batch(self._seat, carrier.out(), again=again, progress=progress, device=device)
        if made is not None:
            _renew_cover(self._seat, carrier)
        _take_along(self._seat, carrier, device)
        return made

    @open_to_all
    def verify_again(self, folder: Path) -> tuple[Verified, ...]:
        """After plugging in anew: whether each written batch still lies on the stick, byte for byte."""
        carrier = FolderCarrier(folder)
        carrier.admit(_fingerprint(self._seat))
        return tuple(
            Verified(sequence=each.sequence, file=each.file, whole=path is not None)
            for each, path in _ours(self._seat, carrier.sealed())
            if each.state is BatchState.WRITTEN
        )

    @open_to_all
    def find_replies(self, folder: Path) -> tuple[FoundReply, ...]:
        """The replies to this desk on a medium, whatever they are called; new ones first, in order.

        What is not for us is passed over; what cannot be read is told with its code, but for what lies
        among the batches on their way out, which may be another desk's.
        """
        carrier = FolderCarrier(folder)
        drive.device_of(folder)
        found = [
            each
            for path in carrier.sealed()
            if (each := glance(self._seat, path)) is not None
            and (each.code is None or path.parent.name != OUT)
        ]
        return tuple(sorted(found, key=lambda each: (each.code is not None, each.repeated, each.sequence)))

    @open_to_all
    def let_go(self, folder: Path) -> None:
        """Unmount a stick, which may be pulled out then (可以拔出); ``stick.busy``, ``stick.not_let_go``."""
        sticks.let_go(folder)


def _take_along(seat: Seat, carrier: FolderCarrier, device: int) -> None:
    """The county's recovery copy, if it still has to go; a medium that fails now gets it next time."""
    try:
        carry_copy(seat, carrier.out(), device=device)
    except (DeskError, OSError):
        return


def lies_at(folder: Path, name: str) -> Path:
    """Where a batch of ours lies on a stick."""
    return folder / ROOT / OUT / name


def clean(seat: Seat, file: Path) -> int:
    """After a reply was taken from a stick of ours: delete our acknowledged batches from it; how many.

    A file is deleted for its content, never for its name. A medium that cannot be written to stays as it is.
    """
    sent = frozenset(
        each.sha256 for each in batches.batches(seat.store) if each.state is BatchState.ACKNOWLEDGED
    )
    for root in (file.parent, *file.parents[1:3]):
        carrier = FolderCarrier(root)
        if carrier.standing(_fingerprint(seat)) is Standing.OURS:
            cleaned = carrier.clean(sent)
            if cleaned:
                _renew_cover(seat, carrier)
            return cleaned
    return 0


def _renew_cover(seat: Seat, carrier: FolderCarrier) -> None:
    """The cover page as things stand now; what was sent is sent, though the page cannot be written.

    A full medium says the old thing until next time; somebody's own page of that name stays.
    """
    ours = _(_TITLE).partition("{office}")[0]
    try:
        carrier.cover(_cover(seat, carrier), begins(ours.encode()))
    except (DeskError, OSError):
        return


def _fingerprint(seat: Seat) -> str:
    return cards.fingerprint(seat.county())


def _ours(seat: Seat, files: Iterable[Path]) -> list[tuple[BatchRecord, Path | None]]:
    """Each batch of this desk, oldest first, with the file that holds it whole, under whatever name."""
    names = {path.name for path in files}
    written = [each for each in reversed(batches.batches(seat.store)) if each.state is not BatchState.MADE]
    suspects = [path for path in files if not path.name.endswith(REPLY_ENDING)]
    if not written or not suspects or not names:
        return [(each, None) for each in written]
    hashes = {drive.read_back(path): path for path in suspects}
    return [(each, hashes.get(each.sha256)) for each in written]


def _cover(seat: Seat, carrier: FolderCarrier) -> list[str]:
    """Whose, how much, and what to do who finds it: no name, no word of a matter."""
    lines = [
        _(_TITLE).format(office=seat.office.name),
        _("里面的文件已加密，只有{county}能打开。").format(county=seat.county().name),
        _("捡到请交还{office}或{county}，不要删除或改名。").format(
            office=seat.office.name, county=seat.county().name
        ),
        "",
        _("待交县里的批次："),
    ]
    for each, path in _ours(seat, carrier.sealed()):
        if path is not None:
            day = each.made_at.astimezone(CHINA)
            lines.append(
                _("{file}　{day}　{records}件　{size}字节　SHA-256 {sha256}").format(
                    file=shown(path.name),
                    day=f"{day:%Y-%m-%d}",
                    records=each.records,
                    size=path.stat().st_size,
                    sha256=each.sha256,
                )
            )
    return lines
