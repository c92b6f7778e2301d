"""The verbs of accounts (账户): who comes in, who goes, passphrases, the code for the safe."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.county.asking import Asking
from ui.county.station import Station
from ui.look.theme import Look
from ui.widgets.boxes import column
from ui.widgets.field import Field, all_right
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.inputs.new_passphrase import NewPassphrase
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.safe.clerks import Clerks
from xinfang_desk.domain.roles import Account, Duty
from xinfang_desk.words import _


def duties_said(account: Account) -> str:
    """What an account is there for."""
    return "、".join(words for duty, (words, _lets) in duties().items() if duty in account.duties)


def duties() -> Mapping[Duty, tuple[str, str]]:
    """What an account of a county can be given, and what it lets one do."""
    return {
        Duty.OFFICER: (_("经办人"), _("收批次、录进展、写回执、退回、下发")),
        Duty.HEAD: (_("负责人"), _("经办人做的都能做，还管账户、钥匙，看留痕")),
        Duty.ADMINISTRATOR: (_("管理员"), _("管账户、钥匙、备份；不录进展")),
        Duty.AUDITOR: (_("审计员"), _("只看，看留痕，什么都不改")),
    }


class _Duties(Grid):
    """A box for each duty, with what it lets one do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, columns=2, narrowest=240)
        self._boxes: dict[Duty, QCheckBox] = {}
        for duty, (words, lets) in duties().items():
            box = self._boxes[duty] = QCheckBox(words)
            box.setObjectName(f"duty_{duty.value}")
            box.setAccessibleDescription(lets)
            cell = QWidget()
            cell.setLayout(column(look, box, label(lets, "caption", wrap=True), None, spacing=0))
            self.add(cell)
        self.setFocusProxy(self._boxes[Duty.OFFICER])

    def chosen(self) -> frozenset[Duty]:
        """The duties that are ticked."""
        return frozenset(duty for duty, box in self._boxes.items() if box.isChecked())

    def clear(self) -> None:
        """Tick none."""
        for box in self._boxes.values():
            box.setChecked(False)


class AccountPanel(Asking):
    """One verb of accounts; what it needs is done by ``clerks``."""

    def __init__(self, station: Station, name: str, title: str, words: str, do: str, *parts: QWidget) -> None:
        super().__init__(station, name, title, words, do, *parts)
        self._clerks: Clerks = station.office.keeping.clerks

    def offer(self, others: Sequence[Account]) -> None:
        """Whose it can be, where it is somebody else's."""

    def _say(self, words: str) -> Callable[[object], None]:
        return lambda _answer: self._station.tell(words, NoticeKind.OK)


class AddPanel(AccountPanel):
    """One more account: its name, its duties, its passphrase."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self.name, self.duties = QLineEdit(), _Duties(look)
        self.secret = NewPassphrase(look, "addPassphrase", _("口令"))
        hint = _("用真名：留痕里就是这个名字")
        self._name = Field(look, _("名字"), self.name, "addName", required=True, hint=hint)
        self._duties = Field(look, _("能做什么"), self.duties, "addDuties", required=True)
        words = _("口令请本人来输，别人不看。")
        parts = (self._name, self._duties, self.secret)
        super().__init__(station, "addAccount", _("加一个账户"), words, _("加上"), *parts)
        self.wanted.connect(self._try)

    def _try(self) -> None:
        name, chosen, new = self.name.text().strip(), self.duties.chosen(), self.secret.first.text()
        lacking = (
            (self._name, "" if name else _("请写名字")),
            (self._duties, "" if chosen else _("请至少选一项职责")),
        )
        if not all_right(*lacking, *self.secret.faults()):
            return
        done = self._say(_("已加账户：{name}").format(name=name))
        places = {"account.exists": self._name, "passphrase.short": self.secret.field}
        self.send(lambda: self._clerks.add(name, chosen, new), done, places)
        self.duties.clear()


class OwnPanel(AccountPanel):
    """One's own passphrase."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self.old, self.secret = SecretEdit(), NewPassphrase(look, "ownNew", _("新口令"))
        self._old = Field(look, _("现在的口令"), self.old, "ownOld", required=True)
        words = _("从换好的那一刻起，打开和解锁都用新口令。")
        parts = (self._old, self.secret)
        super().__init__(station, "ownPassphrase", _("换我的口令"), words, _("换口令"), *parts)
        self.wanted.connect(self._try)

    def _try(self) -> None:
        old, new = self.old.text(), self.secret.first.text()
        if not all_right((self._old, "" if old else _("请输入现在的口令")), *self.secret.faults()):
            return
        places = {
            "passphrase.wrong": self._old,
            "passphrase.wait": self._old,
            "passphrase.short": self.secret.field,
        }
        self.send(lambda: self._clerks.change_passphrase(old, new), self._say(_("口令已换。")), places)


class ResetPanel(AccountPanel):
    """A new passphrase for one who forgot theirs."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self.who, self.secret = choices(()), NewPassphrase(look, "resetNew", _("新口令"))
        self._who = Field(look, _("谁忘了口令"), self.who, "resetWho", required=True)
        words = _("口令请本人来输，别人不看。")
        parts = (self._who, self.secret)
        super().__init__(station, "resetPassphrase", _("重设口令"), words, _("重设"), *parts)
        self.wanted.connect(self._try)

    def offer(self, others: Sequence[Account]) -> None:
        """Whose it can be."""
        refill(self.who, ((each.id, each.name) for each in others))

    def _try(self) -> None:
        if not all_right(*self.secret.faults()):
            return
        who, new = str(self.who.currentData()), self.secret.first.text()
        done = self._say(_("已重设口令：{name}").format(name=self.who.currentText()))
        places = {"account.unknown": self._who, "passphrase.short": self.secret.field}
        self.send(lambda: self._clerks.reset_passphrase(who, new), done, places)


class RemovePanel(AccountPanel):
    """One account less, for good."""

    def __init__(self, station: Station) -> None:
        self.who = choices(())
        self._who = Field(station.look, _("撤销谁的账户"), self.who, "removeWho", required=True)
        words = _("撤销以后这个人打不开台账，不能恢复；以前做的都还在，留痕里写着这个名字。")
        super().__init__(station, "removeAccount", _("撤销账户"), words, _("是的，撤销"), self._who)
        self.wanted.connect(self._try)

    def offer(self, others: Sequence[Account]) -> None:
        """Whose it can be."""
        refill(self.who, ((each.id, each.name) for each in others))

    def _try(self) -> None:
        who = str(self.who.currentData())
        done = self._say(_("已撤销账户：{name}").format(name=self.who.currentText()))
        places = {"account.unknown": self._who, "account.last_administrator": self._who}
        self.send(lambda: self._clerks.remove(who), done, places)


class RecoveryPanel(AccountPanel):
    """A code for the safe; it is shown once."""

    def __init__(self, station: Station) -> None:
        self.code = label("", "strong", wrap=True, name="recoveryCode")
        words = _(
            "所有口令都忘了的时候，凭它重设。只显示这一次：抄在纸上，装进信封锁进保险柜。旧的马上作废。"
        )
        super().__init__(station, "recoveryCode", _("恢复码"), words, _("出一个新的"), self.code)
        self.wanted.connect(self._try)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.code.setText("")

    def _try(self) -> None:
        self.do_once(self._clerks.recovery_code, self._show, self._station.refused)

    def _show(self, code: str) -> None:
        self.code.setText(code)
        self.grown.emit(self)
