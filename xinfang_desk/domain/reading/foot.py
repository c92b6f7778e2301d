"""The foot of a paper (落款): the day it was made and who made it, the day it was signed for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.reading.heading import body_name, is_body
from xinfang_desk.domain.reading.runs import Piece
from xinfang_desk.domain.reading.written_days import Found, days_in, is_broken

_SERVED = re.compile(r"签收|送达|签名|签字|领取|收到|捺印|收件|收执|签章人|当事人:|收文|受领")
_SERVED_ON = re.compile(r"(?:送达|签收|收到)(?:日期|时间)")
_OF_ELSE = re.compile(r"印发|打印|抄送|开庭|立案|受理日|申请日|出生|缴|有效期|届满|施行|校对|拍摄")
_SENTENCE = re.compile(r"[,。;《》]")
_ENDED = re.compile(r"[。;.]$")
_LABEL = re.compile(
    r"日期|时间|签收|签名|签字|送达|收到|领取|捺印|^\(|(?:签收|签名|签字|送达|收件)\S{0,8}:\S{0,8}$"
)
_OF_THE_TEXT = re.compile(r"^(?:你|您|不服|对|被|申请人|原告|上诉人|向|经|由|于|因|自|据|根据|并|收到)")
"""How a line of the text begins that speaks of another paper and breaks off behind its day."""
_GOES_ON = re.compile(r"作出|的|以|向|对|日|送达的|申请|提起|,")
_BEHIND = 6
"""Signs behind a day: a seal's word, a bracket."""
_BESIDE = 24
"""Signs that stand beside a day at the foot: a body's name or a label, no sentence."""
_NEAR = 90
"""Thousandths of the height between a label or name and the day below it."""
_LEFT = 300
"""Thousandths of the width between a label or name and the day to its right."""


@dataclass(frozen=True, slots=True)
class FootDay:
    """A day that stands by itself: at which piece, and which signs of it are the day."""

    at: int
    found: Found

    @property
    def day(self) -> date:
        """The day."""
        return self.found.day


@dataclass(frozen=True, slots=True)
class Foot:
    """What was read; ``signed`` is the piece with the name of whoever made it, None where none is."""

    made: FootDay | None
    received: FootDay | None
    received_unsure: bool
    signed: int | None


def read_foot(pieces: Sequence[Piece], after: int) -> Foot:
    """The days of the pieces from ``after`` on; one of several that differ is not chosen."""
    alone = [each for each in _days_alone(pieces) if not _OF_ELSE.search(pieces[each.at].text)]
    torn = [each for each in alone if _is_torn(pieces, each)]
    alone = [each for each in alone if each not in torn]
    served = [each for each in alone if _is_served(pieces, each)]
    made = [each for each in alone if each not in served and each.at >= after]
    signed = [each for each in made if _signature(pieces, each) is not None]
    made_day = _one(made) or (signed[-1] if signed and signed[-1] is made[-1] and _one(signed) else None)
    received = _one(served)
    unread = not received and any(
        _SERVED.search(each.text) and (is_broken(each.text) or _broken_below(pieces, at))
        for at, each in enumerate(pieces)
        if len(each.text) <= _BESIDE + 12
    )
    clash = bool(made_day and received and received.day < made_day.day)
    return Foot(
        made=None if clash else made_day,
        received=None if clash else received,
        received_unsure=clash or unread or bool(torn) or (bool(served) and not received),
        signed=_signature(pieces, made_day) if made_day else None,
    )


def _days_alone(pieces: Sequence[Piece]) -> Iterator[FootDay]:
    for at, piece in enumerate(pieces):
        found = days_in(piece.text)
        if len(found) == 1:
            before, behind = piece.text[: found[0].start], piece.text[found[0].end :]
            below = pieces[at + 1].text if at + 1 < len(pieces) else ""
            if _is_beside(before) and len(behind) <= _BEHIND and not _GOES_ON.match(below):
                yield FootDay(at, found[0])


def _is_beside(text: str) -> bool:
    """Whether ``text`` may stand before a day at the foot: nothing, a label, or the name of a body."""
    if len(text) > _BESIDE or _SENTENCE.search(text):
        return False
    is_name = is_body(text) and not _OF_THE_TEXT.search(text)
    return not text or is_name or text.endswith(":") or _LABEL.search(text) is not None


def _one(days: Sequence[FootDay]) -> FootDay | None:
    """The last of them where all are of one day."""
    return days[-1] if len({each.day for each in days}) == 1 else None


def _is_served(pieces: Sequence[Piece], found: FootDay) -> bool:
    if _SERVED.search(pieces[found.at].text):
        return True
    above = _words_above(pieces, found)
    return _SERVED.search(above) is not None and _is_label(above)


def _is_torn(pieces: Sequence[Piece], found: FootDay) -> bool:
    """Whether a sentence that speaks of receiving breaks off above: it may go on to this day, or not."""
    if _SERVED.search(pieces[found.at].text):
        return False
    above = _words_above(pieces, found)
    return _SERVED.search(above) is not None and not _is_label(above) and not _ENDED.search(above)


def _is_label(text: str) -> bool:
    return not _SENTENCE.search(text) and not _OF_THE_TEXT.search(text)


def _words_above(pieces: Sequence[Piece], found: FootDay) -> str:
    above = _above(pieces, found.at)
    return "" if above is None else pieces[above].text


def _broken_below(pieces: Sequence[Piece], at: int) -> bool:
    return any(
        is_broken(pieces[each].text) and _above(pieces, each) == at for each in range(at + 1, len(pieces))
    )


def _above(pieces: Sequence[Piece], at: int) -> int | None:
    """The piece that a day at the foot belongs to: to its left on its height, else the next one above it."""
    before = range(at - 1, -1, -1)
    left = next((each for each in before if _beside(pieces[each], pieces[at])), None)
    return (
        left if left is not None else next((each for each in before if _over(pieces[each], pieces[at])), None)
    )


def _beside(piece: Piece, own: Piece) -> bool:
    near = own.box[0] - piece.box[2] < _LEFT
    return piece.height == own.height and near and not days_in(piece.text)


def _over(piece: Piece, own: Piece) -> bool:
    wide = min(piece.box[2], own.box[2]) - max(piece.box[0], own.box[0])
    near = piece.page == own.page and own.box[1] - piece.box[3] < _NEAR
    return piece.height != own.height and near and wide > 0


def _signature(pieces: Sequence[Piece], found: FootDay) -> int | None:
    """The piece with the name of whoever made it: on the height of the day, or above it."""
    if is_body(pieces[found.at].text[: found.found.start]):
        return found.at
    above = _above(pieces, found.at)
    if above is not None and is_body(body_name(pieces[above].text)):
        return above
    return None
