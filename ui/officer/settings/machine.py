"""The county's card (县里的卡), and how settings are kept: for the settings, and for the first start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.chosen_files import file_to_open, file_to_save
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import CardRecord
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.words import _


def keep(station: Station, owner: QWidget, **changes: Any) -> None:
    """Keep these settings and leave the others as they are."""
    desk = station.desk
    station.background.change(
        owner,
        lambda: desk.upkeep.change_settings(replace(desk.upkeep.settings(), **changes)),
        lambda _nothing: None,
        station.refused,
    )


def keep_setup(station: Station, owner: QWidget, stock: Stock, **changes: Any) -> None:
    """Keep how one kind of paper comes out, and leave the rest as it is."""
    desk = station.desk

    def change() -> None:
        settings = desk.upkeep.settings()
        setup = replace(getattr(settings, stock.value), **changes)
        desk.upkeep.change_settings(replace(settings, **{stock.value: setup}))

    station.background.change(owner, change, lambda _nothing: None, station.refused)


class CountyCard(Card):
    """The county's card as it was taken, and ours to be given to it."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("县里的登记卡"), "countyCard", icon="seal")
        self._station = station
        self._words = label("", wrap=True, name="countyWords")
        enrol = Button(look, _("接收县里的卡"), "enrolCounty", icon="folder")
        card = Button(look, _("写出本窗口的卡"), "writeCard", icon="folder")
        self.body.addWidget(self._words)
        self.body.addLayout(row(look, enrol, card, None))
        enrol.clicked.connect(self._choose_card)
        card.clicked.connect(self._choose_place)

    def reload(self) -> None:
        """Read the county's card again."""
        self._station.background.ask(self, self._station.desk.keys.county, self._show, self._station.refused)

    def enrol(self, file: Path) -> None:
        """Accept the county's card, or its change of key."""
        desk = self._station.desk
        self._station.background.change(
            self, lambda: desk.keys.enrol(file), self._show, self._station.refused
        )

    def _show(self, county: CardRecord | None) -> None:
        if county is None:
            self._words.setText(_("还没有接收。请把县里给的登记卡放进U盘，点“接收县里的卡”。"))
        else:
            words = _("{name}。请打电话与县里核对这组数字：{digits}")
            told = words.format(name=county.name, digits=county.fingerprint)
            if county.national:
                told += "\n" + _("县里用国密算法：本窗口的卡也换了一张，请写出来带到县里登记。")
            self._words.setText(told)

    def _choose_card(self) -> None:
        if chosen := file_to_open(self, _("县里的登记卡"), on_stick=True):
            self.enrol(chosen)

    def _choose_place(self) -> None:
        desk = self._station.desk
        name = f"{_('登记卡')}_{desk.office.code}-{desk.office.desk}.xfcard"
        if chosen := file_to_save(self, _("本窗口的登记卡存到哪里"), name, on_stick=True):
            self._station.background.ask(
                self, lambda: desk.keys.write_card(chosen), self._written, self._station.refused
            )

    def _written(self, card: CardRecord) -> None:
        words = _("已写出。交给县里时，核对数字：{digits}").format(digits=card.fingerprint)
        self._station.tell(words, NoticeKind.OK)
