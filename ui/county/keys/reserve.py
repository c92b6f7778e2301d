"""The file of the reserve key (备用密钥), which comes out of the safe for an hour."""

from __future__ import annotations

from ui.county.asked import FileField
from ui.look.theme import Look
from ui.widgets.field import Field
from xinfang_desk.words import _

RESERVE_REFUSALS = ("input.unreadable", "reserve.bad_file", "copy.wrong_key")
"""What is refused because of that file."""


def reserve_field(look: Look, name: str) -> FileField:
    """Asks for the file."""
    hint = _("保险柜里那个U盘上的 reserve-key.txt；办完放回去，不要复制到这台电脑")
    return FileField(look, _("备用密钥文件"), name, hint=hint)


def reserve_needed(field: FileField) -> dict[Field, str]:
    """What is said while none is chosen."""
    return {field: _("请选备用密钥的文件。")}
