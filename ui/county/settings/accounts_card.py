"""Accounts and duties (账户): who opens this ledger, what for, and the verbs that change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.county.settings.account_panels import (
    AccountPanel,
    AddPanel,
    OwnPanel,
    RecoveryPanel,
    RemovePanel,
    ResetPanel,
    duties_said,
)
from ui.county.station import Station
from ui.widgets.boxes import Shelf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import RUNNING, Account
from xinfang_desk.words import _
from xinfang_desk.words.doings import account_name

_Seen = tuple[Account, tuple[Account, ...]]
"""Who sits here; and every account, or none where they may not be seen."""


class AccountsCard(Card):
    """Every account in a line; one verb at a time, in place."""

    grown = Signal(QWidget)
    """Something was opened, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        note = _("谁能打开台账，能做什么")
        super().__init__(look, _("账户"), "accountsCard", icon="people", note=note)
        self._station = station
        self._lines = Shelf(look)
        own = Button(look, _("换我的口令"), "openOwn", icon="lock")
        add = Button(look, _("加一个账户"), "openAdd", icon="plus")
        reset = Button(look, _("重设口令"), "openReset", icon="refresh")
        remove = Button(look, _("撤销账户"), "openRemove", icon="close")
        code = Button(look, _("恢复码"), "openRecovery", icon="seal")
        self._verbs: dict[Button, AccountPanel] = {
            own: OwnPanel(station),
            add: AddPanel(station),
            reset: ResetPanel(station),
            remove: RemovePanel(station),
            code: RecoveryPanel(station),
        }
        self._of_others = (reset, remove)
        self._own = own
        self._alone = label(_("别人的账户由负责人和管理员管。"), "caption", wrap=True)
        verbs = Flow(look)
        verbs.add(*self._verbs)
        for part in (self._lines, self._alone, verbs, *self._verbs.values()):
            self.body.addWidget(part)
        for button, panel in self._verbs.items():
            button.clicked.connect(self._turn_to)
            panel.grown.connect(self.grown)

    def reload(self) -> None:
        """Read the accounts again."""
        clerks = self._station.office.keeping.clerks

        def read() -> _Seen:
            mine = clerks.mine()
            try:
                return mine, clerks.listed()
            except DeskError as refused:
                if refused.code != "role.lacking":
                    raise
                return mine, ()

        self._station.background.ask(self, read, lambda seen: self._show(*seen), self._station.refused)

    def _show(self, mine: Account, listed: Sequence[Account]) -> None:
        others = tuple(each for each in listed if each.id != mine.id)
        lines = listed or (mine,)
        self._lines.fill(label(_said(each, mine), wrap=True, name=f"account_{each.id}") for each in lines)
        runs = bool(mine.duties & RUNNING)
        self._alone.setVisible(not runs)
        for button, panel in self._verbs.items():
            button.setVisible(
                button is self._own or (runs and (bool(others) or button not in self._of_others))
            )
            panel.offer(others)

    def _turn_to(self) -> None:
        """Open what the button stands for, and close what was open."""
        for button, panel in self._verbs.items():
            if button is self.sender():
                panel.ask(button)
            else:
                panel.forget()


def _said(account: Account, mine: Account) -> str:
    name = account_name(account.name)
    name = _("{name}（您）").format(name=name) if account.id == mine.id else name
    return f"{name}　{duties_said(account)}"
