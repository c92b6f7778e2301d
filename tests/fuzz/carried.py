"""What is carried in on a stick as a whole: a copy of a home, and an update with its signatures."""

from __future__ import annotations

import io
import tarfile
import tempfile
from pathlib import Path
from unittest import mock

from tests.updates.conftest import on_stick, pin
from xinfang_desk.desk.safe import backup
from xinfang_desk.places import REGISTER, VAULT
from xinfang_desk.updates import signed

_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def good_backup() -> bytes:
    """A copy as far as it is unpacked; what the register in it holds is SQLCipher's to read."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in (REGISTER, VAULT):
            info = tarfile.TarInfo(name)
            info.size = 600
            tar.addfile(info, io.BytesIO(b"x" * 600))
    return out.getvalue()


def read_backup(content: bytes) -> None:
    """Unpack it into a room of its own."""
    with tempfile.TemporaryDirectory(prefix="fuzz-", dir=_MEMORY) as folder:
        file, room = Path(folder) / "copy.xfbackup", Path(folder) / "room"
        file.write_bytes(content)
        room.mkdir()
        backup._unpack(file, room)


class Update:
    """An update of releasers of its own; its statement is what comes from outside."""

    def __init__(self) -> None:
        self._room = Path(tempfile.mkdtemp(prefix="fuzz-"))
        self._keys = self._room / "keys.json"
        stick = on_stick(self._room / "stick", [each.seed for each in pin(self._keys)[:2]])
        self._statement = stick / signed.FOLDER / signed.STATEMENT
        self.good = self._statement.read_bytes()

    def read(self, content: bytes) -> None:
        """Look at it, as anybody may."""
        self._statement.write_bytes(content)
        with mock.patch.object(signed, "_KEYS", self._keys):
            signed.find(self._statement.parent, self._room)
