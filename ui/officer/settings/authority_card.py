"""The discipline authority's card (纪检监察机关的登记卡): accepted here, and who can open accusations."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QHideEvent

from ui.chosen_files import file_to_open
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import CardRecord, ReadersShown, SealedWaiting
from xinfang_desk.desk.counter import entitled
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


def _who(readers: ReadersShown) -> str:
    """Who can open accusations, with the digits that two people compare over the telephone."""
    if not readers.fingerprint:
        return _("谁能打开检举控告还没有定下来。请启封一次任何一件，再接收一次纪检监察机关的卡。")
    one = _("{name}（{digits}）")
    named = [(_("保密员"), readers.officer), *((each.name, each.fingerprint) for each in readers.cards)]
    found = _("、").join(one.format(name=name, digits=digits) for name, digits in named)
    return _("现在能打开检举控告的：{readers}。").format(readers=found)


class DisciplineCard(Card):
    """Accepting the authority's card, by the confidential officer; nobody else sees this."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("纪检监察机关的登记卡"), "disciplineCard", icon="seal")
        self._station = station
        self._words = label("", wrap=True, name="disciplineWords")
        self._readers = label("", "label", wrap=True, name="accusationReaders")
        self.passphrase = SecretEdit()
        hint = _("已经封存的，要用它打开，再封给纪检监察机关")
        self._field = Field(look, _("保密口令"), self.passphrase, "disciplinePassphrase", hint=hint)
        self._enrol = Button(look, _("接收纪检监察机关的卡"), "enrolDiscipline", icon="folder")
        self.body.addWidget(self._words)
        self.body.addWidget(self._readers)
        self.body.addWidget(self._field)
        self.body.addLayout(row(look, self._enrol, None))
        self._enrol.clicked.connect(self._choose_card)
        self.passphrase.returnPressed.connect(self._choose_card)
        self.hide()

    def reload(self) -> None:
        """Read again whether the card was accepted, where that is for who sits here."""
        desk = self._station.desk

        def read() -> tuple[SealedWaiting, ReadersShown] | None:
            if not entitled(desk.sealing.enrol_discipline, desk.accounts.mine().duties):
                return None
            return desk.discipline.waiting(), desk.sealing.readers()

        self._station.background.ask(self, read, self._show, self._station.refused)

    def enrol(self, file: Path) -> None:
        """Accept the card in ``file``."""
        passphrase, sealing = self.passphrase.text(), self._station.desk.sealing
        self._field.show_fault("")
        self._enrol.setEnabled(False)
        self._station.background.change(
            self, lambda: sealing.enrol_discipline(file, passphrase), self._enrolled, self._refused
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Take back what was said beside the field (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._field.show_fault("")

    def _choose_card(self) -> None:
        if not self.passphrase.text():
            self._field.show_fault(_("请先输入保密口令，再选卡。"))
            self.passphrase.setFocus()
            return
        if chosen := file_to_open(self, _("纪检监察机关的登记卡"), on_stick=True):
            self.enrol(chosen)

    def _show(self, found: tuple[SealedWaiting, ReadersShown] | None) -> None:
        self.setVisible(found is not None)
        if found is not None:
            waiting, readers = found
            self._words.setText(
                _("已经接收。封存的检举控告，纪检监察机关用自己的钥匙也打得开。")
                if waiting.enrolled
                else _("还没有接收。接收以后，封存的检举控告才能移送给纪检监察机关。")
            )
            self._readers.setText(_who(readers))

    def _enrolled(self, card: CardRecord) -> None:
        self._enrol.setEnabled(True)
        self.passphrase.clear()
        words = _("已接收 {name} 的卡。请打电话与对方核对这组数字：{digits}")
        self._station.tell(words.format(name=card.name, digits=card.fingerprint), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._enrol.setEnabled(True)
        self._field.show_fault(words_for(fault))
        self.passphrase.selectAll()
        self.passphrase.setFocus()
