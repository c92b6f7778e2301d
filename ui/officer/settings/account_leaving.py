"""Going (账户): one account less, and the key to accusations in other hands."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.officer.parts.action_form import VerbPanel
from ui.officer.parts.station import Station
from ui.widgets.field import Field, all_right
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import ReadersShown
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Account
from xinfang_desk.words import _


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
        refill(self.who, ((each.id, each.name) for each in others))

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
        refill(self.who, ((each.id, each.name) for each in others))
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
        if not all_right(*lacking):
            return
        sealing = self._station.desk.sealing
        # The successor has one passphrase, as who set the desk up had.
        self.send(
            lambda _consent: (sealing.hand_over(who, mine, theirs, theirs), sealing.readers()),
            self._handed_over,
            self._place,
        )

    def _handed_over(self, done: tuple[Account, ReadersShown]) -> str:
        self.named.clear()
        account, readers = done
        words = _("已交接，现在的保密员：{name}。请抄下保密员钥匙的核对数字：{digits}")
        return words.format(name=account.name, digits=readers.officer)

    def _place(self, fault: DeskError) -> Field | None:
        secret = self._theirs if fault.facts.get("whose") == "successor" else self._mine
        fields = {
            "account.unknown": self._to(),
            "passphrase.wrong": secret,
            "passphrase.wait": secret,
            "seal.not_holder": self._mine,
        }
        return fields.get(fault.code)
