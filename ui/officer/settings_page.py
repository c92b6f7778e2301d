"""Settings (设置): looks at once, printer, the county's card, an input-method test, about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.failures import words_for
from ui.officer.keeping_card import KeepingCard
from ui.officer.printing import Sheet
from ui.officer.sound_card import SoundCard
from ui.officer.station import Station
from ui.officer.typing_test import TypingCard
from ui.theme import SCALES, ThemeName
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import choices, choose
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.segments import Segments
from xinfang_desk.desk.answers import CardRecord
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.settings import Settings
from xinfang_desk.words import _


class SettingsPage(QWidget):
    """Every setting says what it is for; each takes effect when it is chosen."""

    manual_wanted = Signal(str)
    """A page of the manual, by its name."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("settingsPage")
        self._station = station
        self._settings = Settings()
        themes = (
            (ThemeName.LIGHT, _("浅色")),
            (ThemeName.DARK, _("深色")),
            (ThemeName.CONTRAST, _("高对比度")),
        )
        self.theme = Segments(look, _("外观"), "theme", [(each.value, words) for each, words in themes])
        self.scale = Segments(look, _("字号"), "scale", [(str(each), f"{each:.0%}") for each in SCALES])
        motion = [("moving", _("有")), ("still", _("没有（看着晕的选这个）"))]
        self.motion = Segments(look, _("动画"), "motion", motion)
        self.printer = choices([("", _("系统默认打印机"))])
        shown = Card(look, _("外观"), "lookCard", icon="contrast", note=_("马上生效，不用重开"))
        shown.body.addWidget(Field(look, _("颜色"), self.theme, "theme"))
        shown.body.addWidget(Field(look, _("字号"), self.scale, "scale"))
        shown.body.addWidget(Field(look, _("动画"), self.motion, "motion"))
        paper = Card(look, _("打印机"), "printerCard", icon="printer")
        paper.body.addWidget(Field(look, _("出文书用"), self.printer, "printer"))
        proof = Button(look, _("打测试页"), "printTestPage", icon="printer")
        paper.body.addLayout(row(look, proof, None))
        county = Card(look, _("县里的登记卡"), "countyCard", icon="seal")
        self._county = label("", wrap=True, name="countyWords")
        enrol = Button(look, _("接收县里的卡"), "enrolCounty", icon="folder")
        card = Button(look, _("写出本窗口的卡"), "writeCard", icon="folder")
        county.body.addWidget(self._county)
        county.body.addLayout(row(look, enrol, card, None))
        self.typing = TypingCard(station)
        self.sound = SoundCard(station)
        self._kept = KeepingCard(station)
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
        page = column(look, label(_("设置"), "title"), margins=(24, 18, 24, 18), spacing=14)
        for part in (shown, paper, self.typing, self.sound, county, self._kept, about):
            page.addWidget(part)
        page.addStretch(1)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "settingsScroll"), 1)
        self.setLayout(inside)
        self.theme.chosen.connect(self._change_look)
        self.scale.chosen.connect(self._change_look)
        self.motion.chosen.connect(self._change_look)
        self.printer.activated.connect(self._change_printer)
        self.sound.folder_chosen.connect(self._change_recordings)
        proof.clicked.connect(self._print_test_page)
        licences.clicked.connect(lambda: self.manual_wanted.emit("about"))
        enrol.clicked.connect(self._choose_card)
        card.clicked.connect(self._choose_card_place)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Read the settings again."""
        desk, read = self._station.desk, self._station.background.read
        read(self, lambda: (desk.keeping.settings(), desk.papers.printers()), self._show, self._refused)
        read(self, desk.exchange.county, self._show_county, self._refused)
        self._kept.reload()

    def _show(self, found: tuple[Settings, tuple[str, ...]]) -> None:
        self._settings, printers = found
        worn = self._station.look.theme
        self.theme.choose(worn.name.value)
        if worn.scale in SCALES:
            self.scale.choose(str(worn.scale))
        self.motion.choose("still" if worn.still else "moving")
        while self.printer.count() > 1:
            self.printer.removeItem(1)
        for each in printers:
            self.printer.addItem(each, each)
        choose(self.printer, self._settings.printer)
        self.sound.show_folder(self._settings.recordings)

    def _show_county(self, county: CardRecord | None) -> None:
        if county is None:
            self._county.setText(_("还没有接收。请把县里给的登记卡放进U盘，点“接收县里的卡”。"))
        else:
            words = _("{name}。请打电话与县里核对这组数字：{digits}")
            self._county.setText(words.format(name=county.name, digits=county.fingerprint))

    def _change_look(self) -> None:
        name = ThemeName(self.theme.choice() or ThemeName.LIGHT.value)
        scale = float(self.scale.choice() or 1.0)
        still = self.motion.choice() == "still"
        look = self._station.look
        look.use(replace(look.theme, name=name, scale=scale, still=still))
        self._keep(replace(self._settings, theme=name.value, scale=scale, still=still))

    def _change_printer(self) -> None:
        self._keep(replace(self._settings, printer=self.printer.currentData()))

    def _change_recordings(self, folder: str) -> None:
        settings, keeping = replace(self._settings, recordings=folder), self._station.desk.keeping
        # The petitioner's screen shall hear of it: it reads the settings again whenever something changed.
        self._station.background.change(
            self, lambda: keeping.change_settings(settings), lambda _nothing: None, self._refused
        )

    def _print_test_page(self) -> None:
        Sheet(self._station, self, "test-page", self._station.desk.papers.test_page).print_it()

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        keeping = self._station.desk.keeping
        self._station.background.read(
            self, lambda: keeping.change_settings(settings), lambda _nothing: None, self._refused
        )

    def _choose_card(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("县里的登记卡"))
        if chosen:
            exchange = self._station.desk.exchange
            self._station.background.change(
                self, lambda: exchange.enrol(Path(chosen)), self._show_county, self._refused
            )

    def _choose_card_place(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("本窗口的登记卡存到哪里"), "desk-card.json")
        if chosen:
            exchange = self._station.desk.exchange
            self._station.background.read(
                self, lambda: exchange.write_card(Path(chosen)), self._card_written, self._refused
            )

    def _card_written(self, card: CardRecord) -> None:
        words = _("已写出。交给县里时，核对数字：{digits}").format(digits=card.fingerprint)
        self._station.tell(words, NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)
