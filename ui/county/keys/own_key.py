"""The county's own key (本县的钥匙): changed in good time, and its files written once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.chosen_files import chosen_folder
from ui.county.asked import PassphraseField, passphrase_needed
from ui.county.asking import Asking
from ui.county.station import Station
from ui.failures import words_for
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import CardLine
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office


class Changed(NamedTuple):
    """The new key's digits, the files that were written, and why they were not where they were not."""

    fingerprint: str
    files: tuple[Path, ...]
    fault: DeskError | None = None


class OwnKey(Card):
    """Says the digits that desks compare; new keys at once, a file for each desk."""

    grown = Signal(QWidget)
    """Something is asked, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("本县的钥匙"), "ownKeyCard", icon="seal")
        self._station = station
        self._digits = label("", "strong", wrap=True, name="ownFingerprint")
        words = _(
            "怕钥匙泄露，或者用久了，就换一把：新钥匙马上算数，每个接待台写一个换钥文件，随U盘带回去。"
            "备用密钥不变，以前封的照样打得开。"
        )
        change = Button(look, _("换本县的钥匙"), "rotateKey", icon="refresh")
        again = Button(look, _("再写一遍换钥文件"), "rotateAgain", icon="stick")
        verbs = Flow(look)
        verbs.add(change, again)
        self._passphrase = PassphraseField(look, "rotatePassphrase")
        asked = _(
            "换了不能退回旧的。每个接待台收下换钥文件以前，写给它的回执它读不了：请把换钥文件和回执一起带去。"
        )
        self.panel = Asking(
            station, "rotate", _("换本县的钥匙"), asked, _("选文件夹，换钥匙"), self._passphrase
        )
        for part in (label(words, "label", wrap=True), self._digits, verbs, self.panel):
            self.body.addWidget(part)
        change.clicked.connect(lambda: self.panel.ask(change))
        again.clicked.connect(self._choose_folder_again)
        self.panel.wanted.connect(self._choose_folder)
        self.panel.grown.connect(self.grown)

    def reload(self) -> None:
        """Read the digits again."""
        self._station.background.ask(self, self._station.office.card, self._show)

    def rotate(self, folder: Path) -> None:
        """Change our keys, and write a file for each desk to ``folder``."""
        office, passphrase = self._station.office, self._passphrase.line.text()

        def work() -> Changed:
            office.confirm(passphrase)
            return _changed(office, folder)

        self.panel.send(work, self._told, {"passphrase.wrong": self._passphrase})

    def write_again(self, folder: Path) -> None:
        """Write the files of the last change once more, to ``folder``."""
        office = self._station.office
        self._station.background.ask(
            self,
            lambda: Changed(office.card().fingerprint, office.rotation_again(folder)),
            self._told,
            self._station.refused,
        )

    def _choose_folder(self) -> None:
        if self.panel.is_whole(passphrase_needed(self._passphrase)) and (folder := self._folder()):
            self.rotate(folder)

    def _choose_folder_again(self) -> None:
        if folder := self._folder():
            self.write_again(folder)

    def _folder(self) -> Path | None:
        return chosen_folder(self, _("换钥文件写到哪个文件夹"), on_stick=True)

    def _show(self, card: CardLine) -> None:
        self._digits.setText(_("现在的指纹：{digits}").format(digits=card.fingerprint))

    def _told(self, changed: Changed) -> None:
        if changed.fault is not None and changed.fault.code == "courier.nothing":
            self._station.tell(_("钥匙已经换了。还没有接待台，不用写换钥文件。"), NoticeKind.OK)
            return
        if changed.fault is not None:
            said = _("钥匙已经换了，换钥文件没有写成：{why}好了就点“再写一遍换钥文件”。")
            self._station.tell(said.format(why=words_for(changed.fault)), NoticeKind.WARN)
            return
        said = _("换钥文件已写好并核对，{count} 个：{files}。请打电话让接待台核对新指纹：{digits}")
        files = "、".join(each.name for each in changed.files)
        words = said.format(count=len(changed.files), files=files, digits=changed.fingerprint)
        self._station.tell(words, NoticeKind.OK)


def _changed(office: Office, folder: Path) -> Changed:
    """New keys stand even where no file could be written; a refusal before that is one."""
    before = office.card().fingerprint
    try:
        files = office.rotate(folder)
    except DeskError as fault:
        if (now := office.card().fingerprint) == before:
            raise
        return Changed(now, (), fault)
    return Changed(office.card().fingerprint, files)
