"""Settings (设置): looks at once, this machine, accounts, the recovery sheet, the county, what is kept."""

from __future__ import annotations

from ui.look.theme import Theme
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.officer.settings.accounts import AccountsCard
from ui.officer.settings.authority_card import DisciplineCard
from ui.officer.settings.machine import CountyCard, keep
from ui.officer.settings.office_card import OfficeCard
from ui.officer.settings.place_card import PlaceCard
from ui.officer.settings.printers.kinds import PrinterCard
from ui.officer.settings.recovery import RecoveryCard
from ui.officer.settings.retention import KeepingCard
from ui.officer.settings.sound import SoundCard
from ui.officer.settings.tables_card import TablesCard
from ui.officer.settings.typing import TypingCard
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.lock_card import LockCard
from ui.widgets.look_card import LookCard
from xinfang_desk.settings import Settings
from xinfang_desk.words import _


class SettingsPage(DeskPage):
    """Every setting says what it is for; each takes effect when it is chosen."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "settingsPage")
        look = station.look
        shown = self.shown = LookCard(look)
        self.sound = SoundCard(station)
        self.typing = TypingCard(station)
        self.lock = LockCard(look)
        self.accounts = AccountsCard(station)
        self.recovery = RecoveryCard(station)
        self.tables = TablesCard(station)
        self.county = CountyCard(station)
        paper, kept = PrinterCard(station), KeepingCard(station)
        discipline, own, place = DisciplineCard(station), OfficeCard(station), PlaceCard(station)
        self._told = (
            shown,
            own,
            place,
            paper,
            self.accounts,
            self.recovery,
            self.county,
            discipline,
            self.tables,
            kept,
        )
        about = Card(look, _("关于"), "aboutCard", icon="info")
        office = station.desk.office
        lines = (
            _("{office}　{desk} 号窗口　{officer}").format(
                office=office.name, desk=office.desk, officer=office.officer
            ),
            _("离线运行，不联网。许可证：木兰宽松许可证第 2 版；字体：OFL。"),
        )
        for words in lines:
            about.body.addWidget(label(words, wrap=True))
        licences = Button(look, _("看许可证"), "seeLicences", icon="document")
        about.body.addLayout(row(look, licences, None))
        cards = (
            shown,
            own,
            place,
            paper,
            self.typing,
            self.lock,
            self.sound,
            self.accounts,
            self.recovery,
            self.county,
            discipline,
            self.tables,
            kept,
            about,
        )
        ways = Flow(look, spacing=4)
        title = label(_("设置"), "title")
        page = column(look, title, ways, *cards, margins=(12, 10, 12, 10), spacing=14)
        page.addStretch(1)
        inside = column(look, spacing=0)
        scroll = Scrolled(frame("page", page), "settingsScroll")
        inside.addWidget(scroll, 1)
        self.setLayout(inside)
        for card in cards:
            # What only some may see has no way that leads there for all.
            if card is not discipline:
                way = Button(look, card.accessibleName(), f"to_{card.objectName()}", kind="ghost")
                way.clicked.connect(lambda _on=False, to=card: scroll.turn_to(to))
                ways.add(way)
        shown.worn.connect(self._keep_look)
        self.lock.changed.connect(lambda minutes: keep(station, self, idle_minutes=minutes))
        self.sound.folder_chosen.connect(self._change_recordings)
        self.accounts.grown.connect(scroll.bring)
        self.recovery.grown.connect(scroll.bring)
        licences.clicked.connect(lambda: station.ways.open_manual("about"))

    def reload(self) -> None:
        """Read the settings again."""
        self._station.background.ask(self, self._station.desk.upkeep.settings, self._show_kept)
        for card in self._told:
            card.reload()

    def _keep_look(self, worn: Theme) -> None:
        keep(self._station, self, theme=worn.name.value, scale=worn.scale, still=worn.still)

    def _change_recordings(self, folder: str) -> None:
        # Shown when it is kept: an older answer, still on its way, would take back what was shown before.
        # The petitioner's screen reads the settings again whenever something changed.
        keep(self._station, self, recordings=folder)

    def _show_kept(self, settings: Settings) -> None:
        self.lock.show_minutes(settings.idle_minutes)
        self.sound.show_folder(settings.recordings)
