"""The verbs of accounts (账户), each with what it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from ui.officer.duties import DutyBoxes
from ui.officer.secret import NewPassphrase, SecretEdit
from ui.officer.station import Station
from ui.officer.verb_panel import VerbPanel
from ui.widgets.choices import choices, choose
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
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
        whole = self.secret.is_whole()
        self._duties.show_fault("" if duties else _("请至少选一项职责"))
        self._name.show_fault("" if name else _("请写名字"))
        if not duties:
            self.duties.setFocus()
        if not name:
            self.name.setFocus()
        if not (name and duties and whole):
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
        whole, old = self.secret.is_whole(), self.old.text()
        self._old.show_fault("" if old else _("请输入现在的口令"))
        if not old:
            self.old.setFocus()
        if not (old and whole):
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
        _offer(self.who, others)
        self._remark()

    def begin(self) -> None:
        """Ready to be written in."""
        self.who.setFocus()

    def _remark(self) -> None:
        sealed = {each.id for each in self._others if Duty.CONFIDENTIAL in each.duties}
        words = _("这是保密员：打开检举控告还是要原来的口令，那个口令重设不了。")
        self._who.show_remark(words if self.who.currentData() in sealed else "")

    def _ask(self) -> None:
        if not self.secret.is_whole():
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


class RemovePanel(VerbPanel):
    """One account less, for good: asked about once, in a line."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "removeAccount", _("撤销账户"), _("撤销"))
        look = station.look
        self.who = choices([])
        self._who = Field(look, _("撤销谁的账户"), self.who, "removeWho", required=True)
        self._question = Notice(look, "", "removeQuestion")
        self._question.hide()
        self.fill(self._who, self._question)
        self.wanted.connect(self._ask)
        self._question.acted.connect(self._remove)
        self.who.currentIndexChanged.connect(self._forget)

    def offer(self, others: tuple[Account, ...]) -> None:
        """Whose it can be."""
        _offer(self.who, others)

    def begin(self) -> None:
        """Ready to be chosen from."""
        self._forget()
        self.who.setFocus()

    def _forget(self) -> None:
        self._question.hide()
        self.dismiss_consent()

    def _ask(self) -> None:
        # The button asks, however often it is clicked; only the question's own answer goes on.
        if self.awaits_consent():
            self._remove()
            return
        words = _(
            "撤销“{name}”的账户？撤销以后这个人打不开登记簿，不能恢复；以前登记、签批的都还在，写着这个名字。"
        ).format(name=self.who.currentText())
        self._question.say(words, NoticeKind.WARN, _("是的，撤销"))
        self._question.show()
        self.grown.emit(self._question)

    def _remove(self) -> None:
        accounts, who = self._station.desk.accounts, self.who.currentData()
        words = _("已撤销账户：{name}")
        self.send(
            lambda consent: accounts.remove(who, consent=consent),
            lambda account: words.format(name=account.name),
            self._place,
        )

    def _place(self, fault: DeskError) -> Field | None:
        about_who = {"account.unknown", "account.hand_over", "account.last_administrator"}
        return self._who if fault.code in about_who else None


class HandOverPanel(VerbPanel):
    """The key to accusations goes to another, who is there and types their own passphrase (保密员交接)."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "handOver", _("交接保密员"), _("交接"))
        look = station.look
        self.who, self.named = choices([]), QLineEdit()
        self.mine, self.theirs = SecretEdit(), SecretEdit()
        self._who = Field(look, _("交给谁"), self.who, "handOverWho", required=True)
        hint = _("照接任人的账户名写")
        self._named = Field(look, _("交给谁"), self.named, "handOverNamed", required=True, hint=hint)
        hint = _("没有另设过，就是您现在的口令")
        self._mine = Field(look, _("您的保密口令"), self.mine, "handOverMine", required=True, hint=hint)
        hint = _("接任人自己来输，以后也是接任人的保密口令")
        self._theirs = Field(look, _("接任人的口令"), self.theirs, "handOverTheirs", required=True, hint=hint)
        words = _("接任人要在场。交接以后，已经封存的检举控告只有接任人打得开，您再也打不开了。")
        both = Grid(look, columns=2)
        both.add(self._mine)
        both.add(self._theirs)
        self.fill(label(words, "label", wrap=True), self._who, self._named, both)
        self.wanted.connect(self._ask)
        for line in (self.named, self.mine, self.theirs):
            line.returnPressed.connect(self.wanted)

    def offer(self, others: tuple[Account, ...]) -> None:
        """To whom it can go; who may not see the accounts writes the name."""
        _offer(self.who, others)
        self._who.setVisible(bool(others))
        self._named.setVisible(not others)

    def begin(self) -> None:
        """Ready to be written in."""
        self._to().control.setFocus()

    def _to(self) -> Field:
        return self._named if self._who.isHidden() else self._who

    def _ask(self) -> None:
        named = self.named.text().strip()
        who: str = named if self._who.isHidden() else self.who.currentData()
        mine, theirs = self.mine.text(), self.theirs.text()
        lacking = (
            (self._to(), _("请写接任人的账户名") if not who else ""),
            (self._mine, _("请输入保密口令") if not mine else ""),
            (self._theirs, _("请接任人输入口令") if not theirs else ""),
        )
        for field, words in lacking:
            field.show_fault(words)
        wrong = [field for field, words in lacking if words]
        if wrong:
            wrong[0].control.setFocus()
            return
        sealing = self._station.desk.sealing
        # The successor has one passphrase, as who set the desk up had.
        self.send(
            lambda _consent: sealing.hand_over(who, mine, theirs, theirs), self._handed_over, self._place
        )

    def _handed_over(self, account: Account) -> str:
        self.named.clear()
        return _("已交接，现在的保密员：{name}").format(name=account.name)

    def _place(self, fault: DeskError) -> Field | None:
        secret = self._theirs if fault.facts.get("whose") == "successor" else self._mine
        fields = {
            "account.unknown": self._to(),
            "passphrase.wrong": secret,
            "passphrase.wait": secret,
            "seal.not_holder": self._mine,
        }
        return fields.get(fault.code)


def _by_oneself() -> QLabel:
    return label(_("口令请本人来输，别人不看。"), "label", wrap=True)


def _offer(box: QComboBox, accounts: Sequence[Account]) -> None:
    """Let one of ``accounts`` be chosen; who was chosen stays so."""
    offered = [(each.id, each.name) for each in accounts]
    if offered == [(box.itemData(place), box.itemText(place)) for place in range(box.count())]:
        return
    chosen = box.currentData()
    box.clear()
    for identity, name in offered:
        box.addItem(name, identity)
    choose(box, chosen)
