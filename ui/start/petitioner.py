"""The petitioner's screen as the desk drives it (群众屏): shown, read aloud, asked, and put to rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background, Topic
from ui.look.theme import Look, Theme
from ui.start.frame import when_painted

if TYPE_CHECKING:
    from ui.guide_view import GuideView, ReadBack
    from ui.petitioner.guide_window import GuideWindow
    from ui.petitioner.voice.aloud import Aloud
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.hall import Recording, Speaker
    from xinfang_desk.domain.hall.feedback import Feedback

_HEARING = 250
"""Milliseconds between two looks whether something can still be heard."""


class GuideSide(QObject):
    """Opens the window when it is first wanted, and carries between it and the desk's hall."""

    opened = Signal(object)
    """The :class:`~ui.petitioner.guide_window.GuideWindow` stands for the first time."""
    agreed = Signal(object)
    drawn = Signal(str)
    """The petitioner says that a :class:`~ui.guide_view.ReadBack` is right."""
    change_asked = Signal(object)
    """The petitioner wants a :class:`~ui.guide_view.ReadBack` changed."""
    print_asked = Signal(str)
    """The petitioner would like the road of the matter of this number on paper."""
    pictures_wanted = Signal(bytes)
    """The petitioner would like this sheet of pictures on paper."""
    unplugged = Signal()
    """The petitioner's screen has gone."""
    recordings_listed = Signal(object)
    """What :meth:`list_recordings` found: a tuple of :class:`~xinfang_desk.desk.hall.Recording`."""

    def __init__(self, app: QApplication, look: Look, background: Background) -> None:
        super().__init__()
        self._app = app
        self._look = look
        self._background = background
        self._desk: Desk | None = None
        self._wanted: Callable[[], object] | None = None
        self._speaker: Speaker | None = None
        self._recordings = ""
        self._named = ""
        self._lost = False
        self._desk_screen: Callable[[], QScreen] = app.primaryScreen
        self._called = 0
        self.window: GuideWindow | None = None
        self._listening = QTimer(self)
        self._listening.setInterval(_HEARING)
        self._listening.timeout.connect(self._listen)

    def stand_beside(self, window: QWidget) -> None:
        """The desk's own screen is the one that this window stands on."""
        self._desk_screen = window.screen

    def use_screen(self, named: str) -> None:
        """The petitioner's screen is the one of this name; empty for whichever is not the desk's."""
        if named != self._named:
            self._named = named
            window = self.window
            if window is None or not window.isVisible() or window.is_before_desk:
                return
            # Another page in another place: whoever looks there now has not been told anything yet.
            window.rest()
            if self._second_screen() is None:
                window.unplug()
            else:
                self.open()

    def turn(self) -> None:
        """Turn the page round: show it, or where one screen is all there is, give that back to the desk."""
        if self.window is not None and self.window.isVisible() and self.window.is_before_desk:
            self.window.close()
        else:
            self.open()

    def serve(self, desk: Desk) -> None:
        """Belong to ``desk`` from now on; what was wanted before is shown now."""
        self._desk = desk
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def show(self, view: GuideView | ReadBack) -> None:
        """Show a matter's road, or what was written."""
        from ui.guide_view import ReadBack

        window = self.open()
        if window is None:
            self._wanted = lambda: self.show(view)
        elif isinstance(view, ReadBack):
            window.show_read_back(view)
        else:
            window.show_matter(view)

    def prepare(self) -> None:
        """Load the window's code while nobody waits for it, so that it opens at once when somebody does."""
        import_module("ui.petitioner.screens")
        import_module("ui.petitioner.guide_window")

    def open(self) -> GuideWindow | None:
        """The window on its screen, with whatever stands on it; None until the desk is open."""
        if self._desk is None:
            self._wanted = self.open
            return None
        window = self.window or self._make(self._desk)
        screen = self._second_screen()
        self._lost = False
        if screen is not None:
            window.place_on(screen)
            # A screen that is set to mirror the desk's, or is made larger, stays plugged in.
            screen.geometryChanged.connect(self._reshaped, Qt.ConnectionType.UniqueConnection)
        else:
            window.place_before(self._desk_screen())
        return window

    def ask_feedback(self) -> bool:
        """A visit has closed: ask how the visitor was received. False where no screen stands to ask on."""
        if self.window is None or not self.window.isVisible():
            return False
        self.window.ask_feedback()
        return True

    def call_number(self, number: int) -> None:
        """Say between visits which waiting number is at the window; 0 for none."""
        self._called = number
        if self.window is not None:
            self.window.call_number(number)

    def rest(self) -> None:
        """Forget the visitor and welcome the next one."""
        if self.window is not None:
            self.window.rest()

    def use_recordings(self, folder: str) -> None:
        """Read aloud from this folder of recordings from now on."""
        if folder != self._recordings:
            self._recordings = folder
            if self.window is not None:
                self._ask_speaker()

    def list_recordings(self, folder: Path) -> None:
        """Leave a list of all that can be recorded in ``folder`` (:attr:`recordings_listed`)."""
        from ui.petitioner.voice.recorded import fixed_sentences

        desk = self._desk
        if desk is not None:
            said = fixed_sentences(desk.road_map)
            self._background.ask(self, lambda: desk.hall.list_recordings(folder, said), self._listed)

    def close(self) -> None:
        """Be quiet, and forget."""
        self.rest()
        self._listening.stop()
        if self._speaker is not None:
            self._speaker.close()
            self._speaker = None

    def _make(self, desk: Desk) -> GuideWindow:
        from ui.petitioner.guide_window import GuideWindow

        window = GuideWindow(desk.road_map, self._theme(), desk.offices)
        self._look.changed.connect(self._follow)
        self._app.screenRemoved.connect(window.screen_gone)
        self._app.screenAdded.connect(self._plugged)
        window.feedback_given.connect(self._count)
        window.agreed.connect(self.agreed)
        window.drawn.connect(self.drawn)
        window.change_asked.connect(self.change_asked)
        window.print_asked.connect(self._ask_print)
        window.pictures_wanted.connect(self.pictures_wanted)
        window.unplugged.connect(self._unplugged)
        window.reading_asked.connect(self._read)
        window.quiet_asked.connect(self._hush)
        window.destroyed.connect(self._gone)
        window.call_number(self._called)
        self.window = window
        # A system may take seconds to name its voices; the page stands before it is asked.
        when_painted(window, self._ask_speaker)
        self.opened.emit(window)
        return window

    def _second_screen(self) -> QScreen | None:
        from ui.petitioner.screens import second_screen

        return second_screen(self._app.screens(), self._desk_screen(), self._named)

    @Slot()
    def _unplugged(self) -> None:
        self._lost = True
        self.unplugged.emit()

    @Slot()
    def _plugged(self) -> None:
        """A screen has come: where the petitioner's had gone, it welcomes the next person there again."""
        if self._lost and self._second_screen() is not None:
            self.open()

    @Slot()
    def _reshaped(self) -> None:
        """The petitioner's screen has another size or place; one that mirrors the desk's is none any more."""
        window = self.window
        if window is None or not window.isVisible() or window.is_before_desk:
            self._plugged()
            return
        screen = self._second_screen()
        if screen is None:
            window.unplug()
        else:
            window.place_on(screen)

    @Slot()
    def _gone(self) -> None:
        self.window = None

    def _theme(self) -> Theme:
        """The officer's colours, but not the officer's size: the petitioner's words are large as they are."""
        return replace(self._look.theme, scale=1.0)

    def _follow(self) -> None:
        if self.window is not None:
            self.window.wear(self._theme())

    def _ask_speaker(self) -> None:
        if self._desk is not None:
            self._background.ask(self, self._desk.hall.speaker, self._got_speaker)

    def _listed(self, listed: tuple[Recording, ...]) -> None:
        self.recordings_listed.emit(listed)
        if self.window is not None:
            # What was recorded since is heard from now on.
            self._ask_speaker()

    def _ask_print(self, view: GuideView) -> None:
        self.print_asked.emit("".join(view.number_groups.split()))

    def _got_speaker(self, speaker: Speaker) -> None:
        if self._speaker is not None:
            self._speaker.close()
        self._speaker = None
        if self.window is None:
            # The window went while the system was asked for its voices: nobody is read to.
            speaker.close()
            return
        self._speaker = speaker
        self.window.offer_reading(speaker.can_read)

    def _count(self, feedback: Feedback) -> None:
        desk = self._desk
        if desk is not None:
            # No screen reloads for it: the officer shall not see that somebody has answered.
            self._background.change(
                self,
                lambda: desk.hall.answer(feedback),
                lambda _counted: None,
                self._background.trouble.emit,
                about=Topic.OFFICE,
            )

    def _read(self, said: Aloud) -> None:
        from xinfang_desk.desk.hall import Speed

        if self._speaker is not None:
            self._speaker.read(said.sentences, Speed.SLOW if said.slow else Speed.USUAL)
            self._listening.start()

    def _listen(self) -> None:
        """Players and voices say nothing when they end: they are asked."""
        if self._speaker is None or not self._speaker.is_on:
            self._listening.stop()
            if self.window is not None:
                self.window.reading_ended()

    def _hush(self) -> None:
        self._listening.stop()
        if self._speaker is not None:
            self._speaker.hush()
