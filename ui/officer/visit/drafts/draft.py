"""The draft on the screen (登记草稿): which visit it is, what was agreed to, what is read back."""

from __future__ import annotations

from datetime import datetime
from os import urandom
from typing import TYPE_CHECKING, Any

from xinfang_desk.domain.intake import lacks
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.words import _, label

_FIELD_OF = {"visit.nobody": "name", "visit.no_matter": "statement", "visit.empty": "statement"}

if TYPE_CHECKING:
    from ui.guide_view import ReadBack
    from xinfang_desk.domain.matter import Agreement, VisitDraft
    from xinfang_desk.domain.number import Number
    from xinfang_desk.domain.record import SavedDraft


class OpenDraft:
    """Which visit is being written down, whether it changed since it was put by, and what was agreed to."""

    def __init__(self) -> None:
        self.key = ""
        self.arrived: datetime | None = None
        """When the first word was written: they came then, whenever they are registered."""
        self.pad: Number | None = None
        """The number on the pad, where it was written there first."""
        self._touched = False
        self._agreed: tuple[ReadBack, datetime] | None = None
        self._drawn = ""
        self.renew()

    def renew(self, kept: SavedDraft | None = None) -> None:
        """Begin another visit, or take up one that was put by, with its time and its number on a pad."""
        self.key = kept.key if kept else urandom(16).hex()
        self.arrived = kept.at if kept else None
        self.pad = kept.draft.pad_number if kept and kept.draft else None
        self._touched = False
        self._agreed, self._drawn = None, ""

    def part(self) -> None:
        """What stands here goes on as another visit; its number on a pad stays with the one before."""
        self.key, self.pad, self._agreed, self._drawn = urandom(16).hex(), None, None, ""

    def known(self) -> dict[str, Any]:
        """What is known of the visit beside what is written: its key, its time, its number on a pad."""
        return {"received_at": self.arrived, "pad_number": self.pad, "key": self.key}

    def agree(self, shown: ReadBack, at: datetime) -> None:
        """The petitioner said that what was shown is right."""
        self._agreed, self._drawn = (shown, at), ""

    def draw(self, drawn: str) -> None:
        """They drew something by hand under what they had agreed to."""
        self._drawn = drawn

    def agreement(self, draft: VisitDraft) -> Agreement | None:
        """The agreement, where ``draft`` still says word for word what was shown."""
        if self._agreed is None or self._agreed[0] != read_back_of(draft):
            return None
        from xinfang_desk.domain.matter import agreed_text

        shown, at = self._agreed
        return agreed_text(shown.lines, at, self._drawn)

    def touch(self, now: datetime) -> bool:
        """Something was written; whether it was the first of this visit."""
        first, self._touched = self.arrived is None, True
        self.arrived = self.arrived or now
        return first

    def take_for_saving(self) -> bool:
        """Whether there is something to put by; from now on there is not."""
        touched, self._touched = self._touched, False
        return touched


def fields_lacking(draft: VisitDraft) -> tuple[str, ...]:
    """The fields that must still be written before the visit can be registered."""
    return tuple(dict.fromkeys(_FIELD_OF[each.code] for each in lacks(draft)))


def read_back_of(draft: VisitDraft) -> ReadBack:
    """What is read back to the petitioner before it is registered (核对)."""
    from ui.guide_view import ReadBack

    # What is agreed to is what will be registered, sign for sign.
    draft = taken_down(draft)
    lines: list[tuple[str, str]] = []
    whole: dict[int, str] = {}
    for person in draft.people:
        lines.append((_("姓名"), person.name or _("未留姓名")))
        if person.id_number:
            whole[len(lines)] = person.id_number
            lines.append((label(person.id_type), masked_id(person.id_number)))
        if person.phone:
            whole[len(lines)] = person.phone
            lines.append((_("电话"), masked_phone(person.phone)))
        if person.address:
            lines.append((_("住址"), person.address))
    for number, matter in enumerate(draft.matters, start=1):
        which = _("第 {number} 件").format(number=number) if len(draft.matters) > 1 else ""
        lines.append((_("{which}反映的情况").format(which=which), matter.statement))
        if matter.request:
            lines.append((_("{which}要求").format(which=which), matter.request))
    return ReadBack(lines=tuple(lines), whole=tuple(whole.get(at, "") for at in range(len(lines))))
