"""Reading a page aloud (朗读): what is read, and what the button does when it is touched again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from ui.guide_words import Language, spoken
from ui.petitioner.page import (
    Block,
    Board,
    Called,
    Choices,
    Faces,
    Facts,
    Page,
    Quiet,
    Sentence,
    Signing,
    Tile,
    Tiles,
    Written,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aloud:
    """Sentences to be read one after the other, in Chinese; ``slow`` for those who ask again."""

    sentences: tuple[str, ...]
    slow: bool


Readable = Callable[[tuple[str, ...]], bool]
"""Whether this machine can read these sentences, all of them and in good Mandarin."""


class Turn(Enum):
    """What touching the button does next (下一次点)."""

    READ = "read"
    AGAIN = "again"
    """Once more, slower."""
    STOP = "stop"


_AFTER = {Turn.READ: Turn.AGAIN, Turn.AGAIN: Turn.STOP, Turn.STOP: Turn.READ}


class Reader:
    """What the button for reading aloud does on the page shown."""

    def __init__(self) -> None:
        self.turn = Turn.READ
        self.readable: Readable | None = None

    def can_read(self, page: Page) -> bool:
        """Whether ``page`` can be read: in Chinese, for that is what the machine speaks."""
        said = sentences(page)
        chinese = spoken() is Language.CHINESE and not page.from_right
        return self.readable is not None and chinese and bool(said) and self.readable(said)

    def touch(self, page: Page) -> Aloud | None:
        """What is to be read now; None when reading is to stop."""
        turn, self.turn = self.turn, _AFTER[self.turn]
        return None if turn is Turn.STOP else Aloud(sentences=sentences(page), slow=turn is Turn.AGAIN)

    def leave(self) -> bool:
        """The page has changed: begin anew; tells whether something may still be heard."""
        was, self.turn = self.turn, Turn.READ
        return was is not Turn.READ


def sentences(page: Page) -> tuple[str, ...]:
    """What is read of ``page``, in its order; nothing of a read-back, for a whole hall hears it."""
    if any(isinstance(block, Written) for block in page.blocks):
        return ()
    said = (page.title, *(words for block in page.blocks for words in _said(block)))
    return tuple(words for words in said if words.strip())


def tile_said(tile: Tile) -> tuple[str, ...]:
    """What is read of a picture that is touched."""
    return tuple(words for words in (tile.text, tile.note) if words)


def _said(block: Block) -> tuple[str, ...]:
    match block:
        case Sentence():
            return (block.text,)
        case Quiet():
            # Articles are for the eye.
            return () if block.is_citation else (block.text,)
        case Signing():
            return ()
        case Called():
            # It changes with every call, and is for those across the hall.
            return ()
        case Choices() | Faces():
            return (block.title, *(each.label for each in block.items))
        case Facts():
            return (block.title, *(words for each in block.items for words in (each.title, each.text)))
        case Board():
            points = (
                words
                for each in block.ahead.points
                for words in (each.title, *each.lines, each.more, each.note)
            )
            things = (words for pair in block.things for words in pair)
            others = (words for each in block.others for words in (each.label, each.note))
            return (block.road.said, block.ahead.act, *points, *things, *others)
        case Tiles():
            return tuple(words for each in block.items for words in tile_said(each))
        case Written():
            return ()
