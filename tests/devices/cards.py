"""Cards of people who do not exist, a layout each."""

from __future__ import annotations

from xinfang_desk.devices.idcard.card_text import write_text
from xinfang_desk.devices.idcard.simulator import SimulatedReader
from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.domain.people.petitioner import IdType

NUMBER = "000000197904121019"
ZHOU = IdCard(kind=IdType.RESIDENT_ID, name="周试例", number=NUMBER, address="示例镇示例村三组")
WU = IdCard(kind=IdType.RESIDENT_ID, name="吴拟名", number="000000198001010021", address="示例镇样例村")
_OF_ZHOU = {
    "sex": "1",
    "nation": "01",
    "birth": "19790412",
    "issuer": "示例县公安局",
    "from": "20200101",
    "to": "长期",
}


class CountingReader(SimulatedReader):
    """A simulated reader that counts how often it was asked whether a card is there."""

    polls = 0

    def _begin(self) -> None:
        self.polls += 1
        super()._begin()


def block(card: IdCard, letter: str = "", **more: str) -> bytes:
    """The text block of a card."""
    said = {"name": card.name, "number": card.number, "address": card.address}
    return write_text(letter, {**_OF_ZHOU, **said, **more})
