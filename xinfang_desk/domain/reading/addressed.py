"""Who made a paper and to whom (作出单位、当事人)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xinfang_desk.domain.reading.heading import Heading, body_before, body_name
from xinfang_desk.domain.reading.runs import Piece

_REACH = 10
"""Pieces below the heading among which the one addressed stands."""
_OF_A_SEAL = 2
"""Signs that a seal adds to the name it lies over, or takes away."""
_ALIKE = 0.6
_PARTY = re.compile(
    r"^(?:被处罚人|被处罚单位|被处罚对象|当事人|被调查人|违法行为人|被征收人|被责令人|信访人|申请人|受送达人|参保人|职工|行政相对人|受文人|被申请人)"
    r"(?:\(\S{1,12}?\))?(?:姓名或者?名称|姓名|名称|姓名/名称)?"
)
_PARTY_NAME = re.compile(
    r"^[:]?(?P<name>[㐀-鿿·]{2,30}(?:\([㐀-鿿]{1,8}\))?[㐀-鿿]*?)(?:[,。;:(]|$|(?=性别|男,|女,))"
)
_SALUTED = re.compile(r"^(?P<name>[㐀-鿿·]{2,30}?)(?:同志|先生|女士)?(?:\(先生/女士\))?:$")
_NO_NAME = re.compile(
    r"^(?:案由|理由|依据|事由|编号|文号|查询码|联系|地址|经查|现查明|性别|姓名|名称)|如下$|字$"
)


def find_body(
    pieces: Sequence[Piece], heading: Heading, signed: int | None
) -> tuple[str, tuple[int, ...]] | None:
    """The body's name and at which pieces it stands: of its letterhead, heading and signature.

    None where none is to be read, or where they name two. A seal lies over the signature, none over the head.
    """
    named = [(body_name(pieces[at].text), at) for at in heading.letterhead[-1:]]
    if prefix := body_before(heading.text):
        named.append((prefix, heading.own))
    if signed is not None:
        text = re.split(r"\d{4}年|[〇一二]\S{3}年", pieces[signed].text)[0]
        named.append((body_name(text), signed))
    if not named:
        return None
    head, at = named[0]
    for name, below in named[1:]:
        if name.startswith(head) and len(name) - len(head) > _OF_A_SEAL:
            return name, (at, below)
        if head not in name and name not in head and not _is_alike(name, head):
            return None
    return head, (at,)


def _is_alike(name: str, head: str) -> bool:
    """Whether a name may be that of the head of the letter, as it was read below a seal."""
    return abs(len(name) - len(head)) <= _OF_A_SEAL and len(set(name) & set(head)) >= _ALIKE * len(set(head))


def find_addressee(pieces: Sequence[Piece], heading: Heading) -> tuple[str, int] | None:
    """The person or body that a paper is addressed to, and at which piece; None where none is to be read."""
    end = min(len(pieces), heading.last + 1 + _REACH)
    for below in range(heading.last + 1, end):
        at, text = below, pieces[below].text
        if label := _PARTY.match(text):
            behind = text[label.end() :]
            if behind in {"", ":"} and at + 1 < len(pieces):
                at, behind = at + 1, _PARTY.sub("", pieces[at + 1].text)
            named = _PARTY_NAME.match(behind)
        else:
            named = _SALUTED.match(text)
        if named and not _NO_NAME.match(named["name"]):
            return named["name"], at
    return None
