"""Where to ask at this desk (问哪里): what every paper that leaves with a person says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xinfang_desk.documents.phrases import BLANK
from xinfang_desk.domain.office import Office
from xinfang_desk.words import _


def keep_it() -> str:
    """What a sealed receipt says of itself and of its number."""
    return _("请收好这张回执。有要问的，报编号。")


def window(office: Office) -> list[tuple[str, str]]:
    """Telephone, address and hours, each with its caption; hours only where the office has said them."""
    hours = [(_("时间："), office.hours)] if office.hours else []
    return [(_("电话："), office.phone), (_("地址："), office.address), *hours]


def ways_to_ask(office: Office) -> list[tuple[str, str]]:
    """The same, and where one complains, if the office has said it."""
    phone = office.supervision_phone
    return [*window(office), *([(_("监督电话："), phone)] if phone else [])]


def ask_us() -> str:
    """What the ways to ask are for, and what one says there."""
    return _("有不明白的，凭编号问我们。")


def captioned(known: Sequence[tuple[str, str]]) -> list[str]:
    """Each as it is said, with a line to fill for what is not known."""
    return [f"{caption}{value or BLANK}" for caption, value in known]


def in_lines(words: Sequence[str], width_of: Callable[[str], float], width: float) -> list[str]:
    """As many to a line as there is room for: a caption stays with what it names."""
    lines = [words[0]]
    for each in words[1:]:
        longer = f"{lines[-1]}　{each}"
        if width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(each)
    return lines
