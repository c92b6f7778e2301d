"""Settings (设置): how the window looks, and when it locks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ui.background import Topic
from ui.county.settings.accounts_card import AccountsCard
from ui.county.settings.safe_card import SafeCard
from ui.county.station import CountyPage, Station
from ui.look.theme import Theme
from ui.widgets.boxes import Scrolled, column, frame
from ui.widgets.labels import label
from ui.widgets.lock_card import LockCard
from ui.widgets.look_card import LookCard
from xinfang_desk.words import _


class SettingsPage(CountyPage):
    """Every setting takes effect when it is chosen."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "settingsPage")
        look = station.look
        self._look = LookCard(look)
        self._lock = LockCard(look)
        self.accounts, safe = AccountsCard(station), SafeCard(station)
        cards = (safe, self.accounts, self._look, self._lock)
        title = label(_("设置"), "title")
        page = column(look, title, *cards, None, margins=(12, 10, 12, 10), spacing=12)
        scroll = Scrolled(frame("page", page), "settingsScroll")
        self.setLayout(column(look, scroll, spacing=0))
        for card in (self.accounts, safe):
            card.grown.connect(scroll.bring)
        self._look.worn.connect(self._keep_look)
        self._lock.changed.connect(lambda minutes: self._keep(idle_minutes=minutes))

    def reload(self) -> None:
        """Read the settings again."""
        self._look.reload()
        self.accounts.reload()
        background, office = self._station.background, self._station.office
        background.ask(self, office.settings, lambda kept: self._lock.show_minutes(kept.idle_minutes))

    def _keep_look(self, worn: Theme) -> None:
        self._keep(theme=worn.name.value, scale=worn.scale, still=worn.still)

    def _keep(self, **changes: Any) -> None:
        office = self._station.office
        self._station.background.change(
            self,
            lambda: office.change_settings(replace(office.settings(), **changes)),
            lambda _nothing: None,
            self._station.refused,
            about=Topic.OFFICE,
        )
