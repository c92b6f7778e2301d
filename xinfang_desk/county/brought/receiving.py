"""Receiving what was brought (接收): each file whole or not at all, and none stops the others."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch.cards import CardKind, read_card
from xinfang_desk.batch.seal import SEALED
from xinfang_desk.county.answers import Received
from xinfang_desk.county.brought.aside import Aside, RefusedFile
from xinfang_desk.county.brought.county_sticks import StickBrought, brought, is_seen
from xinfang_desk.county.brought.watching import Watch
from xinfang_desk.county.entries import WORKBOOKS
from xinfang_desk.county.intake import Intake
from xinfang_desk.county.keys import Identity, read_reserve
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.recovery_copies import take_copy
from xinfang_desk.devices.carrier import ENDING
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.files import no_link, open_input, read_some, refused_by_disk, without_mark
from xinfang_desk.trail_chain import Keep

_HEAD = 1 << 16
"""Bytes; a card is smaller."""
_READ_ELSEWHERE = frozenset({"receive.a_card", "receive.a_workbook"})
"""What is somebody's work and only lies in the wrong place: it is not kept aside."""
Progress = Callable[[int], None] | None
"""Hears how many records of a batch are merged."""


def unless_stopped(told: Callable[[int], None], stopped: Callable[[], bool]) -> Callable[[int], None]:
    """A progress that is told on, and inside the one write of a file ends it whole: ``receive.stopped``."""

    def report(done: int) -> None:
        told(done)
        if stopped():
            raise DeskError("receive.stopped")

    return report


class Receiving:
    """What receiving needs to know: where the county lives and by which keys it opens."""

    def __init__(
        self, ledger: Ledger, home: Path, identity: Identity, now: Callable[[], datetime], keep: Keep
    ) -> None:
        self._ledger, self._home, self._identity, self._now = ledger, home, identity, now
        self._keep = keep
        self._intake = Intake(ledger, home, identity, keep)
        self._aside = Aside(ledger, home, identity)

    def receive(
        self, files: Iterable[Path], reserve: Path | None = None, progress: Progress = None
    ) -> tuple[Received, ...]:
        """Take each file in this order; a refusal is an answer, and the file is kept aside with its reason.

        ``reserve`` is the file of the reserve key (备用密钥), for batches sealed before a key was lost.
        """
        more = () if reserve is None else (read_reserve(reserve),)
        return tuple(self._received_whatever(file, more, progress) for file in files)

    def on_sticks(self) -> tuple[StickBrought, ...]:
        """The sticks that are plugged in, and what on them has not been seen here yet."""
        return brought(self._ledger)

    def arrived(self, watch: Watch) -> tuple[Path, ...]:
        """What has come to lie in a watched folder since the last look, and was never seen here."""
        return tuple(each for each in watch.settled() if not is_seen(self._ledger, each))

    def refused(self) -> tuple[RefusedFile, ...]:
        """What was refused and has not been taken since, the newest first."""
        return self._aside.files()

    def give_refused(self, folder: Path) -> dict[str, Path]:
        """Give back the files that were refused (取出), in ``folder``; where each is by its SHA-256."""
        return self._aside.give(folder)

    def tidy(self) -> None:
        """Delete what a power cut left open on the disk."""
        self._intake.tidy()

    def _received_whatever(self, file: Path, reserve: tuple[str, ...], progress: Progress) -> Received:
        """As :meth:`_received`; what we stumble over in one file is that file's refusal, the others go on."""
        try:
            no_link(file)
        except DeskError as link:
            # Nothing of it is kept aside.
            return Received(file=str(file), code=link.code, facts=link.facts)
        try:
            found = self._received(file, reserve, progress)
            if found.code == "batch.damaged" and (other := _other_kind(file)) is not None:
                found = replace(found, code=other, facts={"file": file.name})
                if other in _READ_ELSEWHERE:
                    return found
            self._aside.note(file, found, self._now())
        except Exception as fault:  # noqa: BLE001  # whoever sends a file shall not stop the others' files
            if (refused := refused_by_disk(fault)) is not None:
                return Received(file=str(file), code=refused.code, facts=refused.facts)
            facts = {"kind": type(fault).__name__, "where": _where(fault)}
            return Received(file=str(file), code="receive.fault", facts={**facts})
        return found

    def _received(self, file: Path, reserve: tuple[str, ...], progress: Progress) -> Received:
        """A batch, or the recovery copy that lies beside it on the stick."""
        found = self._intake.receive(file, reserve, self._now(), progress)
        if found.code != "batch.wrong_kind" or self._identity.kind is not CardKind.COUNTY:
            return found
        try:
            with self._ledger.write():
                taken = take_copy(self._ledger, self._home, self._identity, file, self._now())
                if taken.taken and not taken.repeated:
                    self._keep("receive", taken.desk, str(taken.sequence))
                return taken
        except DeskError as refused:
            return Received(file=str(file), code=refused.code, facts=refused.facts)


def _other_kind(file: Path) -> Code | None:
    """What is told of a file that is no batch at all, by how it begins: where it belongs."""
    with open_input(file) as opened:
        head = read_some(opened, _HEAD, file.name)
    if head.startswith(WORKBOOKS):
        return "receive.a_workbook"
    try:
        read_card(without_mark(head))
    except DeskError:
        # One whose beginning was lost still bears a batch's name.
        is_batch = head.startswith(SEALED) or file.suffix.lower() == ENDING
        return None if is_batch else "batch.another_file"
    return "receive.a_card"


def _where(fault: Exception) -> str:
    """Where it happened, without a value of any variable: values may hold a name."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
