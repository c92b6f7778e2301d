"""Narrowing the list of matters (筛选): one desk, one state, one purpose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.county.matters.names import state_name
from ui.look.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs.captioned import captioned
from ui.widgets.inputs.choices import choices, refill
from xinfang_desk.county.answers import DeskLine, Key, Wanted
from xinfang_desk.county.standing import RETURNED
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.county_clock import REFUSED
from xinfang_desk.domain.matter import State
from xinfang_desk.words import _, label

_NEWEST, _SOONEST = "received_at", "due"


class Filtering(Flow):
    """Choices in a row; nothing chosen narrows nothing."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, spacing=6)
        states = [each.value for each in State if each is not State.VOID]
        purposes = [each for each in Purpose if each is not Purpose.JUBAO]
        self.desk = choices([("", _("全部接待台"))])
        self.state = choices(
            [
                ("", _("任何一步")),
                ("open", _("没有办结")),
                *((each, state_name(each)) for each in (RETURNED, *states, *REFUSED)),
            ]
        )
        self.purpose = choices([("", _("任何目的")), *((each.value, label(each)) for each in purposes)])
        self.sort = choices([(_NEWEST, _("新来的在前")), (_SOONEST, _("先到期的在前"))])
        self._clear = Button(look, _("清掉筛选"), "clearFilters", kind="ghost")
        for box, name, words in (
            (self.desk, "filterDesk", _("接待台")),
            (self.state, "filterState", _("到哪一步")),
            (self.purpose, "filterPurpose", _("目的")),
            (self.sort, "sortMatters", _("排")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setToolTip(words)
            box.setMinimumContentsLength(6)
            box.activated.connect(lambda _at: self._chosen())
            self.add(captioned(look, words, box))
        self.add(self._clear)
        self._clear.clicked.connect(self._forget)
        self._mark()

    def offer(self, desks: Sequence[DeskLine]) -> None:
        """These are the desks now."""
        named = ((each.desk, f"{each.name}　{each.desk[-1]}") for each in desks)
        refill(self.desk, [("", _("全部接待台")), *named])

    def wanted(self, behind: Key | None, size: int) -> Wanted:
        """What the list is narrowed to, from where the page before ended."""
        sort = str(self.sort.currentData())
        return Wanted(
            desk=str(self.desk.currentData() or ""),
            state=str(self.state.currentData() or ""),
            purpose=str(self.purpose.currentData() or ""),
            sort=sort,
            descending=sort == _NEWEST,
            size=size,
            behind=behind,
        )

    def _chosen(self) -> None:
        self._mark()
        self.changed.emit()

    def _forget(self) -> None:
        for box in (self.desk, self.state, self.purpose):
            box.setCurrentIndex(0)
        self._chosen()

    def _mark(self) -> None:
        self._clear.use_while(any(box.currentIndex() > 0 for box in (self.desk, self.state, self.purpose)))
