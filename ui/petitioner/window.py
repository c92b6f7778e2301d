"""The petitioner's window (群众屏): the lawful road map in large type, on a screen of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.guide_view import GuideView, ReadBack
from ui.petitioner import names, pages
from ui.petitioner.head import Head
from ui.petitioner.sheet import Sheet
from ui.petitioner.strip import Strip
from ui.petitioner.walk import Walk
from ui.theme import Look, Theme, ThemeName
from xinfang_desk.domain.roadmap import RoadMap
from xinfang_desk.words import _

SCALES = (1.0, 1.25, 1.5)
"""Text sizes a petitioner can choose (字号)."""

REST = 60_000
"""Milliseconds without a touch after which a read-back goes away."""

_WIDE = 1600
"""Pixels at 100 % from which two columns fit side by side."""

_TALL = 960
"""Pixels from which the head may be high."""

_ROOMY = 1.25
"""How much larger words stand on a wide screen."""

_ROOMY_FRAME = 1.125
"""The same for the head and the strip, which keep their size whatever type is chosen."""

_EDGE, _GAP = 24, 12


class GuideWindow(QFrame):
    """What a petitioner sees and touches. It is handed records, and tells what was touched by signals.

    Names and numbers are shown by :meth:`show_read_back` alone.
    """

    print_asked = Signal()
    """The petitioner would like the road map of this matter on paper."""

    agreed = Signal(ReadBack)
    """What was read back is right; the record that was on the screen."""

    change_asked = Signal(ReadBack)
    """What was read back is to be changed."""

    read_back_hidden = Signal()
    """The read-back has gone from the screen, answered or not."""

    unplugged = Signal()
    """The petitioner's screen has gone; the window is hidden and empty."""

    def __init__(self, road_map: RoadMap, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("guideWindow")
        self.setAccessibleName(_("依法信访路线图"))
        self.setWindowTitle(_("依法信访路线图"))
        self.setProperty("kind", "page")
        self._road_map = road_map
        self._usual = self._chosen = theme
        self._look = Look(self, replace(theme, scale=1.0), self)
        self._walk = Walk()
        self._view: GuideView | None = None
        self._written: ReadBack | None = None
        self._screen: QScreen | None = None
        self.resting = QTimer(self)
        self.resting.setSingleShot(True)
        self.resting.setInterval(REST)
        self.resting.timeout.connect(self.hide_read_back)
        self._head = Head(self._look)
        self._strip = Strip(self._look)
        self._sheet = self._draw()
        self._body = QVBoxLayout()
        self._body.setContentsMargins(_EDGE, _GAP, _EDGE, 0)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The screen sets the size, never the page.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self._head)
        column.addLayout(self._body, 1)
        column.addWidget(self._strip)
        self._strip.back.clicked.connect(self._back)
        self._strip.own.clicked.connect(self._own)
        self._strip.larger.clicked.connect(self._larger)
        self._strip.colours.clicked.connect(self._other_colours)
        self._strip.on.clicked.connect(self._on)
        self._show()

    @property
    def here(self) -> str:
        """The name of the page shown."""
        return self._walk.here.page

    def open(self, page: str) -> None:
        """Step to a page by its name: a place of the road map, or a page of :mod:`ui.petitioner.pages`."""
        self._walk.go(page)
        self._show()

    def show_matter(self, view: GuideView) -> None:
        """Show the road of a matter."""
        self.hide_read_back()
        self._view = view
        self._walk.restart()
        self.open(names.MATTER)

    def show_read_back(self, written: ReadBack) -> None:
        """Show what was written until it is answered, left alone for a minute, or the visit closes."""
        self.hide_read_back()
        for answered in (names.AGREED, names.CHANGE):
            self._walk.leave(answered)
        self._written = written
        self.open(names.READ_BACK)

    def hide_read_back(self) -> None:
        """Take what was written off the screen; nothing happens where none is shown."""
        if self._written is None:
            return
        self.resting.stop()
        self._written = None
        self._walk.leave(names.READ_BACK)
        self._show()
        self.read_back_hidden.emit()

    def rest(self) -> None:
        """Between two visits: forget the matter, type and colours, and welcome the next person."""
        self._view = None
        self._walk.restart()
        self._chosen = self._usual
        self.hide_read_back()
        self._show()

    def wear(self, theme: Theme) -> None:
        """Change the look that every visit begins with."""
        self._usual = self._chosen = theme
        self._show()

    def place_on(self, screen: QScreen) -> None:
        """Fill ``screen``, the petitioner's own; when it goes away the window hides (:attr:`unplugged`)."""
        self._screen = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.windowHandle().screenChanged.connect(self._moved, Qt.ConnectionType.UniqueConnection)

    def screen_gone(self, screen: QScreen) -> None:
        """``screen`` is about to go (``QGuiApplication.screenRemoved``): never fall on the desk's."""
        if screen is self._screen:
            self._unplug()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page for this screen (Qt)."""
        super().resizeEvent(event)
        self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Touching the words themselves is a sign of life too (Qt)."""
        super().mousePressEvent(event)
        self._stay()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing behind (Qt)."""
        self.rest()
        super().closeEvent(event)

    def _moved(self, screen: QScreen) -> None:
        if self._screen is not None and screen is not self._screen:
            self._unplug()

    def _unplug(self) -> None:
        self._screen = None
        self.hide()
        self.rest()
        self.unplugged.emit()

    def _back(self) -> None:
        if self.here == names.READ_BACK and self._walk.here.leaf == 0:
            self.hide_read_back()
        else:
            self._walk.back()
            self._show()

    def _own(self) -> None:
        match self.here:
            case names.READ_BACK:
                self._answer(names.CHANGE)
            case names.MATTER:
                self.print_asked.emit()
            case _:
                self.open(names.MATTER if self._view else names.WELCOME)

    def _on(self) -> None:
        leaves = self._sheet.leaves
        if leaves.leaf + 1 < leaves.count:
            self._walk.turn(leaves.leaf + 1)
            leaves.turn(leaves.leaf + 1)
            self._stay()
        else:
            self._answer(names.AGREED)

    def _answer(self, page: str) -> None:
        written = self._written
        if written is None:
            return
        self._walk.go(page)
        self.hide_read_back()
        (self.agreed if page == names.AGREED else self.change_asked).emit(written)

    def _larger(self) -> None:
        larger = (scale for scale in SCALES if scale > self._chosen.scale)
        self._chosen = replace(self._chosen, scale=next(larger, SCALES[0]))
        self._show()

    def _other_colours(self) -> None:
        usual = ThemeName.LIGHT if self._usual.name is ThemeName.CONTRAST else self._usual.name
        name = usual if self._chosen.name is ThemeName.CONTRAST else ThemeName.CONTRAST
        self._chosen = replace(self._chosen, name=name)
        self._show()

    def _stay(self) -> None:
        if self._written is not None:
            self.resting.start()

    def _show(self) -> None:
        """Draw the page anew: its words, type and colours are all of the moment."""
        self._stay()
        around = _ROOMY_FRAME if self.width() >= _WIDE else 1.0
        self._look.use(replace(self._chosen, scale=around))
        self._head.fit(tall=self.height() >= _TALL)
        self._head.call(self._view.window if self._view else "")
        self._body.removeWidget(self._sheet)
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = self._draw()
        self._body.addWidget(self._sheet)
        # At once, not with the next event: the page before has gone, and nobody shall see an empty screen.
        self._sheet.show()
        self._column.activate()
        self._fill_strip()

    def _draw(self) -> Sheet:
        here = self._walk.here
        page = pages.page(here.page, self._road_map, self._view, self._written)
        wide = self.width() >= _WIDE * self._chosen.scale
        # A matter's page fills a wide screen; any other would look lost on it.
        zoom = _ROOMY if wide and here.page != names.MATTER else 1.0
        drawn = replace(self._chosen, scale=self._chosen.scale * zoom)
        sheet = Sheet(drawn, page, self.open, leaf=here.leaf, wide=wide)
        sheet.leaves.packed.connect(self._fill_strip)
        return sheet

    def _fill_strip(self) -> None:
        leaves = self._sheet.leaves
        if leaves.leaf < self._walk.here.leaf:
            self._walk.turn(leaves.leaf)
        page, theme = self.here, self._chosen
        self._strip.back.setVisible(not self._walk.at_start)
        self._strip.own.setVisible(not (self._walk.at_start and self._view is None))
        match page:
            case names.READ_BACK:
                self._strip.say_own(_("要改一改"), "pencil")
            case names.MATTER:
                self._strip.say_own(_("打印出来"), "printer")
            case _:
                self._strip.say_own(_("我这件事") if self._view else _("回到开头"), "home")
        self._strip.say_on(leaves.leaf, leaves.count, _("写得对") if page == names.READ_BACK else "")
        self._strip.say_look(largest=theme.scale == SCALES[-1], contrast=theme.name is ThemeName.CONTRAST)
