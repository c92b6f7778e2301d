"""Duties (职责) in words, and the boxes that give them to an account."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from xinfang_desk.domain.roles import Duty
from xinfang_desk.words import _

GIVEN = (Duty.OFFICER, Duty.HEAD, Duty.ADMINISTRATOR, Duty.AUDITOR)
"""What an account can be given; the confidential duty is handed over instead."""


def duties_said(duties: Iterable[Duty]) -> str:
    """The names of ``duties``, always in the same order."""
    names = {
        Duty.OFFICER: _("接待员"),
        Duty.HEAD: _("负责人"),
        Duty.ADMINISTRATOR: _("管理员"),
        Duty.AUDITOR: _("审计员"),
        Duty.CONFIDENTIAL: _("保密员"),
    }
    held = frozenset(duties)
    return _("、").join(names[each] for each in names if each in held)


def first_holder_words() -> str:
    """That who sets a desk up opens accusations too, and how another comes to do so instead."""
    words = _("第一个账户也是保密员：以后封存的检举控告，用打开登记簿的口令就能启封看内容。")
    return words + _another_holder()


def same_hands_words() -> str:
    """That who receives visitors here opens accusations too, and how another comes to do so instead."""
    words = _("您接访，也是保密员：保密口令没有另设过，就是您登录的口令。")
    return words + _another_holder()


def _another_holder() -> str:
    return _("请换成另一个人：在“设置”的“账户”里先“加一个账户”，再“交接保密员”，两个人当面各输各的口令。")


class DutyBoxes(Grid):
    """A box for each duty, with a line on what it lets one do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, columns=2, narrowest=240)
        lets = {
            Duty.OFFICER: _("登记来访、出文书、导出上报"),
            Duty.HEAD: _("签批不予受理和延期，看留痕，管账户；也能接待"),
            Duty.ADMINISTRATOR: _("管账户、密钥、备份和设置；看不到事项"),
            Duty.AUDITOR: _("只看事项和留痕，什么都不能改"),
        }
        self._boxes = {duty: QCheckBox(duties_said([duty])) for duty in GIVEN}
        for duty, box in self._boxes.items():
            box.setObjectName(f"duty_{duty.value}")
            box.setAccessibleDescription(lets[duty])
            cell = QWidget()
            cell.setLayout(column(look, box, label(lets[duty], "caption", wrap=True), None, spacing=0))
            self.add(cell)
        # The label above is the buddy of all of them.
        self.setFocusProxy(self._boxes[GIVEN[0]])

    def chosen(self) -> frozenset[Duty]:
        """The duties that are ticked."""
        return frozenset(duty for duty, box in self._boxes.items() if box.isChecked())

    def clear(self) -> None:
        """Tick none."""
        for box in self._boxes.values():
            box.setChecked(False)
