"""Trying a device (试一试): ten seconds to lay a card on, or to scan a receipt; nothing of it is kept."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.officer.listening import Hearing
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.domain.number import read_number
from xinfang_desk.words import _
from xinfang_desk.words.devices_said import device_said, scanner_said

_LONG = 10_000
"""Milliseconds."""
_NOT_OPENED = frozenset({DeviceState.GONE, DeviceState.DENIED, DeviceState.BUSY, DeviceState.NO_PORT})
_NOT_ANSWERED = frozenset({DeviceState.SILENT, DeviceState.GARBLED, DeviceState.FAULTY})
_MARKS = {"done": ("check", "ok"), "wrong": ("close", "danger"), "open": ("circle", "text3")}

Step = tuple[str, str]
"""How far it came: a mark of :data:`_MARKS`, and words."""


def reader_steps(told: object) -> tuple[Step, ...]:
    """How far a card reader came: opened, answered, read; ``told`` is a state, or a card."""
    opened, answered, read = _("口打开了"), _("读卡器有回话"), _("读到身份证了，里面的字没有留")
    if not isinstance(told, DeviceState):
        return ("done", opened), ("done", answered), ("done", read)
    if told in _NOT_OPENED:
        return ("wrong", device_said(told)), ("open", _("读卡：还没试到这一步"))
    if told in _NOT_ANSWERED:
        return ("done", opened), ("wrong", device_said(told)), ("open", _("读卡：还没试到这一步"))
    waits = told is DeviceState.READY
    return (
        ("done", opened),
        ("done", answered),
        ("open", _("请放一张身份证上去")) if waits else ("wrong", device_said(told)),
    )


def scanner_steps(told: object) -> tuple[Step, ...]:
    """The same of a serial scanner; ``told`` is a state, or a code."""
    opened = _("口打开了")
    if isinstance(told, DeviceState):
        if told is not DeviceState.READY:
            return ("wrong", scanner_said(told)), ("open", _("扫码：还没试到这一步"))
        return ("done", opened), ("open", _("请扫一张回执"))
    try:
        read_number(str(told).split(":")[0][-19:])
    except DeskError:
        return ("done", opened), ("wrong", _("扫到了，不是回执上的条码。请扫一张回执"))
    return ("done", opened), ("done", _("扫到了，是回执上的编号"))


def step_line(look: Look, step: Step) -> QWidget:
    """A step with its mark."""
    icon, ink = _MARKS[step[0]]
    inside = row(look, IconLabel(look, icon, ink, 16), spacing=8)
    inside.addWidget(label(step[1], wrap=True), 1)
    line = QWidget()
    line.setLayout(inside)
    line.setAccessibleName(step[1])
    return line


class Trial(QWidget):
    """A button, and the steps that it took."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = self._look = station.look
        equipment = station.desk.equipment
        self._port = ""
        self._kind = ""
        self._hearings = {
            "reader": Hearing(self, equipment.card_reader, self.isVisible),
            "scanner": Hearing(self, equipment.code_reader, self.isVisible),
        }
        self.start = Button(look, _("现在试"), "tryDevice")
        self._words = label("", "caption", wrap=True, name="tryWords")
        self._steps = Shelf(look, spacing=4)
        head = row(look, label(_("试一试"), "section"))
        head.addWidget(self._words, 1)
        head.addWidget(self.start)
        self.setLayout(column(look, head, self._steps, spacing=6))
        self._over = QTimer(self, interval=_LONG, singleShot=True)
        self._over.timeout.connect(self.stop)
        self.start.clicked.connect(self._begin)
        self._hearings["reader"].came.connect(lambda told: self._show(reader_steps(told)))
        self._hearings["scanner"].came.connect(lambda told: self._show(scanner_steps(told)))

    def offer(self, kind: str, port: str) -> None:
        """Let this be tried; nothing where there is no such kind, or no port is chosen."""
        if (kind, port) != (self._kind, self._port):
            self.stop()
            self._steps.fill(())
            self._kind, self._port = kind, port
        self.setVisible(kind in self._hearings and bool(port))
        said = {"reader": _("放一张身份证上去，10 秒内有回音"), "scanner": _("10 秒内扫一张回执")}
        self._words.setText(said.get(kind, ""))

    def stop(self) -> None:
        """Let the port go."""
        self._over.stop()
        for each in self._hearings.values():
            each.use("")

    def _begin(self) -> None:
        self.stop()
        self._show((("open", _("正在试……")),))
        self._hearings[self._kind].use(self._port)
        self._over.start()

    def _show(self, steps: tuple[Step, ...]) -> None:
        self._steps.fill(step_line(self._look, each) for each in steps)
