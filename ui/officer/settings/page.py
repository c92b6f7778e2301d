"""Settings (设置): looks at once, this machine, accounts, the recovery sheet, the county, what is kept."""

from __future__ import annotations

from dataclasses import replace

from ui.look.theme import SCALES, ThemeName
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.officer.settings.accounts import AccountsCard
from ui.officer.settings.authority_card import DisciplineCard
from ui.officer.settings.machine import CountyCard, LockCard, PrinterCard, keep
from ui.officer.settings.office_card import OfficeCard
from ui.officer.settings.place_card import PlaceCard
from ui.officer.settings.recovery import RecoveryCard
from ui.officer.settings.retention import KeepingCard
from ui.officer.settings.sound import SoundCard
from ui.officer.settings.tables_card import TablesCard
from ui.officer.settings.typing import TypingCard
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from xinfang_desk.settings import Settings
from xinfang_desk.words import _


class SettingsPage(DeskPage):
    """Every setting says what it is for; each takes effect when it is chosen."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "settingsPage")
        look = station.look
        themes = (
            (ThemeName.LIGHT, _("浅色")),
            (ThemeName.DARK, _("深色")),
            (ThemeName.CONTRAST, _("高对比度")),
        )
        self.theme = Segments(look, _("外观"), "theme", [(each.value, words) for each, words in themes])
        self.scale = Segments(look, _("字号"), "scale", [(str(each), f"{each:.0%}") for each in SCALES])
        motion = [("moving", _("有")), ("still", _("没有（看着晕的选这个）"))]
        self.motion = Segments(look, _("动画"), "motion", motion)
        shown = Card(look, _("外观"), "lookCard", icon="contrast", note=_("马上生效，不用重开"))
        shown.body.addWidget(Field(look, _("颜色"), self.theme, "theme"))
        shown.body.addWidget(Field(look, _("字号"), self.scale, "scale"))
        shown.body.addWidget(Field(look, _("动画"), self.motion, "motion"))
        self.sound = SoundCard(station)
        self.typing = TypingCard(station)
        self.lock = LockCard(station)
        self.accounts = AccountsCard(station)
        self.recovery = RecoveryCard(station)
        self.tables = TablesCard(station)
        self.county = CountyCard(station)
        paper, kept = PrinterCard(station), KeepingCard(station)
        discipline, own, place = DisciplineCard(station), OfficeCard(station), PlaceCard(station)
        self._told = (
            own,
            place,
            paper,
            self.lock,
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
        self.theme.chosen.connect(self._change_look)
        self.scale.chosen.connect(self._change_look)
        self.motion.chosen.connect(self._change_look)
        self.sound.folder_chosen.connect(self._change_recordings)
        self.accounts.grown.connect(scroll.bring)
        self.recovery.grown.connect(scroll.bring)
        licences.clicked.connect(lambda: station.ways.open_manual("about"))

    def reload(self) -> None:
        """Read the settings again."""
        worn = self._station.look.theme
        self.theme.choose(worn.name.value)
        if worn.scale in SCALES:
            self.scale.choose(str(worn.scale))
        self.motion.choose("still" if worn.still else "moving")
        self._station.background.ask(self, self._station.desk.upkeep.settings, self._show_sound)
        for card in self._told:
            card.reload()

    def _change_look(self) -> None:
        name = ThemeName(self.theme.choice() or ThemeName.LIGHT.value)
        scale = float(self.scale.choice() or 1.0)
        still = self.motion.choice() == "still"
        look = self._station.look
        look.use(replace(look.theme, name=name, scale=scale, still=still))
        keep(self._station, self, theme=name.value, scale=scale, still=still)

    def _change_recordings(self, folder: str) -> None:
        # Shown when it is kept: an older answer, still on its way, would take back what was shown before.
        # The petitioner's screen reads the settings again whenever something changed.
        keep(self._station, self, recordings=folder)

    def _show_sound(self, settings: Settings) -> None:
        self.sound.show_folder(settings.recordings)
