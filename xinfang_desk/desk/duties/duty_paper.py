"""Papers of the township's other duties as files (其他职责的文书)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xinfang_desk.files import write_papers

if TYPE_CHECKING:
    from xinfang_desk.documents.surface.drawing import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPaper:
    """A paper as bytes: its kind (M1), the name of its file, and how many pages it has."""

    kind: str
    name: str
    pdf: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """Of the bytes, in hex: the same record gives the same."""
        return hashlib.sha256(self.pdf).hexdigest()


def as_paper(kind: str, drawing: Drawing) -> DutyPaper:
    """A drawing as the paper that it becomes; what it is called inside is its file's name."""
    return DutyPaper(kind=kind, name=f"{drawing.title}.pdf", pdf=drawing.pdf(), pages=len(drawing.pages))


def save(folder: Path, papers: Iterable[DutyPaper]) -> dict[Path, DutyPaper]:
    """Write them into a folder (``output.exists``, ``output.unwritable``); all of them or none."""
    by_name = {each.name: each for each in papers}
    files = write_papers(folder, {name: each.pdf for name, each in by_name.items()})
    return dict(zip(files, by_name.values(), strict=True))
