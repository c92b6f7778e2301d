"""Scans (扫描件): what was handed in, as pictures with its matter: put there, looked at, taken off."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xinfang_desk.desk.books.repair import changed_papers
from xinfang_desk.desk.books.revising import matter_of, record_of, revised
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.withheld import without_withheld_words
from xinfang_desk.devices import flatbed
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import require_reason, require_standing
from xinfang_desk.domain.books.materials import hashes, named, scanned, with_scan, without_scan
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Material, Matter, MatterDraft, Scan, Visit, VisitDraft
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.files import make_folder, write_file
from xinfang_desk.pictures.measures import DPI
from xinfang_desk.pictures.reading import ENDINGS, Page, looked_at, made_anew, read_scan
from xinfang_desk.store import draft_scans, matters, scans
from xinfang_desk.store.file import trail

MOST = 100
"""Scans of one matter."""
MOST_BYTES = 512 << 20
"""Of all scans of one matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScan:
    """A material that was scanned and made anew; it lies in memory alone."""

    name: str
    kind: str
    pages: int
    content: bytes

    @property
    def sha256(self) -> str:
        """What it is known by, in hex."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def material(self) -> Material:
        """As it stands in the list of what was handed in."""
        scan = Scan(sha256=self.sha256, kind=self.kind, size=len(self.content))
        return Material(name=named(self.name), pages=self.pages, scan=scan)

    def __repr__(self) -> str:
        return f"NewScan({self.kind}, {self.pages})"


class Scans(Counter):
    """The verbs of scans."""

    def __init__(self, seat: Seat, drafts: Drafts) -> None:
        super().__init__(seat)
        self._drafts = drafts

    @open_to_all
    def read(self, file: Path) -> bytes:
        """A file that somebody chose; ``input.unreadable``, ``input.too_big``."""
        return read_scan(file)

    @open_to_all
    def has_flatbed(self) -> bool:
        """Whether this machine can be asked to scan a page."""
        return flatbed.is_there()

    @open_to_all
    def from_flatbed(self) -> bytes:
        """One page from the scanner; ``scanner.failed``."""
        return flatbed.scan(DPI)

    @open_to_all
    def brought_to(self, folder: Path) -> dict[Path, tuple[int, int]]:
        """The files in a folder that scans are put in, with size and time; none where it cannot be read."""
        try:
            found = [(each, each.stat()) for each in folder.iterdir() if each.is_file()]
        except OSError:
            return {}
        return {each: (stands.st_size, stands.st_mtime_ns) for each, stands in found}

    @open_to_all
    def pictures(self, content: bytes, *, edge: int, page: int | None = None) -> tuple[bytes, ...]:
        """Its pages, or one of them, as JPEG of at most ``edge`` pixels; ``picture.*`` for what is none."""
        return looked_at(content, edge=edge, page=page)

    @open_to_all
    def made(self, name: str, contents: Sequence[bytes], pages: Sequence[Page] | None = None) -> NewScan:
        """One material of these files, or of some pages of theirs; ``picture.*``. Nothing is kept yet."""
        scan = made_anew(contents, pages)
        return NewScan(name=name, kind=scan.kind, pages=scan.pages, content=scan.content)

    @duty(RECEIVING)
    def attach(self, number: str, given: Sequence[NewScan]) -> MatterRecord:
        """Put scans to a matter, all or none; its list of materials and the paper of it follow (D17).

        Those of an accusation are sealed as it is, and nobody here sees them again. ``matter.void``,
        ``matter.unanswered``, ``attachment.too_many``.
        """
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            require_standing(matter)
            self._require_room(matter, given)
            rev = matter.rev + 1
            if matter.confidential:
                for each in given:
                    scans.keep(self._store, matter.number, each.content, rev=rev)
                by = self._seat.by()
                matters.replace_matter(self._store, matter, by=by, verb="attach", detail=str(len(given)))
            else:
                require_words(matter)
                materials = matter.draft.materials
                for each in given:
                    scans.keep(self._store, matter.number, each.content, rev=rev)
                    materials = with_scan(materials, each.material)
                self._replace(visit, matter, replace(matter.draft, materials=materials), verb="attach")
        return self._shown(number)

    @duty(RECEIVING)
    def put_by(self, draft: VisitDraft, given: Sequence[NewScan]) -> None:
        """Keep a draft with scans that came for it, all or none, before anything is registered (先收下).

        They stand among its materials already; registering puts them to their matters, and throwing the
        draft away removes them. ``attachment.too_many``.
        """
        known, size = draft_scans.size(self._store, draft.key)
        _require_room(known, size, given)
        self._drafts.save(draft, {each.sha256: each.content for each in given})

    @duty(RECEIVING)
    def of_draft(self, key: str, sha256: str) -> bytes:
        """A scan of the draft that is being written here, whole; ``attachment.unknown``."""
        return self._drafts.scan(key, sha256)

    @duty(READING)
    def listed(self, number: str) -> tuple[Material, ...]:
        """The materials of a matter that were scanned; ``matter.sealed``, ``matter.unanswered``."""
        matter = matter_of(self._seat, number)[1]
        require_words(matter)
        return scanned(matter.draft)

    @duty(READING)
    def open(self, number: str, sha256: str) -> bytes:
        """A scan whole, for one look; that it was opened is kept. ``attachment.unknown``."""
        matter = matter_of(self._seat, number)[1]
        require_words(matter)
        if sha256 not in hashes(matter.draft):
            raise DeskError("attachment.unknown")
        content = scans.opened(self._store, matter.number, sha256)
        with self._store.write():
            trail.append(self._store, self._seat.by(), "scan_opened", matter.number, sha256)
        return content

    @duty(READING)
    def save(self, number: str, folder: Path) -> tuple[Path, ...]:
        """Write the scans of a matter into a folder, in the open, by its number and their order."""
        make_folder(folder)
        made = []
        for place, each in enumerate(self.listed(number), start=1):
            if each.scan:
                path = folder / f"{number}-{place:02d}.{ENDINGS[each.scan.kind]}"
                content = self.open(number, each.scan.sha256)
                made.append(write_file(path, content, content.__eq__))
        return tuple(made)

    @duty(RECEIVING)
    def take_off(self, number: str, sha256: str, why: str) -> MatterRecord:
        """Take a scan off again (撤下): the materials are what they were; the old revision keeps it."""
        reason = require_reason(taken_down(why))
        with self._store.write():
            visit, matter = matter_of(self._seat, number)
            require_standing(matter)
            require_words(matter)
            if sha256 not in hashes(matter.draft):
                raise DeskError("attachment.unknown")
            earlier = reversed(matters.versions(self._store, matter.number))
            materials = without_scan(
                matter.draft.materials, sha256, (each.matter.draft.materials for each in earlier)
            )
            self._replace(
                visit, matter, replace(matter.draft, materials=materials), verb="take_off", why=reason
            )
        return self._shown(number)

    def _replace(self, visit: Visit, matter: Matter, draft: MatterDraft, *, verb: str, why: str = "") -> None:
        if draft == matter.draft:
            return
        made = revised(self._seat, visit, matter, draft)
        changed = hashes(draft) ^ hashes(matter.draft)
        matters.replace_matter(
            self._store,
            made,
            by=self._seat.by(),
            verb=verb,
            detail=" ".join(sorted(changed)),
            why=why,
            anew=changed_papers(self._seat, visit, visit, matter, made),
        )

    def _require_room(self, matter: Matter, given: Sequence[NewScan]) -> None:
        known = scans.of_matter(self._store, matter.number)
        size = sum(each.file.stat().st_size for each in known if each.file.is_file())
        _require_room(len(known), size, given)

    def _shown(self, number: str) -> MatterRecord:
        return without_withheld_words(record_of(self._seat, number))


def _require_room(known: int, size: int, given: Sequence[NewScan]) -> None:
    size += sum(len(each.content) for each in given)
    if known + len(given) > MOST or size > MOST_BYTES:
        raise DeskError("attachment.too_many", most=MOST, most_mb=MOST_BYTES >> 20)
