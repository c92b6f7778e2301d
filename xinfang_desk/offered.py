"""What a file is that somebody opened from the file manager (打开文件), and which page takes it.

By its first bytes; sealed files all begin alike, and are told apart by the name that docs/wire.md gives them.
Nothing is taken, unpacked or decrypted here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, get_args

from xinfang_desk.batch.cards import CardKind, read_card
from xinfang_desk.batch.dsse import open_envelope
from xinfang_desk.batch.seal import SEALED
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import open_input, read_some, without_mark
from xinfang_desk.places import REGISTER, VAULT, home_folder
from xinfang_desk.updates.signed import TYPE, look
from xinfang_desk.words import sentence
from xinfang_desk.words.language import N_, _

Side = Literal["desk", "county"]
"""Whose program was asked to open it."""


class Kind(StrEnum):
    """What a file is."""

    BATCH = "batch"
    """To the county, of any of the chains (上报批次)."""
    REPLY = "reply"
    """From the county (县级回执)."""
    CARD = "card"
    """An enrolment card, or the file that changes a key (登记卡、换钥文件)."""
    BACKUP = "backup"
    """A desk's home (备份)."""
    TABLE = "table"
    """A table from the county (下发的表)."""
    UPDATE = "update"
    """The signed statement of an update (程序更新)."""
    OTHER = "other"
    """None of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A file, what it is, the page that takes it (none: empty), and the words of the button that does."""

    file: Path
    kind: Kind
    page: str
    words: str
    action: str = ""


_HEAD = 1 << 16
"""Bytes; a card and the statement of an update are smaller."""
_TAR, _TAR_AT = b"ustar", 257
_NAME = re.compile(r"[0-9]{9}-[0-9]-([a-z]?)[0-9]{6}(\.ack)?\.xfb")
_BY_LETTER = {"t": Kind.TABLE, "k": Kind.CARD}

_WAYS: Mapping[tuple[Side, Kind], tuple[str, str, str]] = {
    ("desk", Kind.REPLY): ("batch", N_("{file} 是县里带回的回执，还没有读。"), N_("读取")),
    ("desk", Kind.CARD): ("settings", N_("{file} 是登记卡，还没有接收。"), N_("接收县里的卡")),
    ("desk", Kind.BACKUP): (
        "day_close",
        N_("{file} 是备份，可以打开核对，登记簿不变。"),
        N_("核对"),
    ),
    ("desk", Kind.TABLE): ("settings", N_("{file} 是县里下发的表，还没有装。"), N_("看看改了什么")),
    ("desk", Kind.BATCH): ("batch", N_("{file} 是报给县里的批次，只有县里打得开。请交给县里。"), ""),
    ("county", Kind.BATCH): ("in", N_("{file} 是接待台报来的批次，还没有收。"), N_("接收")),
    ("county", Kind.CARD): ("in", N_("{file} 是登记卡，还没有接收。"), N_("接收登记卡")),
    ("county", Kind.REPLY): ("", N_("{file} 是给接待台的回执，只有那个接待台打得开。"), ""),
    ("county", Kind.TABLE): ("tables", N_("{file} 是下发给接待台的表，只有那个接待台打得开。"), ""),
    ("county", Kind.BACKUP): ("", N_("{file} 是接待台的备份，要在接待台上打开。"), ""),
}
_OTHER = N_("{file} 不是本程序的文件，没有打开。请核对是不是选错了。")


def recognise(file: Path, side: Side, home: Path) -> Offered:
    """What ``file`` is, and which page of the ``desk`` or ``county`` takes it; ``input.unreadable``.

    No page takes an update: whether it is a sound one for this ``home`` is said at once.
    """
    kind = kind_of(file, side)
    named = {"file": file.name}
    if kind is Kind.CARD and side == "desk" and _is_of_authority(file):
        words = _("{file} 是纪检监察机关的登记卡，由保密员在这一页接收。")
        return Offered(file=file, kind=kind, page="settings", words=words.format(**named))
    if kind is Kind.UPDATE:
        return Offered(file=file, kind=kind, page="", words=_looked_at(file.parent, home))
    page, words, action = _WAYS.get((side, kind), ("", _OTHER, ""))
    return Offered(
        file=file, kind=kind, page=page, words=_(words).format(**named), action=_(action) if action else ""
    )


def taker(file: Path, asked: Side) -> Side:
    """Whose window takes ``file`` on this computer, where the file manager has ``asked`` one of them.

    The one that is set up here; where both are, the one that can do something with the file.
    """
    if os.environ.get("XINFANG_HOME"):
        return asked
    sides: tuple[Side, ...] = get_args(Side)
    here = [side for side in sides if (home_folder(None, side) / VAULT).exists()]
    if len(here) == len(sides):
        here = [side for side in sides if _can_take(file, side)]
    return here[0] if len(here) == 1 else asked


def _can_take(file: Path, side: Side) -> bool:
    try:
        kind = kind_of(file, side)
    except DeskError:
        return False
    return bool(_WAYS.get((side, kind), ("", "", ""))[2])


def kind_of(file: Path, side: Side) -> Kind:
    """What ``file`` is, opened by the ``desk`` or ``county``; ``input.unreadable``."""
    head = _head(file)
    if head.startswith(SEALED):
        return _sealed(file.name, side)
    if head[_TAR_AT:].startswith(_TAR) and head.startswith(REGISTER.encode() + b"\0"):
        return Kind.BACKUP
    envelope = open_envelope(head)
    if envelope is not None and envelope.payload_type == TYPE:
        return Kind.UPDATE
    return Kind.OTHER if _card(head) is None else Kind.CARD


def _head(file: Path) -> bytes:
    with open_input(file) as opened:
        return without_mark(read_some(opened, _HEAD, file.name))


def _sealed(name: str, side: Side) -> Kind:
    """What a sealed file says it is by its name; under another name, what this side mostly gets."""
    found = _NAME.fullmatch(name)
    if found is None:
        return Kind.REPLY if side == "desk" else Kind.BATCH
    return _BY_LETTER.get(found[1], Kind.REPLY if found[2] else Kind.BATCH)


def _looked_at(folder: Path, home: Path) -> str:
    found = look(folder, home)
    if found.refused is not None:
        return sentence(found.refused.code, found.refused.facts)
    return _("程序更新 {version} 核对过，是真的，还没有装。请管理员来装，或照县里教的办。").format(
        version=found.version
    )


def _card(head: bytes) -> CardKind | None:
    """Whose card it is; one that is no card, or not sound, is None."""
    try:
        return read_card(head).kind
    except DeskError:
        return None


def _is_of_authority(file: Path) -> bool:
    return _card(_head(file)) is CardKind.DISCIPLINE
