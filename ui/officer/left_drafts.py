"""Drafts that were left behind (未登记的草稿): taken up or thrown away, never silently."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.officer.days import full_day
from ui.officer.draft import KeptDraft
from ui.theme import Look
from ui.widgets.boxes import Shelf, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from xinfang_desk.words import _


class LeftDrafts(Shelf):
    """One line a draft: when it was kept, its first words, and the two things to do with it."""

    taken_up = Signal(object)
    dropped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.setObjectName("leftDrafts")

    def show_drafts(self, drafts: Iterable[KeptDraft]) -> None:
        """Ask about these."""
        self.fill(self._line(each) for each in drafts)

    def _line(self, kept: KeptDraft) -> QFrame:
        look = self._look
        words = _("有一份没有登记的草稿：{day} {time:%H:%M}　{first}").format(
            day=full_day(kept.saved_at.date()), time=kept.saved_at, first=kept.first_words
        )
        take = Button(look, _("恢复"), f"takeDraft_{kept.key}", kind="ghost")
        drop = Button(look, _("放弃"), f"dropDraft_{kept.key}", kind="ghost")
        take.clicked.connect(lambda: self.taken_up.emit(kept))
        drop.clicked.connect(lambda: self.dropped.emit(kept))
        inside = row(look, IconLabel(look, "alert", "warn", 18), margins=(12, 4, 8, 4))
        inside.addWidget(label(words, wrap=True), 1)
        inside.addWidget(take)
        inside.addWidget(drop)
        panel = frame("warn", inside, f"draft_{kept.key}")
        panel.setAccessibleName(words)
        return panel
