"""Devices (设备): what is found, what is chosen, try it, what to do if not; nothing found is no error."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.chosen_files import file_to_save
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.officer.settings.device_lines import (
    READER,
    SCANNER,
    SCREEN,
    DeviceLine,
    SeenScreen,
    device_lines,
    wanting,
)
from ui.officer.settings.device_rows import DeviceModel, DeviceRows
from ui.officer.settings.device_trial import Trial
from ui.officer.settings.machine import keep
from ui.officer.settings.printers.kinds import PrinterCard
from ui.officer.settings.printers.setup import PaperPane
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, choose, refill
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.desk.edges.equipment import AtHand, Device
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.settings import Settings
from xinfang_desk.words import _

_LEFT = 440
"""Pixels at 100 %: the list, where there is room beside it."""
_BOTH = 900
_SETTING = {READER: "reader", SCANNER: "scanner", SCREEN: "guide_screen"}


class DevicesPage(DeskPage):
    """The list at the left, what is chosen in it at the right; each choice takes effect at once."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "devicesPage")
        look = station.look
        self._lines: tuple[DeviceLine, ...] = ()
        self._ports: dict[str, tuple[Device, ...]] = {}
        self._kept = Settings()
        self._current = READER
        again = Button(look, _("重新找"), "findDevices", icon="refresh", keys="F5")
        self.rows = DeviceRows(look, "deviceList", _("设备"))
        paper = self._paper = PrinterCard(station, tunes=True)
        title = row(look, label(_("设备"), "title"))
        title.addWidget(ElidedLabel(_("没有哪一样，都照样能接待"), "caption"), 1)
        title.addWidget(again)
        self._left = QWidget()
        self._left.setLayout(column(look, title, self.rows, paper, None, spacing=8))
        self._detail = self._make_detail()
        self._halves = row(look, self._left, margins=(12, 8, 12, 8), spacing=12)
        self.pane = PaperPane(station)
        self.pane.hide()
        self._right = QWidget()
        self._right.setLayout(column(look, self._detail, self.pane))
        self._halves.addWidget(self._right, 1)
        whole = column(look, spacing=0)
        self._scroll = Scrolled(frame("page", self._halves), "devicesScroll")
        whole.addWidget(self._scroll, 1)
        self._wanting = ElidedLabel("", "label")
        self._wanting.setObjectName("devicesWanting")
        back = Button(look, _("回去接待"), "backToForm", kind="primary", icon="back", keys="Esc")
        foot = row(look, margins=(14, 8, 14, 8))
        foot.addWidget(self._wanting, 1)
        foot.addWidget(back)
        whole.addWidget(frame("footer", foot))
        self.setLayout(whole)
        again.clicked.connect(self.reload)
        back.clicked.connect(station.ways.open_form)
        self.rows.selectionModel().currentChanged.connect(self._turn)
        # Where it stands under the list, it is opened like a page.
        self.rows.activated.connect(self._open)
        self.rows.clicked.connect(self._open)
        paper.tuned.connect(self._tune)
        self._actions = {"F5": self.reload}
        look.resized.connect(self._fit)

    def reload(self) -> None:
        """Look again for what is there."""
        desk = self._station.desk
        self._station.background.ask(
            self, lambda: (desk.equipment.at_hand(), desk.upkeep.settings()), self._show
        )
        self._paper.reload()
        if not self.pane.isHidden():
            self.pane.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves side by side where there is room (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go what was tried (Qt)."""
        self.trial.stop()
        super().hideEvent(event)

    def _tune(self, stock: Stock) -> None:
        """Tell of a kind of paper in the place of a device."""
        self._turn_right(self.pane)
        self.pane.show_stock(stock)

    def _open(self, _row: QModelIndex) -> None:
        self._turn_right(self._detail)

    def _turn_right(self, part: QWidget) -> None:
        for each in (self._detail, self.pane):
            each.setVisible(each is part)
        self._scroll.start_at(self._right)

    def _make_detail(self) -> QWidget:
        look = self._station.look
        self._title = label("", "section", name="deviceTitle")
        self._pill = Pill(look, "", PillKind.IDLE)
        head = row(look, self._title, self._pill, None)
        self._facts = Card(look, _("找到什么"), "deviceFacts", icon="search")
        self._fact_lines = Shelf(look, spacing=2)
        self._facts.body.addWidget(self._fact_lines)
        self.port = choices([])
        self._port = Field(look, _("选哪个"), self.port, "devicePort")
        self.other = QLineEdit()
        hint = _("单子里没有的写在这里，比如 /dev/ttyUSB0、COM3，回车生效")
        self._other = Field(look, _("别的口"), self.other, "otherPort", hint=hint)
        self._shown = Button(look, _("在群众屏上显示"), "showGuide", icon="screen", keys="F12")
        self._facts.body.addWidget(self._port)
        self._facts.body.addWidget(self._other)
        self._facts.body.addLayout(row(look, self._shown, None))
        self.trial = Trial(self._station)
        steps = Card(look, _("不行就照这个来"), "deviceSteps", icon="question")
        self._steps = Shelf(look, spacing=4)
        report = Button(look, _("存诊断（不含任何人的信息）"), "saveReport", kind="ghost", icon="document")
        steps.body.addWidget(self._steps)
        repairs = row(look, label(_("给修的人看："), "caption"), report, None)
        steps.body.addLayout(repairs)
        self.port.activated.connect(lambda _place: self._choose(self.port.currentData()))
        self.other.returnPressed.connect(lambda: self._choose(self.other.text().strip()))
        self._shown.clicked.connect(self._station.ways.turn_screen)
        report.clicked.connect(self._save_report)
        inside = QWidget()
        self._tried = frame("ask", column(look, self.trial, margins=(12, 8, 12, 8)))
        inside.setLayout(column(look, head, self._facts, self._tried, steps, None))
        return inside

    def _show(self, told: tuple[AtHand, Settings]) -> None:
        found, self._kept = told
        self._ports = {READER: found.readers, SCANNER: found.scanners}
        self._lines = device_lines(found, self._kept, self._screens())
        if self._current not in {each.key for each in self._lines}:
            self._current = READER
        self.rows.show_lines(self._lines, self._current)
        self._tell()
        named = wanting(self._lines)
        words = _("{count} 样要看一眼：{which}").format(count=len(named), which="、".join(named))
        self._wanting.setText(words if named else _("都没有问题。"))

    def _turn(self, index: QModelIndex) -> None:
        line: DeviceLine | None = index.data(DeviceModel.ItemRole)
        if line is not None and line.key != self._current:
            self._current = line.key
            self._turn_right(self._detail)
            self._tell()

    def _tell(self) -> None:
        line = next(each for each in self._lines if each.key == self._current)
        self._title.setText(line.title)
        self._pill.show_state(*line.pill)
        self._fact_lines.fill(self._fact(*each) for each in line.facts)
        numbered = (f"{at}　{words}" for at, words in enumerate(line.steps, start=1))
        self._steps.fill(label(words, wrap=True) for words in numbered)
        chosen = self._chosen()
        self._port.setVisible(line.key in _SETTING)
        self._other.setVisible(line.key in {READER, SCANNER})
        self._shown.setVisible(line.key == SCREEN)
        if line.key in _SETTING:
            refill(self.port, self._choices(line.key))
            choose(self.port, chosen)
            if not self.other.hasFocus():
                self.other.clear()
        self.trial.offer(line.key, chosen)
        self._tried.setVisible(not self.trial.isHidden())

    def _fact(self, name: str, words: str) -> QWidget:
        look = self._station.look
        said = QGridLayout()
        said.setContentsMargins(0, 0, 0, 0)
        said.setColumnMinimumWidth(0, look.px(92))
        said.setColumnStretch(1, 1)
        said.addWidget(label(name, "label"), 0, 0)
        said.addWidget(label(words, wrap=True), 0, 1)
        line = QWidget()
        line.setLayout(said)
        return line

    def _chosen(self) -> str:
        setting = _SETTING.get(self._current)
        return str(getattr(self._kept, setting)) if setting else ""

    def _choices(self, key: str) -> list[tuple[object, str]]:
        nothing = {
            READER: _("不用，证件手输"),
            SCANNER: _("当键盘用，或没有"),
            SCREEN: _("自己找：不是您这块的那块"),
        }
        entries: list[tuple[object, str]] = [("", nothing[key])]
        chosen = self._chosen()
        if key == SCREEN:
            named = {each.name: f"{each.name}　{each.size}" for each in self._screens()}
        else:
            usable = (each for each in self._ports[key] if each.usable)
            named = {each.port: f"{each.port}　{each.name}".strip() for each in usable}
        if chosen and chosen not in named:
            named[chosen] = chosen
        return entries + list(named.items())

    def _choose(self, port: str) -> None:
        setting = _SETTING.get(self._current)
        if setting is not None:
            keep(self._station, self, **{setting: port})

    def _screens(self) -> tuple[SeenScreen, ...]:
        here = self.screen()
        return tuple(
            SeenScreen(name=each.name(), box=each.geometry(), is_desks=each is here)
            for each in QGuiApplication.screens()
        )

    def _save_report(self) -> None:
        chosen = file_to_save(self, _("诊断存到哪里"), f"{_('设备诊断')}.txt", on_stick=True)
        if chosen is None:
            return
        screens = ", ".join(f"{each.name} {each.size}" for each in self._screens())
        more = {"platform": QGuiApplication.platformName(), "screens seen by the window": screens}
        equipment = self._station.desk.equipment
        self._station.background.aside(
            self,
            lambda: equipment.save_report(chosen, more),
            lambda _nothing: self._station.tell(_("诊断已存好，里面没有任何人的信息。"), NoticeKind.OK),
            self._station.refused,
        )

    def _fit(self) -> None:
        wide = self.width() >= self._station.look.px(_BOTH)
        direction = self._halves.Direction.LeftToRight if wide else self._halves.Direction.TopToBottom
        self._halves.setDirection(direction)
        self._left.setMaximumWidth(self._station.look.px(_LEFT) if wide else 16_777_215)
        self._left.setMinimumWidth(self._station.look.px(_LEFT) if wide else 0)
