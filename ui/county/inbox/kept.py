"""What was not taken (没有收的): files kept aside with their reason, and records that went back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.chosen_files import chosen_folder
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.brought.aside import RefusedFile
from xinfang_desk.county.finding.lines import RejectedLine, RejectedPage
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _, sentence

_FILES, _RECORDS = "files", "records"
_PAGE = 200
_WIDTHS = {0: 128, 1: 260}
"""Widths of the other columns at 100 %."""
_WHY = 2
_ROW, _LINES = 28, 6
_Line = RefusedFile | RejectedLine


class Kept(Card):
    """A table of either; under it the whole reason of the line one stands on, and what is next."""

    left = Signal()
    """Back to the desks."""
    counted = Signal(int)
    """How many files lie aside."""

    def __init__(self, station: Station) -> None:
        look = self._look = station.look
        super().__init__(look, _("没有收的"), "keptCard", icon="alert")
        self._station = station
        self._bound = Bound(self, station, lambda: None)
        self._names: Mapping[str, str] = {}
        self._which = Segments(look, _("看哪些"), "keptShown", _kinds(), kind="tab")
        self._which.choose(_FILES)
        self._files: tuple[RefusedFile, ...] = ()
        self._records = RejectedPage(total=0, lines=())
        self._model: TableModel[_Line] = TableModel(
            (_("什么时候"), _("哪一个"), _("为什么，怎么办")), self._cells, self
        )
        self.table = table_of(self._model, "keptTable", _("没有收的"), widest=_WHY)
        self._said = label("", wrap=True, name="keptSaid")
        self._out = Button(look, _("取出来…"), "giveRefused", icon="folder")
        back = Button(look, _("回到接待台"), "leaveKept", icon="back", keys="Esc")
        verbs = Flow(look)
        verbs.add(self._out, back)
        self.verbs: QWidget = verbs
        """What is pressed; the page has a foot for it."""
        self.body.addLayout(row(look, self._which, None))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._said)
        self._which.chosen.connect(lambda _key: self._fill())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._follow_row())
        self.table.activated.connect(lambda _index: self._open())
        self._out.clicked.connect(self._choose)
        back.clicked.connect(self.left)
        look.resized.connect(self._follow)
        self._follow()

    def name(self, names: Mapping[str, str]) -> None:
        """What the desks are called."""
        self._names = names

    def reload(self) -> None:
        """Read both lists again."""
        office = self._station.office
        self._bound.ask(
            lambda _none: (office.receiving.refused(), office.finder.rejected(_PAGE)),
            lambda found: self._show(*found),
            self._station.refused,
        )

    def give_back(self, folder: Path) -> None:
        """Write every copy that lies here to ``folder``, as it came."""
        office = self._station.office
        self._station.background.change(
            self, lambda: office.give_refused(folder), self._given, self._station.refused, about=Topic.UNSEEN
        )

    def _given(self, written: Mapping[str, Path]) -> None:
        words = _("取出 {count} 个文件，和来的时候一样。这里还留着一份。")
        self._station.tell(words.format(count=len(written)), NoticeKind.OK)

    def _choose(self) -> None:
        if chosen := chosen_folder(self, _("取出来放到哪个文件夹"), on_stick=True):
            self.give_back(chosen)

    def _show(self, files: tuple[RefusedFile, ...], records: RejectedPage) -> None:
        if (files, records) != (self._files, self._records):
            self._files, self._records = files, records
            self._fill()
        self.counted.emit(len(files))

    def _fill(self) -> None:
        counts = {_FILES: len(self._files), _RECORDS: self._records.total}
        for key, words in _kinds():
            self._which.button(key).say(f"{words} {counts[key]}")
        lines: Sequence[_Line] = self._files if self._shows_files() else self._records.lines
        self._model.show(lines)
        if lines:
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._follow_row()

    def _shows_files(self) -> bool:
        return self._which.choice() == _FILES

    def _follow_row(self) -> None:
        line = self._chosen()
        self._out.use_while(self._shows_files() and any(each.kept for each in self._files))
        if line is None:
            words = _("没有收的文件，没有。") if self._shows_files() else _("退回的事项，没有。")
        elif isinstance(line, RefusedFile):
            words = self._cells(line)[_WHY]
            if not line.kept:
                words += _("文件太大，这里没有留。")
        else:
            words = self._cells(line)[_WHY] + _("按回车看这一件。")
        self._said.setText(words)

    def _chosen(self) -> _Line | None:
        index = self.table.currentIndex()
        line: _Line | None = index.data(TableModel.ItemRole) if index.isValid() else None
        return line

    def _open(self) -> None:
        line = self._chosen()
        if isinstance(line, RejectedLine):
            self._station.ways.open_matter(line.number)

    def _cells(self, line: _Line) -> tuple[str, ...]:
        if isinstance(line, RefusedFile):
            return (f"{line.at.astimezone(CHINA):%m-%d %H:%M}", line.file, sentence(line.code, line.facts))
        why = sentence(line.code, {"field": line.field})
        if line.corrected:
            why = _("已经补正。原来：{why}").format(why=why)
        who = self._names.get(line.desk, line.desk)
        at = (line.at or line.received_at).astimezone(CHINA)
        return f"{at:%m-%d %H:%M}", f"{who} {grouped(line.number)}", why

    def _follow(self) -> None:
        fit_table(self.table, self._look, _WIDTHS, row=_ROW, lines=_LINES + 1)


def _kinds() -> tuple[tuple[str, str], ...]:
    return (_FILES, _("没有收的文件")), (_RECORDS, _("退回的事项"))
