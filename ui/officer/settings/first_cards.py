"""What belongs on paper and with the county before the first visit (第一次使用以后)."""

from __future__ import annotations

from ui.officer.parts.station import Station
from ui.officer.settings.machine import CountyCard
from ui.officer.settings.printers.kinds import PrinterCard
from ui.officer.settings.recovery import RecoveryCard
from ui.widgets.card import Card


def first_cards(station: Station) -> tuple[Card, ...]:
    """The sheet for the safe, a test page, the cards with the county (恢复单、测试页、登记卡)."""
    return RecoveryCard(station), PrinterCard(station), CountyCard(station)
