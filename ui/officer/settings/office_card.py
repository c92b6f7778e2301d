"""What the office says of itself on papers (单位信息): name, legal name, telephone, hours."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, all_right
from ui.widgets.grid import Grid
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.counter import entitled
from xinfang_desk.domain.office import Office, changed, faults
from xinfang_desk.domain.roles import FIRST_ACCOUNT, Account
from xinfang_desk.words import _
from xinfang_desk.words.towns import said_of_town


class OfficeCard(Card):
    """Every field of the office that may be changed; kept together, by one button."""

    def __init__(self, station: Station) -> None:
        look = station.look
        note = _("印在以后的文书上；交出去的不变")
        super().__init__(look, _("单位信息"), "ownOfficeCard", icon="home", note=note)
        self._station = station
        self._shown: Office | None = None
        named = {
            "name": _("单位名称"),
            "full_name": _("法定全称（告知书落款）"),
            "officer": _("接访人姓名"),
            "phone": _("单位电话"),
            "supervision_phone": _("监督电话"),
            "hours": _("办公时间"),
            "address": _("单位地址"),
        }
        self._edits = {key: QLineEdit() for key in named}
        self._fields = {
            key: Field(look, words, self._edits[key], f"own_{key}") for key, words in named.items()
        }
        grid = Grid(look, columns=2)
        for key, field in self._fields.items():
            grid.add(field, 2 if key == "address" else 1)
        self._keep = Button(look, _("保存单位信息"), "keepOffice", icon="check")
        self.body.addWidget(grid)
        self.body.addLayout(row(look, self._keep, None))
        self._keep.clicked.connect(self.keep)
        self._edits["name"].textChanged.connect(self._compare)

    def reload(self) -> None:
        """Read the office again."""
        desk = self._station.desk
        self._station.background.ask(
            self, lambda: (desk.upkeep.office(), desk.accounts.mine()), self._show, self._station.refused
        )

    def keep(self) -> None:
        """Keep what was changed, if nothing is wrong."""
        changes = self._changes()
        if self._shown is None or not changes:
            return
        wrong = {key: words_for(fault) for key, fault in faults(changed(self._shown, changes))}
        if all_right(*((field, wrong.get(key, "")) for key, field in self._fields.items())):
            upkeep, written = self._station.desk.upkeep, self._written()
            self._station.background.change(
                self,
                lambda: upkeep.change_office(changes),
                lambda office: self._kept(written, office),
                self._station.refused,
            )

    def _written(self) -> dict[str, str]:
        return {key: edit.text() for key, edit in self._edits.items()}

    def _changes(self) -> dict[str, str]:
        return {
            key: text
            for key, text in self._written().items()
            if self._shown is not None and text != getattr(self._shown, key)
        }

    def _show(self, found: tuple[Office, Account]) -> None:
        office, account = found
        if self._changes():
            # Somebody is writing here.
            return
        may = entitled(self._station.desk.upkeep.change_office, account.duties)
        self._shown = office
        for key, edit in self._edits.items():
            edit.setText(getattr(office, key))
            edit.setEnabled(may and (key != "officer" or account.id == FIRST_ACCOUNT))
        self._keep.setVisible(may)
        self._compare()

    def _compare(self) -> None:
        """Say so where the name bears another town's than the one that numbers are counted for."""
        code = self._shown.code if self._shown is not None else ""
        name = self._edits["name"].text()
        self._fields["name"].show_remark(said_of_town(self._station.codes(), code, name))

    def _kept(self, written: dict[str, str], office: Office) -> None:
        self._shown = office
        for key, edit in self._edits.items():
            if edit.text() == written[key]:
                # Else somebody writes on.
                edit.setText(getattr(office, key))
        self._station.tell(_("单位信息已改。以后的文书照新的印。"), NoticeKind.OK)
