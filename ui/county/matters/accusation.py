"""Reading an accusation (检举控告) in the discipline authority's window: opened for one reading.

What was opened stands in this card and nowhere else, and goes with whatever takes the card out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.bound import Bound
from ui.county.station import Station
from ui.idle import Resting
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.petitioner import IdType, Role
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

if TYPE_CHECKING:
    pass


class AccusationCard(Card):
    """Shut, or open and marked 保密."""

    grown = Signal(QWidget)
    """It has just been opened, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self._mark = Pill(look, _("保密"), PillKind.DANGER)
        super().__init__(look, _("检举控告"), "accusationCard", icon="lock", aside=self._mark)
        self._station = station
        self._bound = Bound(self, station, self._clear)
        self.resting = Resting(self)
        words = _("内容在台账里也封着，看的时候才打开。一分钟没动键盘鼠标、离开这一页，都会收起。")
        self._read = Button(look, _("打开阅看"), "readAccusation", icon="eye")
        self._away = Button(look, _("收起"), "putAccusationAway", icon="lock")
        self._lines = Shelf(look)
        self.body.addWidget(label(words, "label", wrap=True))
        self.body.addLayout(row(look, self._read, self._away, None))
        self.body.addWidget(self._lines)
        self._read.clicked.connect(self._open)
        self._away.clicked.connect(self._shut)
        self.resting.timeout.connect(self.put_away)
        self.put_away()

    def begin(self, number: str) -> None:
        """Stand on the page of this matter, shut."""
        self._bound.turn(number)

    def put_away(self) -> None:
        """Leave nothing of the content in the window."""
        self._bound.turn(self._bound.number)

    def _clear(self) -> None:
        self.resting.end()
        self._lines.wipe()
        self._stand(opened=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away()

    def _open(self) -> None:
        self._read.setEnabled(False)
        office = self._station.office
        self._bound.ask(lambda number: tuple(_facts(office.accusation(number))), self._show, self._refused)

    def _show(self, told: Sequence[tuple[str, str]]) -> None:
        self._lines.fill(self._line(title, words) for title, words in told if words)
        self._stand(opened=True)
        self._away.setFocus()
        self.resting.begin()
        self.grown.emit(self)

    def _refused(self, fault: DeskError) -> None:
        self.put_away()
        self._station.refused(fault)

    def _shut(self) -> None:
        self.put_away()
        self._read.setFocus()

    def _stand(self, *, opened: bool) -> None:
        self._read.setEnabled(True)
        self._read.setVisible(not opened)
        self._away.setVisible(opened)
        self._mark.setVisible(opened)

    def _line(self, title: str, words: str) -> QWidget:
        # Plain labels: their text cannot be marked, and so goes to no clipboard.
        line = QWidget()
        line.setLayout(
            column(self._station.look, label(title, "caption"), label(words, wrap=True), spacing=1)
        )
        return line


def _facts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Who came, how to reach them, and what they said, as the desk wrote it down."""
    for person in content["people"]:
        number = person["id_number"]
        identity = f"{name_of(IdType(person['id_type']))} {number}" if number else ""
        parts = (
            person["name"],
            name_of(Role(person["role"])),
            identity,
            person["phone"],
            person["address"],
        )
        yield _("来访人"), "　".join(part for part in parts if part)
    if content["anonymous"]:
        yield _("来访人"), _("不愿留姓名")
    for matter in content["matters"]:
        draft = matter["draft"]
        yield _("反映的情况"), draft["statement"]
        yield _("要求"), draft["request"]
        yield _("内容类别"), "　".join(part for part in (draft["content"], draft["village"]) if part)
        yield _("去向"), draft["to"]
        yield _("材料"), "、".join(each["name"] for each in draft["materials"])
