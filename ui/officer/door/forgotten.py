"""When the passphrase is forgotten (忘了口令): a new one by the recovery code, at the door."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.field import Field, all_right
from ui.widgets.flow import Flow
from ui.widgets.grid import Grid
from ui.widgets.inputs.new_passphrase import NewPassphrase
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_DIGITS = 30
"""Six groups of five."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What lets an account in again."""

    account: str
    code: str = field(repr=False)
    new: str = field(repr=False)


class ForgottenPanel(QWidget):
    """Which account, the code from the sheet, a new passphrase twice; a refusal beside its field."""

    wanted = Signal(object)
    """A :class:`Recovery` to be tried."""
    left = Signal()
    """The passphrase has come back to mind."""
    grown = Signal(QWidget)
    """Something was said, and should be seen."""

    def __init__(self, look: Look, account: str) -> None:
        super().__init__()
        self.account, self.code = QLineEdit(account), SecretEdit(legible=True)
        digits = Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhSensitiveData
        self.code.setInputMethodHints(digits)
        self.secret = NewPassphrase(look, "recoverNew", _("新口令"))
        self._account = Field(look, _("谁的账户"), self.account, "recoverAccount", required=True)
        hint = _("六组数字，每组五个")
        self._code = Field(look, _("恢复码"), self.code, "recoverCode", required=True, hint=hint)
        self._said = Notice(look, "", "recoverSaid", kind=NoticeKind.DANGER)
        self._said.hide()
        self._do = Button(look, _("重设口令，打开"), "recoverDo", kind="primary", icon="lock")
        leave = Button(look, _("回到输入口令"), "recoverLeave", kind="ghost", icon="back")
        words = _(
            "先找负责人或管理员，在“设置”的“账户”里重设。都不行，从保险柜取出恢复单，照着写恢复码，再定一个新口令。"
            "恢复单也没了，请负责人带申请到县里，用县里给的恢复码。"
        )
        fields = Grid(look, columns=3)
        fields.add(self._account)
        fields.add(self._code, 2)
        verbs = Flow(look)
        verbs.add(self._do, leave)
        self.setLayout(
            column(look, label(words, "label", wrap=True), fields, self.secret, self._said, verbs, spacing=12)
        )
        self._do.clicked.connect(self._ask)
        leave.clicked.connect(self.left)
        self.code.textChanged.connect(self._count)
        for line in (self.account, self.code, self.secret.first, self.secret.again):
            line.returnPressed.connect(self._ask)

    def begin(self) -> None:
        """Ready to be written in."""
        (self.code if self.account.text() else self.account).setFocus()

    def refused(self, fault: DeskError) -> None:
        """Say why it stays shut beside what it is about; what was typed stays."""
        self._do.setEnabled(True)
        words = words_for(fault)
        if fault.code == "passphrase.wrong":
            words = _("恢复码不对。请对着最后打的那张恢复单再抄一遍；重打过，旧的就不能用了。")
        fields = {
            "account.unknown": self._account,
            "recovery.head_only": self._account,
            "passphrase.wrong": self._code,
            "passphrase.wait": self._code,
            "passphrase.short": self.secret.field,
        }
        if field_there := fields.get(fault.code):
            all_right((field_there, words))
        else:
            self._said.say(words, NoticeKind.DANGER)
            self._said.show()
            self._do.setFocus()
            self.grown.emit(self._said)

    def _ask(self) -> None:
        account, code = self.account.text().strip(), _digits(self.code.text())
        lacking = (
            (self._account, _("请写账户的名字") if not account else ""),
            (self._code, _lacking_of(self.code.text())),
        )
        if all_right(*lacking, *self.secret.faults()) and self._do.isEnabled():
            self._do.setEnabled(False)
            self._said.hide()
            self.wanted.emit(Recovery(account=account, code=code, new=self.secret.first.text()))

    def _count(self, text: str) -> None:
        count = len(_digits(text))
        words = _("写了 {count} 个，一共三十个").format(count=count)
        self._code.show_remark(words if count else "")


def _lacking_of(typed: str) -> str:
    """What is wrong with a code as it was typed; nothing where it may be tried."""
    count = len(_digits(typed))
    if any(letter.isalpha() for letter in typed):
        return _("恢复码只有数字。把里面的字和字母删掉，再对着恢复单核一遍")
    if count != _DIGITS:
        return _("恢复码一共三十个数字，现在是 {count} 个").format(count=count)
    return ""


def _digits(text: str) -> str:
    """The digits of what was typed, full-width ones too, without whatever stands between the groups."""
    return "".join(letter for letter in normalize("NFKC", text) if letter in "0123456789")
