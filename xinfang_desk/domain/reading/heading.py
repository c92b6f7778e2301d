"""The heading of a paper (标题): the first line that can be one decides, never the text below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xinfang_desk.domain.reading.kinds import PaperKind, PaperKinds
from xinfang_desk.domain.reading.runs import Piece, joined

_REACH = 12
"""Pieces from the top among which the heading stands."""
_LONGEST = 60
_ENDS = re.compile(
    r"(?:书|证|单|函|表|决定|意见|答复|回执|告知|通知|公告|通告|记录|笔录|协议|合同|收据|票据|凭证)$"
)
"""What a heading ends in, whichever paper it is."""
_NO_HEADING = re.compile(r"[,。;!?《》]|^\d|^(?:案由|事由|附|依据|文书名称|送达文书)")
_NO_PART = re.compile(rf"{_NO_HEADING.pattern}|\d|:")
_SHORT = 8
"""Signs of a heading's last height that may be the end of a longer one."""
_COPY = re.compile(r"\((?:副本|正本|存根|存档联|当事人联|第[一二三四]联|复印件|样式|式样)\)$")
_NUMBER_BEHIND = re.compile(r"(.*?(?:书|决定|意见|答复|通知|表|单))(\S{2,12}(?:字|号|决|复|罚).*号)$")
BODY = re.compile(
    r"(?:人民政府(?:\S{1,8}办事处)?|人民法院|检察院|管理委员会|委员会|仲裁院|管委会|公安局|分局|局|厅|大队|支队|总队"
    r"|派出所|管理所|所|站|中心|办公室|办事处|管理处|仲裁委|法院|委|政府|队)$"
)
"""What the name of a body ends in."""
_LIKE_A_NUMBER = re.compile(r"^\S{0,26}号$")
"""What may be a document's number, however ill it was read: which court's book it is of may stand there."""
_ITS_SEAL = re.compile(r"\((?:印章?|公章|盖章|章|印鉴|院印)\)$|文件$|\(?盖章\)?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where it stands: pieces ``first`` to ``last``, the head of letters above it among them, and its text.

    ``own`` is the piece at which the heading itself begins; ``text`` is without the number behind it.
    """

    own: int
    last: int
    text: str
    letterhead: tuple[int, ...]


def find_heading(pieces: Sequence[Piece]) -> Heading | None:
    """The heading of the first page; None where nothing could be one."""
    for last, piece in enumerate(pieces[:_REACH]):
        if piece.page != pieces[0].page or _is_text(piece.text):
            return None
        text = _bare(piece.text)
        if len(text) <= _LONGEST and _ENDS.search(text) and not _NO_HEADING.search(text):
            own = _beginning(pieces, last)
            above = tuple(at for at in range(own) if is_body(pieces[at].text))
            whole = "".join(_bare(each.text) for each in pieces[own : last + 1])
            return Heading(own, last, whole, above)
    return None


def kind_of(heading: Heading, pieces: Sequence[Piece], kinds: PaperKinds, number: str) -> PaperKind | None:
    """The kind of that heading; None where the table has none."""
    above = "".join(body_name(pieces[at].text) for at in heading.letterhead)
    own = heading.text.removeprefix(body_before(heading.text))
    headed = [(max(each.heads(own), each.heads(heading.text)), each) for each in kinds.kinds]
    longest = max((length for length, _ in headed), default=0)
    text, head = joined(pieces).text, above + heading.text
    below = pieces[heading.own : heading.last + 3]
    number = number or next((each.text for each in below if _LIKE_A_NUMBER.search(each.text)), "")
    fitting = (each for length, each in headed if length == longest > 0 and each.fits(head, number, text))
    return next(fitting, None)


def body_before(heading: str) -> str:
    """The name of the body in front of a heading that has it: 示例县公安局行政处罚决定书."""
    if heading.startswith(("关于", "对")):
        return ""
    ends = (at for at in range(len(heading) - 1, 3, -1) if is_body(heading[:at]))
    whole = (at for at in ends if not heading[at:].startswith(("会", "书", "员")))
    return heading[: next(whole, 0)]


def is_body(text: str) -> bool:
    """Whether a piece is the name of a body and nothing else."""
    name = body_name(text)
    return 3 <= len(name) <= 40 and BODY.search(name) is not None and not _NO_HEADING.search(name)


def body_name(text: str) -> str:
    """The name without what stands behind it for its seal."""
    return _ITS_SEAL.sub("", text)


def _bare(text: str) -> str:
    """A heading without what says which copy it is, and without a number behind it."""
    behind = _NUMBER_BEHIND.match(text)
    return _COPY.sub("", behind[1] if behind else text)


def _is_text(text: str) -> bool:
    """Whether it is a sentence of the paper: no heading comes after it."""
    return len(text) > 12 and re.search(r"[,。;]", text) is not None


def _beginning(pieces: Sequence[Piece], last: int) -> int:
    """The piece where a heading of several heights begins: what stands above it and is no body's name."""
    first = last
    while first > 0:
        above = pieces[first - 1]
        height = pieces[last].box[3] - pieces[last].box[1]
        own = above.box[3] - above.box[1]
        begins = above.text.startswith(("关于", "对")) or len(pieces[last].text) < _SHORT
        if is_body(above.text) or not begins or _NO_PART.search(above.text):
            return first
        if not 0.6 < own / max(height, 1) < 1.6 or pieces[first].box[1] - above.box[3] > 2 * height:
            return first
        first -= 1
    return first
