"""The pages beside the form, each built when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.officer.county.page import BatchPage
from ui.officer.hall.figures import FiguresPage
from ui.officer.hall.page import HallPage
from ui.officer.help.keys_page import KeysPage
from ui.officer.help.manual import ManualPage
from ui.officer.lists.day_close import DayClosePage
from ui.officer.lists.due import DuePage
from ui.officer.lists.owed import OwedPage
from ui.officer.lists.own_record import OwnRecordPage
from ui.officer.lists.today import TodayPanel
from ui.officer.lists.today_page import TodayPage
from ui.officer.lists.trail import TrailPage
from ui.officer.matter.page import MatterPage
from ui.officer.parts.station import Station
from ui.officer.settings.page import SettingsPage
from ui.officer.visit.registered import ResultPage

DeskPage = (
    TodayPage
    | OwedPage
    | DuePage
    | BatchPage
    | DayClosePage
    | FiguresPage
    | HallPage
    | OwnRecordPage
    | TrailPage
    | SettingsPage
    | KeysPage
    | ManualPage
    | MatterPage
    | ResultPage
)
"""Each has ``keys`` (what its keys do) and ``reload`` (read again what is shown)."""

P = TypeVar("P", bound=QWidget)


class Pages(QObject):
    """The pages, in one stack."""

    matter_wanted = Signal(str)
    guide_wanted = Signal(object)
    feedback_wanted = Signal()
    new_wanted = Signal()
    page_wanted = Signal(str)
    """Another page, by the name that :meth:`named` knows."""
    manual_wanted = Signal(str)
    recordings_wanted = Signal(object)
    """A list to record by, in a folder (a :class:`~pathlib.Path`)."""

    def __init__(self, station: Station, stack: QStackedWidget, today: TodayPanel) -> None:
        super().__init__(stack)
        self._station = station
        self._stack = stack
        self._today = today

    def named(self, name: str) -> DeskPage:
        """A page by the name that buttons and menus use."""
        match name:
            case "today":
                return self.today
            case "owed":
                return self.owed
            case "due":
                return self.due
            case "batch":
                return self.batch
            case "day_close":
                return self.day_close
            case "figures":
                return self.figures
            case "hall":
                return self.hall
            case "own_record":
                return self.own_record
            case "trail":
                return self.trail
            case "manual":
                return self.manual
            case "settings":
                return self.settings
            case _:
                return self.key_list

    @cached_property
    def result(self) -> ResultPage:
        """What was just registered."""
        page = self._place(ResultPage(self._station))
        page.matter_wanted.connect(self.matter_wanted)
        page.guide_wanted.connect(self.guide_wanted)
        page.feedback_wanted.connect(self.feedback_wanted)
        page.next_wanted.connect(self.new_wanted)
        return page

    @cached_property
    def matter(self) -> MatterPage:
        """One matter."""
        page = self._place(MatterPage(self._station))
        page.guide_wanted.connect(self.guide_wanted)
        return page

    @cached_property
    def today(self) -> TodayPage:
        """The day, where the window has no room for it at the left."""
        return self._place(TodayPage(self._today))

    @cached_property
    def owed(self) -> OwedPage:
        """Papers that nobody has been handed."""
        page = self._place(OwedPage(self._station))
        page.matter_wanted.connect(self.matter_wanted)
        return page

    @cached_property
    def due(self) -> DuePage:
        """Limits that run out."""
        page = self._place(DuePage(self._station))
        page.matter_wanted.connect(self.matter_wanted)
        return page

    @cached_property
    def batch(self) -> BatchPage:
        """To the county and back."""
        page = self._place(BatchPage(self._station))
        page.matter_wanted.connect(self.matter_wanted)
        return page

    @cached_property
    def day_close(self) -> DayClosePage:
        """The day's balance."""
        page = self._place(DayClosePage(self._station))
        page.owed_wanted.connect(lambda: self.page_wanted.emit("owed"))
        return page

    @cached_property
    def figures(self) -> FiguresPage:
        """Counts."""
        return self._place(FiguresPage(self._station))

    @cached_property
    def hall(self) -> HallPage:
        """What the office does for the hall."""
        page = self._place(HallPage(self._station))
        page.own_record_wanted.connect(lambda: self.page_wanted.emit("own_record"))
        return page

    @cached_property
    def own_record(self) -> OwnRecordPage:
        """What is held on somebody who asks."""
        page = self._place(OwnRecordPage(self._station))
        page.matter_wanted.connect(self.matter_wanted)
        return page

    @cached_property
    def trail(self) -> TrailPage:
        """Who did what when and why."""
        return self._place(TrailPage(self._station))

    @cached_property
    def settings(self) -> SettingsPage:
        """Settings."""
        page = self._place(SettingsPage(self._station))
        page.manual_wanted.connect(self.manual_wanted)
        page.sound.list_wanted.connect(self.recordings_wanted)
        return page

    @cached_property
    def manual(self) -> ManualPage:
        """The manual."""
        page = self._place(ManualPage(self._station))
        page.keys_wanted.connect(lambda: self.page_wanted.emit("keys"))
        return page

    @cached_property
    def key_list(self) -> KeysPage:
        """What the keys do."""
        return self._place(KeysPage(self._station.look))

    def _place(self, page: P) -> P:
        self._stack.addWidget(page)
        return page
