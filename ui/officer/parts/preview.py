"""A paper as it will come out (预览): its first page as a picture, drawn in the lane."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.background import Topic
from ui.bound import Bound, said_of
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.labels import label
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


class Preview(QWidget):
    """One paper of one matter, or why it cannot be drawn; nothing at all until it is drawn."""

    shown = Signal()
    """The picture stands in its place, or the reason why there is none."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._bound = Bound(self, station, self._clear)
        self._picture = QLabel()
        self._picture.setObjectName("paperPreview")
        self._refusal = label("", wrap=True, name="previewRefused")
        self._page = QPixmap()
        self._unseen = False
        self.setLayout(column(station.look, self._refusal, self._picture, None))
        self._clear()

    def show_paper(self, number: str, kind: Paper) -> None:
        """Draw and show the paper ``kind`` of a matter, in the place of whatever stood here."""
        self._bound.turn(number)
        name = name_of(kind)
        papers = self._station.desk.papers

        def draw(number: str) -> bytes:
            return papers.picture(papers.draw(number, (kind,))[0].pdf)

        # Drawing marks the paper as drawn: whoever shows its state reads it again.
        self._bound.ask(
            draw,
            lambda png: self._show(name, png),
            lambda fault: self._refused(number, name, fault),
            marks=Topic.MATTERS,
        )

    def clear(self) -> None:
        """Show no paper."""
        self._bound.turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the width (Qt)."""
        super().resizeEvent(event)
        self._fit()
        self._tell_shown()

    def _clear(self) -> None:
        self._page = QPixmap()
        self._unseen = False
        self._picture.clear()
        self._picture.setAccessibleName("")
        self._refusal.clear()
        self._refusal.hide()

    def _show(self, name: str, png: bytes) -> None:
        self._picture.setAccessibleName(_("{paper}预览").format(paper=name))
        self._page.loadFromData(png)
        self._fit()
        self._unseen = True
        self._tell_shown()

    def _tell_shown(self) -> None:
        """Tell it once the page around has made the room that the picture takes."""
        if self._unseen and self.height() >= self._picture.sizeHint().height():
            self._unseen = False
            self.shown.emit()

    def _fit(self) -> None:
        width = min(self.width(), self._page.width())
        if not self._page.isNull() and width > 0:
            ratio = self.devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = self._page.scaledToWidth(round(width * ratio), smooth)
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)

    def _refused(self, number: str, name: str, fault: DeskError) -> None:
        self._refusal.setText(said_of(number, f"{name}　{words_for(fault)}"))
        self._refusal.show()
        self.shown.emit()
