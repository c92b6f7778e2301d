"""Coming in (账户): one more account, one's own passphrase, another's; each with what it asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from ui.officer.parts.action_form import VerbPanel
from ui.officer.parts.duties import DutyBoxes
from ui.officer.parts.station import Station
from ui.widgets.field import Field, all_right
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.inputs.new_passphrase import NewPassphrase
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Account, Duty
from xinfang_desk.words import _


class AddPanel(VerbPanel):
    """One more account: its name, its duties, its passphrase."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "addAccount", _("加一个账户"), _("加上"))
        look = station.look
        self.name = QLineEdit()
        self.duties = DutyBoxes(look)
        self.secret = NewPassphrase(look, "addPassphrase", _("口令"))
        hint = _("用真名：登记、签批和留痕里都是这个名字")
        self._name = Field(look, _("名字"), self.name, "addName", required=True, hint=hint)
        self._duties = Field(look, _("能做什么"), self.duties, "addDuties", required=True)
        self.fill(self._name, self._duties, self.secret, _by_oneself())
        self.wanted.connect(self._ask)
        for line in (self.name, self.secret.first, self.secret.again):
            line.returnPressed.connect(self.wanted)

    def begin(self) -> None:
        """Ready to be written in."""
        self.name.setFocus()

    def _ask(self) -> None:
        name, duties = self.name.text().strip(), self.duties.chosen()
        lacking = (
            (self._name, "" if name else _("请写名字")),
            (self._duties, "" if duties else _("请至少选一项职责")),
        )
        if not all_right(*lacking, *self.secret.faults()):
            return
        accounts, new = self._station.desk.accounts, self.secret.first.text()
        self.send(lambda consent: accounts.add(name, duties, new, consent=consent), self._added, self._place)

    def _added(self, account: Account) -> str:
        self.name.clear()
        self.duties.clear()
        return _("已加账户：{name}").format(name=account.name)

    def _place(self, fault: DeskError) -> Field | None:
        fields = {"account.exists": self._name, "passphrase.short": self.secret.field}
        return fields.get(fault.code)


class OwnPanel(VerbPanel):
    """One's own passphrase: the one of now, and the new one."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "ownPassphrase", _("换我的口令"), _("换口令"))
        look = station.look
        self.old = SecretEdit()
        self.secret = NewPassphrase(look, "ownNew", _("新口令"))
        self._old = Field(look, _("现在的口令"), self.old, "ownOld", required=True)
        self.fill(self._old, self.secret)
        self.wanted.connect(self._ask)
        for line in (self.old, self.secret.first, self.secret.again):
            line.returnPressed.connect(self.wanted)

    def begin(self) -> None:
        """Ready to be written in."""
        self.old.setFocus()

    def _ask(self) -> None:
        old = self.old.text()
        if not all_right((self._old, "" if old else _("请输入现在的口令")), *self.secret.faults()):
            return
        accounts, new = self._station.desk.accounts, self.secret.first.text()
        words = _("口令已换。从现在起，打开和解锁都用新口令。")
        self.send(lambda _consent: accounts.change_passphrase(old, new), lambda _nothing: words, self._place)

    def _place(self, fault: DeskError) -> Field | None:
        fields = {
            "passphrase.wrong": self._old,
            "passphrase.wait": self._old,
            "passphrase.short": self.secret.field,
        }
        return fields.get(fault.code)


class ResetPanel(VerbPanel):
    """A new passphrase for one who forgot theirs."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "resetPassphrase", _("重设口令"), _("重设"))
        look = station.look
        self.who = choices([])
        self.secret = NewPassphrase(look, "resetNew", _("新口令"))
        self._who = Field(look, _("谁忘了口令"), self.who, "resetWho", required=True)
        self._others: tuple[Account, ...] = ()
        self.fill(self._who, self.secret, _by_oneself())
        self.wanted.connect(self._ask)
        self.who.currentIndexChanged.connect(self._remark)
        for line in (self.secret.first, self.secret.again):
            line.returnPressed.connect(self.wanted)

    def offer(self, others: tuple[Account, ...]) -> None:
        """Whose it can be."""
        self._others = others
        refill(self.who, ((each.id, each.name) for each in others))
        self._remark()

    def begin(self) -> None:
        """Ready to be written in."""
        self.who.setFocus()

    def _remark(self) -> None:
        sealed = {each.id for each in self._others if Duty.CONFIDENTIAL in each.duties}
        words = _("这是保密员：打开检举控告还是要原来的口令，那个口令重设不了。")
        self._who.show_remark(words if self.who.currentData() in sealed else "")

    def _ask(self) -> None:
        if not all_right(*self.secret.faults()):
            return
        accounts, who, new = self._station.desk.accounts, self.who.currentData(), self.secret.first.text()
        words = _("已重设口令：{name}")
        self.send(
            lambda consent: accounts.reset_passphrase(who, new, consent=consent),
            lambda account: words.format(name=account.name),
            self._place,
        )

    def _place(self, fault: DeskError) -> Field | None:
        return {"account.unknown": self._who, "passphrase.short": self.secret.field}.get(fault.code)


def _by_oneself() -> QLabel:
    return label(_("口令请本人来输，别人不看。"), "label", wrap=True)
