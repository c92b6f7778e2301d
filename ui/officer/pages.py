"""The pages beside the form, each built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget

from ui.officer.county.page import BatchPage
from ui.officer.duties.digest_page import DigestPage
from ui.officer.duties.handover_page import HandoverPage
from ui.officer.duties.incidents_page import IncidentsPage
from ui.officer.duties.meetings_page import MeetingsPage
from ui.officer.duties.plans_page import PlansPage
from ui.officer.duties.promises_page import PromisesPage
from ui.officer.duties.training_page import TrainingPage
from ui.officer.hall.figures import FiguresPage
from ui.officer.hall.page import HallPage
from ui.officer.hall.year_report import YearReportPage
from ui.officer.help.keys_page import KeysPage
from ui.officer.help.manual import ManualPage
from ui.officer.lists.day_close import DayClosePage
from ui.officer.lists.due import DuePage
from ui.officer.lists.ledger_page import LedgerPage
from ui.officer.lists.owed import OwedPage
from ui.officer.lists.own_record import OwnRecordPage
from ui.officer.lists.today import TodayPanel
from ui.officer.lists.today_page import TodayPage
from ui.officer.lists.trail_page import TrailPage
from ui.officer.matter.page import MatterPage
from ui.officer.matter.retyping import RetypingPage
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageName, PageStation
from ui.officer.settings.devices_page import DevicesPage
from ui.officer.settings.page import SettingsPage
from ui.officer.visit.registered import ResultPage

P = TypeVar("P", bound=DeskPage)


class Pages:
    """The pages, in one stack; a button's :data:`PageName` is the name of its page here."""

    def __init__(self, station: PageStation, stack: QStackedWidget, today: TodayPanel) -> None:
        self._station = station
        self._stack = stack
        self._panel = today

    def named(self, name: PageName) -> DeskPage:
        """A page by the name that buttons and menus use."""
        page: DeskPage = getattr(self, name)
        return page

    @cached_property
    def result(self) -> ResultPage:
        """What was just registered."""
        return self._place(ResultPage)

    @cached_property
    def matter(self) -> MatterPage:
        """One matter."""
        return self._place(MatterPage)

    @cached_property
    def retyping(self) -> RetypingPage:
        """One matter for the national system."""
        return self._place(RetypingPage)

    @cached_property
    def today(self) -> TodayPage:
        """The day, where the window has no room for it at the left."""
        return self._place(partial(TodayPage, panel=self._panel))

    @cached_property
    def owed(self) -> OwedPage:
        """Papers that nobody has been handed."""
        return self._place(OwedPage)

    @cached_property
    def due(self) -> DuePage:
        """Limits that run out."""
        return self._place(DuePage)

    @cached_property
    def ledger(self) -> LedgerPage:
        """Every matter in a table."""
        return self._place(LedgerPage)

    @cached_property
    def batch(self) -> BatchPage:
        """To the county and back."""
        return self._place(BatchPage)

    @cached_property
    def day_close(self) -> DayClosePage:
        """The day's balance."""
        return self._place(DayClosePage)

    @cached_property
    def figures(self) -> FiguresPage:
        """Counts."""
        return self._place(FiguresPage)

    @cached_property
    def yearly(self) -> YearReportPage:
        """The year's figures and reports."""
        return self._place(YearReportPage)

    @cached_property
    def plans(self) -> PlansPage:
        """What is planned for a year and done."""
        return self._place(PlansPage)

    @cached_property
    def digests(self) -> DigestPage:
        """A month held against others."""
        return self._place(DigestPage)

    @cached_property
    def trainings(self) -> TrainingPage:
        """Cases, sheets and trainings."""
        return self._place(TrainingPage)

    @cached_property
    def handingdown(self) -> HandoverPage:
        """Procedures that are over."""
        return self._place(HandoverPage)

    @cached_property
    def hall(self) -> HallPage:
        """What the office does for the hall."""
        return self._place(HallPage)

    @cached_property
    def meetings(self) -> MeetingsPage:
        """Joint meetings."""
        return self._place(MeetingsPage)

    @cached_property
    def promises(self) -> PromisesPage:
        """What was promised and is not done yet."""
        return self._place(PromisesPage)

    @cached_property
    def incidents(self) -> IncidentsPage:
        """Order in the hall."""
        return self._place(IncidentsPage)

    @cached_property
    def own_record(self) -> OwnRecordPage:
        """What is held on somebody who asks."""
        return self._place(OwnRecordPage)

    @cached_property
    def trail(self) -> TrailPage:
        """Who did what when and why."""
        return self._place(TrailPage)

    @cached_property
    def settings(self) -> SettingsPage:
        """Settings."""
        return self._place(SettingsPage)

    @cached_property
    def devices(self) -> DevicesPage:
        """What hangs on this machine."""
        return self._place(DevicesPage)

    @cached_property
    def manual(self) -> ManualPage:
        """The manual."""
        return self._place(ManualPage)

    @cached_property
    def keys(self) -> KeysPage:
        """What the keys do."""
        return self._place(KeysPage)

    def _place(self, made: Callable[[PageStation], P]) -> P:
        with self._station.look.undressed():
            page = made(self._station)
            self._stack.addWidget(page)
        return page
