"""Receiving what was sealed to lost keys (用备用密钥接收)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from ui.county.asking import Asking
from ui.county.keys.reserve import RESERVE_REFUSALS, reserve_field, reserve_needed
from ui.county.station import Station
from xinfang_desk.county.answers import Received
from xinfang_desk.words import _


class ReservePanel(Asking):
    """The file of the reserve key; the batches are chosen after it."""

    chosen = Signal(object)
    """The ``Path`` of the reserve key; the batches are still to be chosen."""

    def __init__(self, station: Station) -> None:
        self.reserve = reserve_field(station.look, "receiveReserve")
        words = _("台账和工作钥匙丢了，重新建了台账，以前封给旧钥匙的批次只有备用密钥打得开。平时用不着。")
        super().__init__(station, "reserve", _("用备用密钥接收"), words, _("选批次文件，接收"), self.reserve)
        self.wanted.connect(self._give)

    def receive(
        self, work: Callable[[], Sequence[Received]], done: Callable[[Sequence[Received]], None]
    ) -> None:
        """Do ``work``; what is wrong with the key's file stands at its field."""
        self.send(work, done, dict.fromkeys(RESERVE_REFUSALS, self.reserve))

    def _give(self) -> None:
        if self.is_whole(reserve_needed(self.reserve)):
            self.chosen.emit(self.reserve.file())
