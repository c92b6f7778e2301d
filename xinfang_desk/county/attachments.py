"""What came with the records (附件): each sealed to the county's own keys, named by its SHA-256.

They are files of this home. Where other computers work on the same ledger they lie in there too, as sealed,
and a file that another one brought is fetched when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from xinfang_desk.batch.opening import OpenBag
from xinfang_desk.batch.seal import seal_file
from xinfang_desk.county.keys import Identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.files import PART, discard, open_regular, read_regular, write_whole
from xinfang_desk.places import make_private
from xinfang_desk.system import sync_folder

ATTACHMENTS = "attachments"
_MOST_BYTES = 1 << 30


class Attachments:
    """The attachments of one county, as this home has them."""

    def __init__(self, ledger: Ledger, home: Path) -> None:
        self._ledger = ledger
        self._folder = home / ATTACHMENTS

    def holds(self, sha256: str) -> bool:
        """Whether a batch brought it, here or at another computer."""
        return self._kept(sha256).exists() or (
            self._ledger.shared
            and self._ledger.row("SELECT 1 FROM attachments WHERE sha256 = ?", (sha256,)) is not None
        )

    def keep(self, bag: OpenBag, sha256: str, identity: Identity) -> None:
        """Keep one of a batch before the ledger says that it came; inside a write."""
        kept, part = self._kept(sha256), make_private(self._folder) / f"{sha256}{PART}"
        discard(part)
        seal_file(bag.attachment(sha256), part, [identity.seal_public, identity.reserve_public])
        with open_regular(part, follow=False) as sealed:
            os.fsync(sealed.fileno())
        part.replace(kept)
        sync_folder(self._folder)
        if self._ledger.shared:
            self._ledger.add("attachments", ("sha256", "sealed"), [(sha256, read_regular(kept, _MOST_BYTES))])

    def file(self, sha256: str) -> Path:
        """The sealed file, fetched if another computer brought it; nobody has it if it is not there then."""
        kept = self._kept(sha256)
        if self._ledger.shared and not kept.exists():
            found = self._ledger.row("SELECT sealed FROM attachments WHERE sha256 = ?", (sha256,))
            if found is not None:
                make_private(self._folder)
                write_whole(kept, found[0])
        return kept

    def files(self) -> Iterator[Path]:
        """The sealed files that this home has, each named by the hash of what is in it."""
        yield from sorted(self._folder.glob("*.age"))

    def _kept(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.age"
