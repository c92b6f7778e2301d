"""Accounts (账户): who opens this register and for which duties, and the verbs that change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.officer.parts.duties import duties_said
from ui.officer.parts.station import Station
from ui.officer.settings.account_forms import AddPanel, OwnPanel, ResetPanel
from ui.officer.settings.account_leaving import HandOverPanel, RemovePanel
from ui.widgets.boxes import Shelf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.counter import entitled
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Account
from xinfang_desk.words import _

_Seen = tuple[Account, tuple[Account, ...]]
"""Who sits here; and every account, or none where they may not be seen."""


class AccountsCard(Card):
    """Every account in a line, and the verbs that who sits here may do; one at a time, in place."""

    grown = Signal(QWidget)
    """Something was opened, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        note = _("谁能打开登记簿，能做什么")
        super().__init__(look, _("账户"), "accountsCard", icon="people", note=note)
        self._station = station
        self._lines = Shelf(look)
        self.add, self.own = AddPanel(station), OwnPanel(station)
        self.reset, self.remove = ResetPanel(station), RemovePanel(station)
        self.hand_over = HandOverPanel(station)
        self._verbs = (
            (Button(look, _("加一个账户"), "addAccount", icon="plus"), self.add),
            (Button(look, _("换我的口令"), "ownPassphrase", icon="lock"), self.own),
            (Button(look, _("重设口令"), "resetPassphrase", icon="refresh"), self.reset),
            (Button(look, _("撤销账户"), "removeAccount", icon="close"), self.remove),
            (Button(look, _("交接保密员"), "handOver", icon="swap"), self.hand_over),
        )
        verbs = Flow(look)
        self._alone = label(_("别人的账户由负责人和管理员管。"), "caption", wrap=True)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._alone)
        self.body.addWidget(verbs)
        for button, _panel in self._verbs:
            verbs.add(button)
            button.hide()
        for button, panel in self._verbs:
            self.body.addWidget(panel)
            button.clicked.connect(self._turn_to)
            panel.done.connect(self._done)
            panel.left.connect(self._leave)
            panel.grown.connect(self.grown)

    def reload(self) -> None:
        """Read the accounts again."""
        accounts = self._station.desk.accounts

        def read() -> _Seen:
            mine = accounts.mine()
            try:
                return mine, accounts.listed()
            except DeskError as refused:
                if refused.code != "role.lacking":
                    raise
                return mine, ()

        self._station.background.ask(self, read, self._show, self._station.refused)

    def _show(self, seen: _Seen) -> None:
        mine, listed = seen
        # The list knows who holds the key to accusations now; who came in with it may have handed it over.
        mine = next((each for each in listed if each.id == mine.id), mine)
        others = tuple(each for each in listed if each.id != mine.id)
        lines = listed or (mine,)
        self._lines.fill(label(_said(each, mine), wrap=True, name=f"account_{each.id}") for each in lines)
        self._alone.setVisible(not listed)
        desk = self._station.desk
        offered = (
            entitled(desk.accounts.add, mine.duties),
            entitled(desk.accounts.change_passphrase, mine.duties),
            entitled(desk.accounts.reset_passphrase, mine.duties) and bool(others),
            entitled(desk.accounts.remove, mine.duties) and bool(others),
            entitled(desk.sealing.hand_over, mine.duties) and (bool(others) or not listed),
        )
        for (button, panel), there in zip(self._verbs, offered, strict=True):
            button.setVisible(there)
            if not there:
                panel.dismiss()
        for choosing in (self.reset, self.remove, self.hand_over):
            choosing.offer(others)

    def _turn_to(self) -> None:
        """Open what the button stands for, and close what was open."""
        for button, panel in self._verbs:
            if button is self.sender():
                panel.show()
                panel.begin()
                self.grown.emit(panel)
            else:
                panel.dismiss()

    def _done(self, words: str) -> None:
        # The list is not touched here: it is read again, as all is that shows what was changed.
        self._station.tell(words, NoticeKind.OK)
        self._leave()

    def _leave(self) -> None:
        for button, panel in self._verbs:
            if panel is self.sender():
                panel.dismiss()
                button.setFocus()


def _said(account: Account, mine: Account) -> str:
    name = _("{name}（您）").format(name=account.name) if account.id == mine.id else account.name
    return f"{name}　{duties_said(account.duties)}"
