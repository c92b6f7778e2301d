"""The draft on the screen (登记草稿): rules about it that need no widget."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from os import urandom
from typing import TYPE_CHECKING, Protocol

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.words import _, label

if TYPE_CHECKING:
    from ui.guide_view import ReadBack
    from xinfang_desk.domain.matter import Agreement, MatterDraft, VisitDraft
    from xinfang_desk.domain.suggestion import SuggestedRoute

_ROADS = {each.value: each for each in Route}
_TOWNSHIP = ("乡镇", "镇人民政府", "乡人民政府", "街道")


class KeptDraft(Protocol):
    """A draft that was put by, as the desk gives it back."""

    @property
    def key(self) -> str:
        """The key of its visit."""

    @property
    def saved_at(self) -> datetime:
        """When it was put by."""

    @property
    def at(self) -> datetime:
        """When they came."""

    @property
    def first_words(self) -> str:
        """What tells it from others."""

    @property
    def draft(self) -> VisitDraft | None:
        """The draft itself; None while it lies sealed, and nobody here has it open."""

    @property
    def sealed(self) -> bool:
        """Whether it may be an accusation: then nothing of it is said."""


class OpenDraft:
    """Which visit is being written down, whether it changed since it was put by, and what was agreed to."""

    def __init__(self) -> None:
        self.key = ""
        self.arrived: datetime | None = None
        """When the first word was written: they came then, whenever they are registered."""
        self._touched = False
        self._agreed: tuple[ReadBack, datetime] | None = None
        self.renew()

    def renew(self, key: str = "", arrived: datetime | None = None) -> None:
        """Begin another visit, or take up the one of ``key``, which ``arrived`` then."""
        self.key = key or urandom(16).hex()
        self.arrived = arrived
        self._touched = False
        self._agreed = None

    def agree(self, shown: ReadBack, at: datetime) -> None:
        """The petitioner said that what was shown is right."""
        self._agreed = (shown, at)

    def agreement(self, draft: VisitDraft) -> Agreement | None:
        """The agreement, where ``draft`` still says word for word what was shown."""
        if self._agreed is None or self._agreed[0] != read_back_of(draft):
            return None
        from xinfang_desk.domain.matter import agreed_text

        shown, at = self._agreed
        return agreed_text(shown.lines, at)

    def touch(self, now: datetime) -> bool:
        """Something was written; whether it was the first of this visit."""
        first, self._touched = self.arrived is None, True
        self.arrived = self.arrived or now
        return first

    def take_for_saving(self) -> bool:
        """Whether there is something to put by; from now on there is not."""
        touched, self._touched = self._touched, False
        return touched


def is_blank(draft: VisitDraft) -> bool:
    """Whether nobody and nothing has been written down."""
    said = any(each.statement or each.request for each in draft.matters)
    return not said and not any(each.name or each.id_number for each in draft.people)


def is_wordless(matter: MatterDraft) -> bool:
    """Whether neither what happened nor what is wanted has been said."""
    return not matter.statement and not matter.request


def lacks(draft: VisitDraft) -> tuple[str, ...]:
    """What must still be written before the visit can be registered: field names."""
    missing = []
    if not draft.people and not draft.anonymous:
        missing.append("name")
    if any(map(is_wordless, draft.matters)):
        missing.append("statement")
    return tuple(missing)


def with_road(matter: MatterDraft, suggested: SuggestedRoute, content: tuple[str, ...]) -> MatterDraft:
    """The matter with a suggested road taken; what the officer has chosen before stays chosen."""
    road = _ROADS.get(suggested.route)
    purpose = Purpose.SHENSU if road else Purpose(suggested.route)
    here = any(word in suggested.body for word in _TOWNSHIP)
    return replace(
        matter,
        purpose=purpose,
        route=road,
        outcome=usual_outcome(purpose, road, here=here),
        to="" if here else suggested.body,
        content=matter.content or (content[0] if content else ""),
    )


def usual_outcome(purpose: Purpose, road: Route | None, *, here: bool) -> Outcome:
    """What the desk usually does with such a matter today (信访工作条例 arts. 22, 30, 31).

    ``here`` is whether this office is the one that has to act.
    """
    if purpose is Purpose.JUBAO:
        return Outcome.DISCIPLINE
    if purpose is Purpose.QITA:
        return Outcome.ONSPOT
    if road in {Route.S1, Route.S2, Route.S3, Route.S4}:
        return Outcome.GUIDE
    return Outcome.ACCEPT if here else Outcome.FORWARD


def read_back_of(draft: VisitDraft) -> ReadBack:
    """What is read back to the petitioner before it is registered (核对)."""
    from ui.guide_view import ReadBack

    # What is agreed to is what will be registered, sign for sign.
    draft = taken_down(draft)
    lines: list[tuple[str, str]] = []
    for person in draft.people:
        lines.append((_("姓名"), person.name or _("未留姓名")))
        if person.id_number:
            lines.append((label(person.id_type), masked_id(person.id_number)))
        if person.phone:
            lines.append((_("电话"), masked_phone(person.phone)))
        if person.address:
            lines.append((_("住址"), person.address))
    for number, matter in enumerate(draft.matters, start=1):
        which = _("第 {number} 件").format(number=number) if len(draft.matters) > 1 else ""
        lines.append((_("{which}反映的情况").format(which=which), matter.statement))
        if matter.request:
            lines.append((_("{which}要求").format(which=which), matter.request))
    return ReadBack(lines=tuple(lines))
