"""A paper as it will come out (预览), page by page, drawn in the lane."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.background import Topic
from ui.bound import Bound, said_of
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_DPI = 130


class Preview(QWidget):
    """One paper of one matter, or why it cannot be drawn; nothing at all until it is drawn.

    One that is to be given out anew is looked at first, and printed from here.
    """

    shown = Signal()
    """The picture stands in its place, or the reason why there is none."""
    told = Signal(str)
    """Which page of which paper stands there; nothing where none does."""
    reissued = Signal(object)
    """The :class:`~xinfang_desk.domain.category.Paper` that was looked at is given out anew."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._bound = Bound(self, station, self._clear)
        self._picture = QLabel()
        self._picture.setObjectName("paperPreview")
        self._refusal = label("", wrap=True, name="previewRefused")
        self._page = QPixmap()
        self._unseen = False
        self._high, self._large = 0, False
        self.kind: Paper | None = None
        look = station.look
        words = _("这是现在的样子，还没有打印。交出去的那一份不变。")
        self._reissue = Button(look, _("重新出具，打印这一份"), "reissueShown")
        keep = Button(look, _("不出了"), "keepHanded", kind="ghost")
        choice = row(look, self._reissue, keep, None)
        self._anew = frame("hint", column(look, label(words, wrap=True), choice, margins=(12, 8, 12, 8)))
        self._reissue.clicked.connect(self._give_out)
        keep.clicked.connect(self._show_handed)
        self.setLayout(column(look, self._anew, self._refusal, self._picture, None))
        self._clear()

    def show_paper(
        self, number: str, kind: Paper, *, last: bool = False, large: bool = False, anew: bool = False
    ) -> None:
        """Draw and show the paper ``kind`` of a matter, its first page or the ``last``.

        ``anew`` as it would be given out now, in the place of one that was handed over.
        """
        self._bound.turn(number)
        self.kind, self._in_large = kind, large
        papers = self._station.desk.papers

        def draw(number: str) -> tuple[bytes, int, int, bytes]:
            if anew:
                pdf = papers.look_anew(number, kind, large=large)
            else:
                pdf = papers.draw(number, (kind,), large=large)[0].pdf
            count = papers.page_count(pdf)
            at = count - 1 if last else 0
            return pdf, count, at, papers.picture(pdf, at, _DPI)

        # Drawing marks the paper as drawn: whoever shows its state reads it again.
        self._bound.ask(
            draw,
            lambda drawn: self._show(*drawn, anew=anew),
            lambda fault: self._refused(number, name_of(kind), fault),
            marks=Topic.MATTERS,
        )

    def turn(self, by: int) -> bool:
        """Show another page of the same paper; whether there is one."""
        at, pdf, papers = self._at + by, self._pdf, self._station.desk.papers
        if not 0 <= at < self._count:
            return False
        anew = self._anew.isVisibleTo(self)
        self._bound.ask(
            lambda _number: papers.picture(pdf, at, _DPI),
            lambda png: self._show(pdf, self._count, at, png, anew=anew) if pdf is self._pdf else None,
        )
        return True

    def be_as_high_as(self, height: int) -> None:
        """Show pages whole within this height, in pixels; 0 shows them as wide as there is room."""
        self._high = height
        self._fit()

    def enlarge(self) -> None:
        """As wide as there is room, or whole again."""
        self._large = not self._large
        self._fit()

    def clear(self) -> None:
        """Show no paper."""
        self._bound.turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the width (Qt)."""
        super().resizeEvent(event)
        self._fit()
        self._tell_shown()

    def _clear(self) -> None:
        self.kind, self._in_large = None, False
        self._anew.hide()
        self._pdf, self._count, self._at = b"", 0, 0
        self.told.emit("")
        self._page = QPixmap()
        self._unseen = False
        self._picture.clear()
        self._picture.setAccessibleName("")
        self._refusal.clear()
        self._refusal.hide()

    def _give_out(self) -> None:
        self._anew.hide()
        self.reissued.emit(self.kind)

    def _show_handed(self) -> None:
        if self.kind is not None:
            self.show_paper(self._bound.number, self.kind, large=self._in_large)

    def _show(self, pdf: bytes, count: int, at: int, png: bytes, *, anew: bool = False) -> None:
        begins = anew and not self._anew.isVisibleTo(self)
        self._anew.setVisible(anew)
        if begins:
            self._reissue.setFocus()
        self._pdf, self._count, self._at = pdf, count, at
        name = name_of(self.kind) if self.kind else ""
        self._picture.setAccessibleName(_("{paper}预览").format(paper=name))
        self.told.emit(_("{paper}　{page}/{count} 页").format(paper=name, page=at + 1, count=count))
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
            if self._high > 0 and not self._large and shown.height() > self._high * ratio:
                shown = self._page.scaledToHeight(round(self._high * ratio), smooth)
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)

    def _refused(self, number: str, name: str, fault: DeskError) -> None:
        self._refusal.setText(said_of(number, f"{name}　{words_for(fault)}"))
        self._refusal.show()
        self.shown.emit()
