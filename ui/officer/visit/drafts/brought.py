"""Scans that come while a visit is being written (登记时收的扫描件): kept at once, sealed, with its draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from ui.background import Topic
from ui.failures import words_for
from ui.officer.parts.scans.sources import Sources
from ui.officer.parts.station import PageStation
from ui.officer.visit.drafts.papers_laid_on import Papers
from ui.officer.visit.matters import MattersCard
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.scan_view import ScanView
from xinfang_desk.domain.books.materials import named, renamed, with_scan, without
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Material
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.desk.books.scans import NewScan
    from xinfang_desk.domain.matter import VisitDraft

_HIGH = 430
"""Pixels at 100 %."""

Change = Callable[[tuple[Material, ...]], tuple[Material, ...]]


class Brought(QFrame):
    """The scans of the matter on the form, over the form until Escape; what comes is kept before it is said.

    A file is a material by itself; one that goes on is put together with the one above it.
    """

    def __init__(
        self,
        station: PageStation,
        matters: MattersCard,
        draft: Callable[[], VisitDraft],
        kept: Callable[[str], None],
    ) -> None:
        """``draft`` is the visit as written; ``kept`` hears the key of a draft that was put by."""
        super().__init__()
        look, scans = station.look, station.desk.scans
        self.setObjectName("broughtPanel")
        self.setProperty("kind", "ask")
        self.setAccessibleName(_("扫描件"))
        self._station, self._matters, self._draft, self._kept = station, matters, draft, kept
        self._coming = 0
        self.sources = Sources(station, "brought_")
        close = Button(look, _("收好了"), "closeBrought", kind="primary", icon="check", keys="Esc")
        self._none = label(
            _("这一件还没有扫描件。收到的马上加密存好，登记时归到这一件。"), "caption", wrap=True
        )
        self._lines = Shelf(look)
        self.view = ScanView(
            station.background,
            look,
            scans.pictures,
            station.refused,
        )
        held = column(look, self._none, self._lines, self.view, None, spacing=8)
        inside = column(look, self.sources, margins=(12, 10, 12, 10), spacing=8)
        listed = frame("", held)
        self._scroll = Scrolled(listed, "broughtScroll")
        # Qt gives what scrolls a colour of its own; here it stands on the panel's.
        listed.setAutoFillBackground(False)
        inside.addWidget(self._scroll, 1)
        inside.addLayout(row(look, None, close))
        self.setLayout(inside)
        close.clicked.connect(self.close_it)
        self.sources.brought.connect(self._bring)
        self.view.grown.connect(lambda: self._scroll.bring(self.view))
        self.view.closed.connect(self.sources.begin)
        matters.form.scans.clicked.connect(self.turn)
        matters.form.statement.handed.connect(self.sources.take_held)
        matters.dropped.connect(self.sources.take)
        matters.turned.connect(self._show)
        matters.changed.connect(self._say)
        self.papers = Papers(station, matters, lambda: draft().key)
        self.papers.named.connect(self._show)
        self.hide()
        self._show()

    def turn(self) -> None:
        """Open it over the form, or put it away."""
        page = self.parentWidget()
        if self.close_it() or page is None:
            return
        corner, seen = self._matters.mapTo(page, QPoint(0, 0)), page.visibleRegion().boundingRect()
        high = min(self._station.look.px(_HIGH), seen.height())
        # As low as it stands whole: in a small window it lies over who came too.
        top = max(seen.top(), min(corner.y(), seen.bottom() - high))
        self.setGeometry(corner.x(), top, self._matters.width(), high)
        self._show()
        self.show()
        self.raise_()
        self.sources.begin()

    def close_it(self) -> bool:
        """Put it away; whether it was open."""
        opened = not self.isHidden()
        if opened:
            if self.isAncestorOf(QApplication.focusWidget() or self):
                self._matters.form.scans.setFocus()
            self.sources.clear()
            self.view.clear()
            self.hide()
        return opened

    def is_coming(self) -> bool:
        """Whether something is on its way, and not kept yet; then that is said."""
        if self._coming:
            self._station.tell(_("扫描件还在收，收好再登记。"), NoticeKind.WARN)
        return self._coming > 0

    def _bring(self, read: Callable[[], bytes], name: str) -> None:
        scans, count = self._station.desk.scans, len(self._matters.scanned()) + self._coming + 1
        words = name or _("材料{number}").format(number=count)
        self._make(
            lambda: scans.made(words, [read()]), lambda new: lambda kept: with_scan(kept, new.material)
        )

    def _make(self, make: Callable[[], NewScan], into: Callable[[NewScan], Change]) -> None:
        """Draw beside the lane, and put what comes of it to the matter that stands on the form now."""
        key, place = self._draft().key, self._matters.place
        self._come(1)

        def came(new: NewScan) -> None:
            self._come(-1)
            if self._draft().key == key:
                self._put(place, new, into(new))
            else:
                words = _("“{name}”没有收下：已经在写另一次来访了。请打开那份草稿，再收一次。")
                self._station.tell(words.format(name=new.name), NoticeKind.WARN)

        def refused(fault: DeskError) -> None:
            self._come(-1)
            self._station.tell(words_for(fault), NoticeKind.DANGER)

        self._station.background.aside(self, make, came, refused)

    def _put(self, place: int, new: NewScan, change: Change) -> None:
        before = self._matters.hand_in(place, change)
        self._show()
        draft, scans = self._draft(), self._station.desk.scans

        def done(_nothing: None) -> None:
            self._kept(draft.key)
            words = _("收下了“{name}”，{pages}页，加密存在草稿里。").format(name=new.name, pages=new.pages)
            self._station.tell(words, NoticeKind.OK)
            if self._draft().key == draft.key:
                self.papers.read(new, new.name)

        def refused(fault: DeskError) -> None:
            if self._draft().key == draft.key:
                self._matters.hand_in(place, lambda _now: before)
                self._show()
            self._station.refused(fault)

        self._station.background.change(
            self, lambda: scans.put_by(draft, [new]), done, refused, about=Topic.DRAFTS
        )

    def _come(self, by: int) -> None:
        self._coming += by
        self.sources.say_busy(busy=self._coming > 0)

    def _say(self) -> None:
        """Say on the button how many there are."""
        found, button = self._matters.scanned(), self._matters.form.scans
        words = _("{count}份{pages}页").format(count=len(found), pages=sum(each.pages for each in found))
        button.say(words if found else _("扫描"))
        button.setToolTip("Alt+X")
        button.setAccessibleName(_("扫描件：{words}").format(words=words) if found else _("收扫描件"))

    def _show(self) -> None:
        self._say()
        self.view.clear()
        found = self._matters.scanned()
        self._none.setVisible(not found)
        self._lines.fill(self._line(at, each) for at, each in enumerate(found))

    def _line(self, at: int, material: Material) -> QWidget:
        look, scan = self._station.look, material.scan
        name = QLineEdit(material.name)
        name.setObjectName(f"broughtName_{at + 1}")
        name.setAccessibleName(_("这份材料叫什么"))
        kind = scan.kind.upper() if scan else ""
        said = label(_("{pages}页　{kind}").format(pages=material.pages, kind=kind), "caption")
        see = Button(look, _("看"), "seeBrought", kind="ghost", icon="eye")
        join = Button(look, _("并到上一份"), "joinBrought", kind="ghost")
        off = Button(look, _("去掉"), "dropBrought", kind="ghost", icon="close")
        for button in (see, join, off):
            button.setAccessibleName(f"{button.text().strip()}：{material.name}")
        verbs = [see, join, off] if at else [see, off]
        name.editingFinished.connect(lambda: self._rename(material, name.text()))
        see.clicked.connect(lambda: self._see(material))
        join.clicked.connect(lambda: self._join(material))
        off.clicked.connect(lambda: self._drop(material))
        line = QWidget()
        line.setObjectName(f"brought_{at + 1}")
        inside = row(look, name, said, *verbs)
        inside.setStretch(0, 1)
        line.setLayout(inside)
        return line

    def _rename(self, material: Material, words: str) -> None:
        if (name := named(words)) and name != material.name:
            self._matters.hand_in(self._matters.place, lambda kept: renamed(kept, material, name))
            self._matters.left.emit()
            self._show()

    def _see(self, material: Material) -> None:
        self._read([material], lambda found: self.view.look_at(material.name, found[0], material.pages))

    def _join(self, material: Material) -> None:
        """Make one of this and the one above it, under the name of that one."""
        found, scans = self._matters.scanned(), self._station.desk.scans
        first = found[found.index(material) - 1]

        def into(new: NewScan) -> Change:
            def joined(kept: tuple[Material, ...]) -> tuple[Material, ...]:
                left = without(kept, material)
                return tuple(new.material if each == first else each for each in left)

            return joined

        self._read(
            [first, material], lambda contents: self._make(lambda: scans.made(first.name, contents), into)
        )

    def _read(self, materials: list[Material], then: Callable[[list[bytes]], None]) -> None:
        key, scans = self._draft().key, self._station.desk.scans
        hashes = [each.scan.sha256 for each in materials if each.scan]
        self._station.background.ask(
            self, lambda: [scans.of_draft(key, each) for each in hashes], then, self._station.refused
        )

    def _drop(self, material: Material) -> None:
        place, key = self._matters.place, self._draft().key
        before = self._matters.hand_in(place, lambda kept: without(kept, material))
        self._matters.left.emit()
        self._show()

        def back() -> None:
            if self._draft().key == key:
                self._matters.hand_in(place, lambda _now: before)
                self._matters.left.emit()
                self._show()

        self._station.offer(_("去掉了“{name}”。").format(name=material.name), _("放回来"), back)
