"""The county's drop-box (文件交换箱), where there is a network: the same files as on the stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from xinfang_desk.desk.mail.inbox import Inbox
from xinfang_desk.desk.mail.outbox import sealed_batch
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import dropbox
from xinfang_desk.devices.dropbox import Dropbox
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import read_json, read_regular
from xinfang_desk.places import make_private
from xinfang_desk.store import batches
from xinfang_desk.store.batches import BatchRecord

ADDRESS, KEY, KNOWN_HOSTS = "dropbox.json", "dropbox.key", "dropbox.known_hosts"
"""In the home: ``{"account": "name@host", "port": 22, "out": "out", "ack": "ack"}``, and the key files."""
INCOMING = "incoming"
"""Folder of replies that were fetched; a reply is taken once, however often it lies there."""


def dropbox_of(home: Path) -> Dropbox:
    """The drop-box that this home is set up for; ``dropbox.not_set_up``, ``dropbox.bad_address``."""
    try:
        address = read_json(read_regular(home / ADDRESS))
    except FileNotFoundError as fault:
        raise DeskError("dropbox.not_set_up") from fault
    except (OSError, DeskError) as fault:
        raise DeskError("dropbox.bad_address") from fault
    try:
        return Dropbox(
            account=str(address["account"]),
            key=home / KEY,
            known_hosts=home / KNOWN_HOSTS,
            port=int(address.get("port", 22)),
            out=str(address.get("out", "out")),
            ack=str(address.get("ack", "ack")),
        )
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise DeskError("dropbox.bad_address") from fault


def send_batch(
    seat: Seat, *, again: bool = False, progress: Callable[[int], None] | None = None
) -> BatchRecord | None:
    """Make the next batch and put it into the drop-box; None when there is nothing.

    A batch that did not arrive keeps its number and its bytes: part of it may lie there already.
    """
    box = dropbox_of(seat.home)
    made = sealed_batch(seat, again=again, progress=progress)
    if made is None:
        return None
    dropbox.send(box, made.file, seat.outgoing / made.file)
    with seat.store.write():
        return batches.mark_written(seat.store, made.sequence, by=seat.by())


def fetch_replies(seat: Seat) -> tuple[Path, ...]:
    """Bring the replies from the drop-box; those that were not taken yet, in the county's order."""
    folder = make_private(seat.home / INCOMING)
    dropbox.fetch(dropbox_of(seat.home), folder)
    inbox = Inbox(seat)
    found = [each for path in sorted(folder.iterdir()) if (each := inbox.glance(path)) is not None]
    fresh = [each for each in found if each.code is None and not each.repeated]
    return tuple(each.file for each in sorted(fresh, key=lambda each: each.sequence))
