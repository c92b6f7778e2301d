"""Counts to look through (统计): tabs for what is counted by, bars with figures, a table for others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.chosen_files import file_to_save
from ui.look.theme import Look
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.shown.bars import Bars, Figure
from xinfang_desk.domain.record import LEAST, Count
from xinfang_desk.words import _
from xinfang_desk.words.counts import named, table

_LOWEST = 190
"""A heading and four bars, at 100 %."""


class CountsView(QWidget):
    """The figures of one tab at a time; ``headings`` are what is counted by, with its words."""

    chosen = Signal(str)
    """Another tab is wanted."""
    filed = Signal(object)
    """The ``Path`` that the table for others is to be written to."""

    def __init__(self, look: Look, headings: Mapping[str, str], first: str, *, without: str = "") -> None:
        """``without`` says what is not counted."""
        super().__init__()
        self._look = look
        self._headings = headings
        self._counts: tuple[Count, ...] = ()
        self._tabs = Segments(look, _("按什么统计"), "figuresBy", list(headings.items()), kind="tab")
        self._tabs.choose(first)
        self._total = label("", "label", wrap=True, name="figuresTotal")
        self.bars = Bars(look, "figures", _("统计"))
        save = Button(look, _("另存表格给外单位"), "saveFigures", icon="document")
        note = _("给外单位的表里，不到 {least} 件的合并成一格，看不出是谁。").format(least=LEAST)
        inside = column(look, label(_("统计"), "title"), self._tabs, self._total, spacing=12)
        inside.addWidget(self.bars, 1)
        inside.addLayout(row(look, save, None))
        inside.addWidget(label(note + without, "caption", wrap=True))
        whole = column(look)
        whole.addWidget(Scrolled(frame("page", inside), "figuresScroll"))
        self.setLayout(whole)
        self._follow()
        look.resized.connect(self._follow)
        self._tabs.chosen.connect(self.chosen)
        save.clicked.connect(self._choose_file)

    def by(self) -> str:
        """What is counted by now."""
        return self._tabs.choice() or next(iter(self._headings))

    def show_counts(self, counts: Sequence[Count], total: str, people: Sequence[int] = ()) -> None:
        """Show ``counts``, with ``people`` beside each where they are counted, and ``total`` over them."""
        self._counts = tuple(counts)
        self._total.setText(total)
        figures: list[Figure] = [(named(each), each.matters) for each in counts]
        if people:
            figures = [
                (named(each), each.matters, involved) for each, involved in zip(counts, people, strict=True)
            ]
        self.bars.show_figures(figures, self._headings[self.by()])

    def table(self) -> str:
        """The table that may leave the office, of what is shown."""
        return table(self._counts, self._headings[self.by()])

    def _follow(self) -> None:
        self.bars.setMinimumHeight(self._look.px(_LOWEST))

    def _choose_file(self) -> None:
        if chosen := file_to_save(self, _("表格存到哪里"), f"{_('统计')}.csv"):
            self.filed.emit(chosen)
