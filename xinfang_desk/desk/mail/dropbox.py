"""The county's drop-box (文件交换箱), where there is a network: the same files as on the stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from xinfang_desk.batch.layout import LIMITS
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.mail.outbox import sealed_batch
from xinfang_desk.desk.mail.reply import glance
from xinfang_desk.devices import dropbox as box
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import BatchRecord
from xinfang_desk.domain.roles import RECEIVING
from xinfang_desk.files import read_json, read_regular
from xinfang_desk.places import make_private
from xinfang_desk.store import batches

ADDRESS, KEY, KNOWN_HOSTS = "dropbox.json", "dropbox.key", "dropbox.known_hosts"
"""In the home: ``{"account": "name@host", "port": 22, "out": "out", "ack": "ack"}``, and the key files."""
INCOMING = "incoming"
"""Folder of replies that were fetched; a reply is taken once, however often it lies there."""


class Dropbox(Counter):
    """The verbs of the drop-box."""

    @duty(RECEIVING)
    def send_batch(
        self, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """As ``outbox.make_batch``, into the drop-box that this home is set up for; None if there is nothing.

        A batch that did not arrive keeps its number and its bytes: part of it may lie there already.
        """
        there = dropbox_of(self._seat.home)
        made = sealed_batch(self._seat, again=again, progress=progress)
        if made is None:
            return None
        box.send(there, made.file, self._seat.outgoing / made.file)
        with self._store.write():
            return batches.mark_written(self._store, made.sequence, by=self._seat.by())

    @duty(RECEIVING)
    def fetch_replies(self) -> tuple[Path, ...]:
        """Bring the county's replies from the drop-box; those that were not taken yet, in its order."""
        folder = make_private(self._seat.home / INCOMING)
        box.fetch(dropbox_of(self._seat.home), folder, most=LIMITS.sealed)
        found = [each for path in sorted(folder.iterdir()) if (each := glance(self._seat, path)) is not None]
        fresh = [each for each in found if each.code is None and not each.repeated]
        return tuple(each.file for each in sorted(fresh, key=lambda each: each.sequence))


def dropbox_of(home: Path) -> box.Dropbox:
    """The drop-box that this home is set up for; ``dropbox.not_set_up``, ``dropbox.bad_address``."""
    try:
        address = read_json(read_regular(home / ADDRESS))
    except FileNotFoundError as fault:
        raise DeskError("dropbox.not_set_up") from fault
    except (OSError, DeskError) as fault:
        raise DeskError("dropbox.bad_address") from fault
    try:
        return box.Dropbox(
            account=str(address["account"]),
            key=home / KEY,
            known_hosts=home / KNOWN_HOSTS,
            port=int(address.get("port", 22)),
            out=str(address.get("out", "out")),
            ack=str(address.get("ack", "ack")),
        )
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise DeskError("dropbox.bad_address") from fault
