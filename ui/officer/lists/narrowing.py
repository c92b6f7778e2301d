"""Narrowing a search (筛选): days, village, state, limits that run out; and why one looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from ui.look.theme import Look
from ui.widgets.flow import Flow
from ui.widgets.inputs.captioned import captioned
from ui.widgets.inputs.choices import choices
from ui.widgets.inputs.segments import Segments
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import Within
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_SOON = timedelta(days=7)


class Narrowing(Flow):
    """Four small choices in a row over the results."""

    changed = Signal()

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__(look, spacing=8)
        self._today = today
        days = (("all", _("全部")), ("today", _("今天")), ("month", _("30天内")), ("year", _("今年")))
        self.days = Segments(look, _("哪些天"), "narrowDays", days, kind="tab")
        self.days.choose("all")
        self.village = choices([("", _("所有村"))])
        # What is void is found by its number alone.
        states = [each for each in State if each is not State.VOID]
        self.state = choices([(None, _("所有状态")), *((each, name_of(each)) for each in states)])
        self.soon = QCheckBox(_("七天内到期"))
        self.why = choices((each, each) for each in reasons())
        for box, name, words in (
            (self.village, "narrowVillage", _("只看哪个村")),
            (self.state, "narrowState", _("只看哪种状态")),
            (self.why, "searchWhy", _("为什么查（留痕）")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
            box.setToolTip(words)
            box.setMinimumContentsLength(9)
            box.activated.connect(self.changed)
        self.soon.setObjectName("narrowSoon")
        self.soon.setAccessibleName(_("只看七天内到期和已过期限的"))
        self.soon.toggled.connect(self.changed)
        self.days.chosen.connect(self.changed)
        self.add(self.days)
        for words, box in ((_("村"), self.village), (_("状态"), self.state), (_("为什么查"), self.why)):
            self.add(captioned(look, words, box))
        self.add(self.soon)

    def offer_villages(self, villages: tuple[str, ...]) -> None:
        """Offer villages already written down; the choice stays."""
        chosen = self.village.currentData()
        _refill(self.village, villages)
        self.village.setCurrentIndex(max(self.village.findData(chosen), 0))

    def within(self) -> Within:
        """What the search is narrowed to."""
        today = self._today()
        since = {
            "today": today,
            "month": today - timedelta(days=30),
            "year": today.replace(month=1, day=1),
        }.get(self.days.choice() or "all")
        state: State | None = self.state.currentData()
        return Within(
            since=since,
            village=self.village.currentData(),
            states=frozenset({state} if state else ()),
            due_by=today + _SOON if self.soon.isChecked() else None,
        )

    def reset(self) -> None:
        """Narrow to nothing."""
        self.days.choose("all")
        self.village.setCurrentIndex(0)
        self.state.setCurrentIndex(0)
        self.soon.blockSignals(True)
        self.soon.setChecked(False)
        self.soon.blockSignals(False)


def reasons() -> tuple[str, ...]:
    """Why somebody may be looked up (查询事由); the usual one first, as the desk knows it."""
    return ("接待", "来访人查进度", "核对重复来访", "督查检查")


def _refill(box: QComboBox, villages: tuple[str, ...]) -> None:
    while box.count() > 1:
        box.removeItem(1)
    for each in villages:
        box.addItem(each, each)
