"""What a page of the petitioner's screen consists of: plain records, drawn by :mod:`ui.petitioner.blocks`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.road.roadmap import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its pictogram (一句话一幅图)."""

    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Words of second rank: an article (``is_citation``), a hint under a question."""

    text: str
    is_citation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Which waiting number is at the window (正在接待), to be read across the hall."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way on that can be touched; ``to`` names the page it leads to."""

    label: str
    to: str
    icon: str
    note: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Ways on, two a row; ``title`` stands above the first row."""

    items: tuple[Choice, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """Answers side by side, each a large drawing with its word under it (满意度)."""

    items: tuple[Choice, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing to know in a card of its own: who, what to bring, how long, what if unsatisfied."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Cards that are seen together, two a row."""

    items: tuple[Fact, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """The stops of a matter (这件事的路); ``said`` is the same in a sentence, to be read aloud."""

    stops: tuple[Stop, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of the next thing: by when, where, with what, at what cost."""

    icon: str
    title: str
    lines: tuple[str, ...]
    more: str = ""
    """Beside the first line: a telephone, that the day itself counts."""
    note: str = ""
    day: date | None = None
    """The day that the first line says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The one next thing (下一步，就办这一件)."""

    act: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The first page of a matter: its road, the one next thing, three to keep in mind, other lawful roads."""

    road: Road
    ahead: Ahead
    things: tuple[tuple[str, str], ...]
    others: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A picture that is understood without reading: its drawing, one line, and figures that many can read."""

    icon: str
    text: str
    note: str
    number: int = 0
    """Which comes first, second, third; 0 where it does not matter."""
    figure: str = ""
    """Drawn in figures: on which floor, which window, whom to ring."""
    day: date | None = None
    """Drawn into the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Six pictures, three a row."""

    items: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A piece of what was written, to be read back; ``title`` is empty on a further piece of a text.

    ``whole`` stands where ``text`` is covered for those around: it is shown while it is touched open.
    """

    title: str
    text: str
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A field to draw in, by whoever wants to (手写框)."""


Block = Sentence | Signing | Quiet | Called | Choices | Faces | Facts | Board | Tiles | Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its heading and what stands under it, each block kept whole.

    ``from_right`` says that its script runs from right to left.
    """

    title: str
    icon: str
    blocks: tuple[Block, ...]
    from_right: bool = False
