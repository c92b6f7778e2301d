"""How sealed files travel (传递方式): one layout for a stick, a shared folder, or a drop-box.

``XINFANG/out`` holds batches on their way to the county, ``XINFANG/ack`` its replies; ``stick.json`` says
whose medium it is, ``README.txt`` tells a finder what to do. A medium is known by its marker and by the
county we are enrolled with, never by a drive letter.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from xinfang_desk.devices import drive
from xinfang_desk.devices.drive import LOCAL, Disk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import Known, read_json, read_regular, refused_by_disk

ROOT, OUT, ACK, MARKER = "XINFANG", "out", "ack", "stick.json"
ENDING = ".xfb"
_MARKER_MOST = 4096
_MOST_FILES = 2000
"""More sealed files than this are looked at no further: a stick is no archive."""


class Standing(Enum):
    """What a medium is to us (U盘状态)."""

    OURS = "ours"
    """Marked for the county that we are enrolled with."""
    BLANK = "blank"
    """Not marked: it may be made ours."""
    FOREIGN = "foreign"
    """Marked for another county."""
    DAMAGED = "damaged"
    """Its marker cannot be read."""
    GONE = "gone"
    """Not plugged in (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What a medium says of itself: an id of its own, and the fingerprint of its county's card."""

    stick: str
    fingerprint: str


class FolderCarrier:
    """A stick or a shared folder (U盘、共享文件夹), in the layout of this module."""

    def __init__(self, root: Path, *, disk: Disk = LOCAL) -> None:
        self.root = root
        self._disk = disk

    def standing(self, fingerprint: str) -> Standing:
        """What this medium is to a desk whose county has ``fingerprint``."""
        try:
            drive.device_of(self.root, disk=self._disk)
            marker = self._marker()
        except DeskError as refused:
            return Standing.DAMAGED if refused.code == "stick.damaged" else Standing.GONE
        if marker is None:
            return Standing.BLANK
        return Standing.OURS if marker.fingerprint == fingerprint else Standing.FOREIGN

    def prepare(self, fingerprint: str) -> Marker:
        """Make a blank medium ours: marker and folders; one that is ours already stays as it is."""
        standing = self.standing(fingerprint)
        if standing not in {Standing.BLANK, Standing.OURS}:
            raise refusal(standing)
        marker = self._marker()
        if marker is None:
            marker = Marker(stick=secrets.token_hex(8), fingerprint=fingerprint)
            drive.make_folder(self.root, ROOT, ACK, disk=self._disk)
            content = json.dumps({"v": 1, "stick": marker.stick, "county": fingerprint}).encode()
            device = drive.device_of(self.root, disk=self._disk)
            drive.renew(self.root / ROOT, MARKER, content, device=device, disk=self._disk)
        drive.make_folder(self.root, ROOT, OUT, disk=self._disk)
        return marker

    def admit(self, fingerprint: str) -> int:
        """Refuse a medium that is not ours with a sentence of its own; else, the device it lies on."""
        standing = self.standing(fingerprint)
        if standing is not Standing.OURS:
            raise refusal(standing)
        return drive.device_of(self.root, disk=self._disk)

    def out(self) -> Path:
        """The folder of batches, made if somebody deleted it."""
        return drive.make_folder(self.root, ROOT, OUT, disk=self._disk)

    def ack(self) -> Path:
        """The folder of replies, made if somebody deleted it."""
        return drive.make_folder(self.root, ROOT, ACK, disk=self._disk)

    def sealed(self) -> tuple[Path, ...]:
        """Every sealed file, wherever a person may have put or renamed it: our folders and the top."""
        places = (self.root / ROOT / ACK, self.root / ROOT / OUT, self.root / ROOT, self.root)
        return tuple(path for place in places for path in _sealed_in(place))

    def strays(self) -> int:
        """How many files lie in our folders that are not ours to know."""
        ours = {MARKER, drive.COVER}
        return sum(
            path.name not in ours and path.suffix != ENDING
            for place in (self.root / ROOT, self.root / ROOT / OUT, self.root / ROOT / ACK)
            for path in _files(place)
        )

    def cover(self, lines: Sequence[str], known: Known) -> None:
        """Renew the cover page for whoever finds it; a page that ``known`` does not know stays."""
        device = drive.device_of(self.root, disk=self._disk)
        drive.write_cover(self.root / ROOT, lines, known=known, device=device, disk=self._disk)

    def clean(self, sha256s: frozenset[str]) -> int:
        """Delete from ``out`` the files with exactly these contents; how many. Others stay untouched."""
        cleaned = 0
        for path in _sealed_in(self.root / ROOT / OUT):
            found = drive.read_back(path, disk=self._disk)
            if found and found in sha256s and _removed(path):
                cleaned += 1
        return cleaned

    def _marker(self) -> Marker | None:
        path = self.root / ROOT / MARKER
        try:
            content = read_json(read_regular(path, _MARKER_MOST, follow=False))
            return Marker(stick=str(content["stick"]), fingerprint=str(content["county"]))
        except FileNotFoundError:
            return None
        except (OSError, DeskError, LookupError, TypeError) as fault:
            raise refused_by_disk(fault) or DeskError("stick.damaged") from fault


def refusal(standing: Standing) -> DeskError:
    """The refusal of a medium that stands so: ``stick.blank``, ``stick.foreign`` and the like."""
    match standing:
        case Standing.BLANK:
            return DeskError("stick.blank")
        case Standing.FOREIGN:
            return DeskError("stick.foreign")
        case Standing.DAMAGED:
            return DeskError("stick.damaged")
    return DeskError("drive.gone")


def _sealed_in(folder: Path) -> list[Path]:
    return [path for path in _files(folder) if path.suffix == ENDING][:_MOST_FILES]


def _files(folder: Path) -> list[Path]:
    """The regular files of a folder by name; a link is nobody's."""
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except OSError:
        return []


def _removed(path: Path) -> bool:
    """Whether it could be deleted; a read-only medium keeps what it has, and harms nobody."""
    try:
        path.unlink()
    except OSError:
        return False
    return True
