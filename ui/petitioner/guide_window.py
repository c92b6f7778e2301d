"""The petitioner's window (群众屏): the lawful road map in large type, on a screen of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QFrame

from ui.guide_view import GuideView, ReadBack
from ui.guide_words import Language, _, speak, spoken
from ui.look.theme import Look, Theme
from ui.petitioner import feedback, names, pages, tongues
from ui.petitioner.dress import Dress
from ui.petitioner.fixed import window_said
from ui.petitioner.frame import Frame
from ui.petitioner.matter.tiles import printed, tiles_of
from ui.petitioner.page import Page
from ui.petitioner.sheet import Sheet
from ui.petitioner.voice.aloud import Aloud, Readable, Reader, Turn, tile_said
from ui.petitioner.voice.in_turn import NO_TILE, TileTurn
from ui.petitioner.walk import Walk
from xinfang_desk.domain.hall.feedback import Feedback
from xinfang_desk.domain.road.offices import NO_OFFICES, Offices
from xinfang_desk.domain.road.roadmap import RoadMap

REST = 60_000
"""Milliseconds without a touch after which a read-back goes away."""


class GuideWindow(QFrame):
    """What a petitioner sees and touches. It is handed records, and tells what was touched by signals.

    Names and numbers are shown by :meth:`show_read_back` alone.
    """

    print_asked = Signal(GuideView)
    """The petitioner would like the road of this matter on paper."""

    pictures_wanted = Signal(bytes)
    """The petitioner would like the pictures on paper: the sheet, as a PDF."""

    agreed = Signal(ReadBack)
    """What was read back is right; the record that was on the screen."""

    drawn = Signal(str)
    """Under what was agreed to something was drawn by hand (:mod:`xinfang_desk.domain.hall.drawn`)."""

    change_asked = Signal(ReadBack)
    """What was read back is to be changed."""

    read_back_hidden = Signal()
    """The read-back has gone from the screen, answered or not."""

    feedback_given = Signal(Feedback)
    """How a visitor was received, without a name; it says nothing of which visitor."""

    reading_asked = Signal(Aloud)
    """The page shown is to be read aloud (:meth:`offer_reading`)."""

    quiet_asked = Signal()
    """What is being read is to stop."""

    unplugged = Signal()
    """The petitioner's screen has gone; the window is hidden and empty."""

    def __init__(self, road_map: RoadMap, theme: Theme, offices: Offices = NO_OFFICES) -> None:
        super().__init__()
        self.setObjectName("guideWindow")
        self.setAccessibleName(_("依法信访路线图"))
        self.setWindowTitle(_("依法信访路线图"))
        self.setProperty("kind", "page")
        self._chinese = self._road_map = road_map
        self._offices = offices
        self._dress = Dress(theme)
        self._look = Look(self, self._dress.frame(self.size()), self)
        self._walk = Walk()
        self._view: GuideView | None = None
        self._written: ReadBack | None = None
        self._called = 0
        self._reader = Reader()
        self._tile = NO_TILE
        self._screen: QScreen | None = None
        self._sized = False
        self.resting = QTimer(self)
        self.resting.setSingleShot(True)
        self.resting.setInterval(REST)
        self.resting.timeout.connect(self.hide_read_back)
        self._frame = Frame(self, self._look)
        self._strip = self._frame.strip
        self._page = self._make_page()
        self._sheet: Sheet | None = None
        self._strip.back.clicked.connect(self._back)
        self._strip.own.clicked.connect(self._own)
        self._strip.aloud.clicked.connect(self._read)
        self._strip.pictures.clicked.connect(self._other_way)
        self._strip.larger.clicked.connect(self._larger)
        self._strip.colours.clicked.connect(self._other_colours)
        self._strip.on.clicked.connect(self._on)

    @property
    def here(self) -> str:
        """The name of the page shown."""
        return self._walk.here.page

    def open(self, page: str) -> None:
        """Step to a page by its name: a place of the road map, or a page of :mod:`ui.petitioner.pages`."""
        if page.startswith(names.GIVEN):
            self._take_feedback(page)
        elif page.startswith(names.DRAWN):
            self._walk.leave(names.AGREED)
            self.drawn.emit(page.removeprefix(names.DRAWN))
            self.open(names.SIGNED)
        elif page == names.LOOKED:
            self._stay()
        elif page.startswith(names.TILE):
            self._read_tile(TileTurn(at=int(page.removeprefix(names.TILE))))
        elif page.startswith(names.SPEAK):
            self.speak(Language(page.removeprefix(names.SPEAK)))
        else:
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
        for answered in (names.AGREED, names.SIGNED, names.WAITING, names.CHANGE):
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

    def ask_feedback(self) -> None:
        """A visit has closed: forget the matter, and ask how the visitor was received.

        Type, colours and language stay for this one question; :meth:`rest` follows before the next visit.
        """
        self._view = None
        self._walk.restart()
        self.hide_read_back()
        self.open(names.FEEDBACK)

    def rest(self) -> None:
        """Between two visits: forget the matter, type, colours and language, and welcome the next person."""
        self._view = None
        self._walk.restart()
        self._dress.forget()
        self.hide_read_back()
        self.speak(Language.CHINESE)

    def call_number(self, number: int) -> None:
        """Say on the welcome which waiting number is at the window (正在接待), 0 for none; never whose."""
        if number != self._called:
            self._called = number
            if self.here == names.WELCOME:
                self._show()

    def wear(self, theme: Theme) -> None:
        """Change the look that every visit begins with."""
        self._dress.wear(theme)
        self._show()

    def speak(self, language: Language) -> None:
        """Say everything in ``language`` until the visit closes."""
        speak(language)
        self._road_map = tongues.road_map_in(language, self._chinese)
        self._walk.leave(names.LANGUAGES)
        self._show()

    def offer_reading(self, readable: Readable) -> None:
        """Offer to read pages aloud, each that is ``readable`` (:attr:`reading_asked`)."""
        self._reader.readable = readable
        self._strip.give_aloud_a_place()
        self._fill_strip()

    def reading_ended(self) -> None:
        """What was asked for has been read to its end: the next picture, where all are read in turn."""
        on = self._tile.after(len(tiles_of(self._page)))
        if on.reads:
            self._read_tile(on)
        else:
            self._tile = on
            self._fill_strip()

    @property
    def is_before_desk(self) -> bool:
        """Whether it stands before the desk's window, on the only screen there is."""
        return self._screen is None

    def place_on(self, screen: QScreen) -> None:
        """Fill ``screen``, the petitioner's own; when it goes away the window hides (:attr:`unplugged`)."""
        self._screen = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.windowHandle().screenChanged.connect(self._moved, Qt.ConnectionType.UniqueConnection)

    def place_before(self, screen: QScreen) -> None:
        """Stand whole before the desk's window where one ``screen`` is all there is; Escape puts it away."""
        self._screen = None
        # A size of its own: without one Qt shows it small first, where it was put away in other colours,
        # and leaves black what the screen adds. Where nothing manages windows, this is what it gets.
        self.setGeometry(screen.availableGeometry())
        self.showMaximized()
        self.activateWindow()

    def screen_gone(self, screen: QScreen) -> None:
        """``screen`` is about to go (``QGuiApplication.screenRemoved``): never fall on the desk's."""
        if screen is self._screen:
            self.unplug()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page for this screen (Qt)."""
        super().resizeEvent(event)
        self._sized = True
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and F12 give a shared screen back to the desk (Qt); on its own no key does."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F12} and self._screen is None:
            self.close()
        else:
            super().keyPressEvent(event)

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
            self.unplug()

    def unplug(self) -> None:
        """Hide, and forget: there is no screen of the petitioner's own any more (:attr:`unplugged`)."""
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
            case names.WELCOME:
                self.open(names.LANGUAGES)
            case names.READ_BACK:
                self._answer(names.CHANGE)
            case names.MATTER:
                self.print_asked.emit(self._view)
            case names.PICTURES:
                self.pictures_wanted.emit(printed(self._page))
            case names.FEEDBACK:
                self.rest()
            case _:
                self.open(names.MATTER if self._view else names.WELCOME)

    def _on(self) -> None:
        if self._sheet is None:
            return
        leaves = self._sheet.leaves
        if leaves.leaf + 1 < leaves.count:
            self._walk.turn(leaves.leaf + 1)
            leaves.turn(leaves.leaf + 1)
            self._stay()
        elif self.here == names.MATTER:
            self.open(names.STEPS)
        else:
            self._answer(names.AGREED)

    def _answer(self, page: str) -> None:
        written = self._written
        if written is None:
            return
        self._walk.go(page)
        self.hide_read_back()
        (self.agreed if page == names.AGREED else self.change_asked).emit(written)

    def _take_feedback(self, page: str) -> None:
        self._walk.restart()
        self.open(names.THANKS)
        self.feedback_given.emit(feedback.given(page))

    def _larger(self) -> None:
        self._dress.larger()
        self._show()

    def _other_colours(self) -> None:
        self._dress.other_colours()
        self._show()

    def _other_way(self) -> None:
        self.open(names.MATTER if self.here == names.PICTURES else names.PICTURES)

    def _read_tile(self, turn: TileTurn) -> None:
        """Frame one picture, and read it where there is a voice."""
        self._tile = turn
        tile = tiles_of(self._page)[turn.at or 0]
        if self._reader.can_read(self._page):
            self.reading_asked.emit(Aloud(sentences=tile_said(tile), slow=False))
        self._fill_strip()

    def _read(self) -> None:
        if self.here == names.PICTURES:
            if self._tile.reads:
                self._tile = NO_TILE
                self.quiet_asked.emit()
                self._fill_strip()
            else:
                self._read_tile(TileTurn(at=0, all_of_them=True))
            return
        said = self._reader.touch(self._page)
        if said is None:
            self.quiet_asked.emit()
        else:
            self.reading_asked.emit(said)
        self._fill_strip()

    def _stay(self) -> None:
        if self._written is not None:
            self.resting.start()

    def _show(self) -> None:
        """Draw the page anew: its words, type and colours are all of the moment.

        Before its screen is known (:meth:`resizeEvent`) there is nothing to draw it for.
        """
        self._stay()
        self._look.use(self._dress.frame(self.size()))
        self._strip.lay_out(self.width())
        window = window_said(self._view.desk) if self._view else ""
        own = self.here in {names.MATTER, names.STEPS, names.PICTURES}
        title = _("您这件事，下一步这样走") if own else _("依法信访路线图")
        self._frame.head.say(title, window=window, remark=tongues.remark(spoken(), self.here))
        shown, self._page = self._page, self._make_page()
        if self._page != shown:
            heard = self._reader.leave() or self._tile.reads
            self._tile = NO_TILE
            if heard:
                self.quiet_asked.emit()
        if self._sized:
            self._sheet = self._draw()
            self._frame.show(self._sheet)
            self._fill_strip()

    def _make_page(self) -> Page:
        return pages.page(
            self.here, self._road_map, self._view, self._written, self._offices, called=self._called
        )

    def _draw(self) -> Sheet:
        themes, wide = self._dress.page(self.size(), full=self.here in {names.MATTER, names.PICTURES})
        if self.here == names.PICTURES:
            themes = (self._look.theme,)
        sheet = Sheet(themes, self._page, self.open, leaf=self._walk.here.leaf, wide=wide)
        sheet.leaves.packed.connect(self._fill_strip)
        return sheet

    def _fill_strip(self) -> None:
        if self._sheet is None:
            return
        leaves, strip = self._sheet.leaves, self._strip
        if leaves.leaf < self._walk.here.leaf:
            self._walk.turn(leaves.leaf)
        strip.say_back(at_start=self._walk.at_start)
        strip.say_own(self.here, matter=self._view is not None)
        strip.say_pictures(self.here)
        strip.say_on(self.here, leaves.leaf, leaves.count)
        strip.say_look(self.here, largest=self._dress.is_largest, contrast=self._dress.is_contrast)
        can_read = self._reader.can_read(self._page)
        strip.say_aloud(Turn.STOP if self._tile.reads else self._reader.turn, possible=can_read)
        self._sheet.show_reading(self._tile.at, speaks=can_read)
