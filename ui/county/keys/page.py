"""Keys (钥匙): the desks', the county's own, and the way back into a desk that lost everything."""

from __future__ import annotations

from collections.abc import Sequence

from ui.county.keys.copies import Copies
from ui.county.keys.desk_keys import DeskKeys
from ui.county.keys.own_key import OwnKey
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import Scrolled, column, frame
from xinfang_desk.county.answers import DeskLine


class KeysPage(CountyPage):
    """What is done once in years, each with its explanation."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "keysPage")
        look = station.look
        self.desks, self.own, self.copies = DeskKeys(station), OwnKey(station), Copies(station)
        # Desks send their copies to the county, never to the discipline authority.
        self.copies.setVisible(not station.office.takes_accusations)
        cards = (self.desks, self.own, self.copies)
        page = column(look, *cards, None, margins=(12, 10, 12, 10), spacing=12)
        scroll = Scrolled(frame("page", page), "keysScroll")
        whole = column(look)
        whole.addWidget(scroll)
        self.setLayout(whole)
        for card in cards:
            card.grown.connect(scroll.bring)

    def offer(self, desks: Sequence[DeskLine]) -> None:
        """These are the desks now."""
        self.desks.offer(desks)
        self.copies.offer(desks)

    def reload(self) -> None:
        """Read again what is shown."""
        self.own.reload()
