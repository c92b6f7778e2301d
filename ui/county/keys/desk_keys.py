"""Keys of the desks (接待台的钥匙): a change that was vouched for, and a key believed no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.chosen_files import file_to_open
from ui.county.asked import DeskField, PassphraseField, passphrase_needed
from ui.county.asking import Asking
from ui.county.station import Station
from ui.failures import words_for
from ui.widgets.boxes import line, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import DeskLine, KeyChanged
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class DeskKeys(Card):
    """Takes a desk's file of a key change; revokes what was stolen or lost."""

    grown = Signal(QWidget)
    """Something is asked, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("接待台的钥匙"), "deskKeysCard", icon="screen")
        self._station = station
        changed = _(
            "接待台换了钥匙，会带来一个换钥文件（文件名带 k）。收下以后新钥匙算数，"
            "旧的再用30天，路上的批次照收。"
        )
        stolen = _(
            "接待台的电脑被盗、丢失，马上吊销它的钥匙：从这一刻起，用它签的什么都不收。"
            "接待台再用，要带新登记卡当面来登记。"
        )
        take = Button(look, _("接收换钥文件"), "takeRotation", icon="inbox")
        self._revoke = Button(look, _("吊销钥匙"), "revokeKey", icon="alert")
        self.panel = _RevokePanel(station)
        self.body.addWidget(label(changed, "label", wrap=True))
        self.body.addLayout(row(look, take, None))
        self.body.addWidget(line())
        self.body.addWidget(label(stolen, "label", wrap=True))
        self.body.addLayout(row(look, self._revoke, None))
        self.body.addWidget(self.panel)
        take.clicked.connect(self._choose_file)
        self._revoke.clicked.connect(lambda: self.panel.ask(self._revoke))
        self.panel.grown.connect(self.grown)

    def offer(self, desks: Sequence[DeskLine]) -> None:
        """These are the desks now."""
        self._revoke.use_while(bool(desks))
        self.panel.desk.offer(desks)

    def take(self, file: Path) -> None:
        """Trust the key that a desk's present one vouches for."""
        office = self._station.office
        self._station.background.change(
            self, lambda: office.take_rotation(file), self._taken, self._station.refused
        )

    def _choose_file(self) -> None:
        if chosen := file_to_open(self, _("接待台的换钥文件"), on_stick=True):
            self.take(chosen)

    def _taken(self, changed: KeyChanged) -> None:
        if changed.repeated:
            said = _("{name}（{desk}）的这把新钥匙以前收过，没有变化。指纹：{digits}")
        else:
            said = _("已换成 {name}（{desk}）的新钥匙，旧的再用30天。请打电话核对指纹：{digits}")
        words = said.format(name=changed.name, desk=changed.desk, digits=changed.fingerprint)
        self._station.tell(words, NoticeKind.INFO if changed.repeated else NoticeKind.OK)


class _RevokePanel(Asking):
    """Whose key, why, and the passphrase: it cannot be taken back."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self.desk = DeskField(look, "revokeDesk")
        self.why = QLineEdit()
        self._why = Field(look, _("为什么吊销"), self.why, "revokeWhy", required=True, hint=_("留在台账里"))
        self._passphrase = PassphraseField(look, "revokePassphrase")
        super().__init__(
            station,
            "revoke",
            _("吊销接待台的钥匙"),
            _("吊销了不能撤回：这把钥匙签的批次，哪天签的都不再收。"),
            _("吊销，不能撤回"),
            self.desk,
            self._why,
            self._passphrase,
        )
        self.wanted.connect(self._do_it)

    def _do_it(self) -> None:
        needed = {self._why: words_for(DeskError("key.why_missing")), **passphrase_needed(self._passphrase)}
        if not self.is_whole(needed):
            return
        office, desk, why = self._station.office, self.desk.desk(), self.why.text().strip()
        passphrase = self._passphrase.line.text()

        def work() -> int:
            office.confirm(passphrase)
            return office.revoke(desk, why)

        places = {"key.why_missing": self._why, "passphrase.wrong": self._passphrase}
        self.send(work, lambda count: self._revoked(desk, count), places)

    def _revoked(self, desk: str, count: int) -> None:
        if count:
            said = _("已吊销 {desk} 的钥匙 {count} 把。请接待台生成新钥匙，带新登记卡当面来登记。")
            self._station.tell(said.format(desk=desk, count=count), NoticeKind.OK)
        else:
            said = _("{desk} 的钥匙以前就吊销了，没有变化。")
            self._station.tell(said.format(desk=desk), NoticeKind.INFO)
