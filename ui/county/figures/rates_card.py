"""Four rates (四率), each with what it is made of; where nothing can be divided, it says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.county.asked import desk_name
from ui.county.station import Station
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.card import Card
from ui.widgets.inputs.captioned import captioned
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.labels import label, tip
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.county.figures.rates import Rate
from xinfang_desk.words import _


class RatesCard(Card):
    """Of all desks, or of one."""

    turned = Signal()
    """Another desk is wanted."""

    def __init__(self, station: Station) -> None:
        look = self._look = station.look
        self._desk = choices([("", _("全部接待台"))])
        self._desk.setObjectName("ratesDesk")
        self._desk.setAccessibleName(_("哪个接待台的"))
        self._desk.setMinimumContentsLength(6)
        super().__init__(
            look, _("四率"), "ratesCard", icon="scales", aside=captioned(look, _("接待台"), self._desk)
        )
        self._lines = Shelf(look)
        self.body.addWidget(self._lines)
        self._desk.activated.connect(lambda _at: self.turned.emit())

    def desk(self) -> str:
        """Whose rates; empty for all."""
        return str(self._desk.currentData() or "")

    def offer(self, desks: Sequence[DeskLine]) -> None:
        """These are the desks now."""
        refill(self._desk, [("", _("全部接待台")), *((each.desk, desk_name(each)) for each in desks)])

    def show_rates(self, rates: Sequence[Rate]) -> None:
        """Show each, with its numerator, its denominator and what is left out."""
        self._lines.fill(self._line(each) for each in rates)

    def _line(self, rate: Rate) -> QWidget:
        look = self._look
        share = _("没有可算的") if rate.share is None else f"{rate.share:.1%}"
        made = _("{numerator} ÷ {denominator}，不计 {left_out} 件").format(
            numerator=rate.numerator, denominator=rate.denominator, left_out=rate.left_out
        )
        head = row(look, label(rate.name, "strong"), None, label(share, "strong", name=f"rate_{rate.key}"))
        words = label(rate.words, "caption", wrap=True)
        line = QWidget()
        line.setLayout(column(look, head, label(made, "label", name=f"made_{rate.key}"), words, spacing=2))
        line.setAccessibleName(f"{rate.name}：{share}。{made}。{rate.words}")
        line.setToolTip(tip(rate.words))
        return line
