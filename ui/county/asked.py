"""Fields that several of the county's rare verbs ask for: a file, a desk, the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit

from ui.chosen_files import file_to_open
from ui.look.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.inputs.day_edit import DayEdit
from ui.widgets.inputs.secret import SecretEdit
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _


class FileField(Field):
    """A file, by its path or chosen."""

    def __init__(self, look: Look, text: str, name: str, *, hint: str = "") -> None:
        self.line = QLineEdit()
        choose = Button(look, _("选择文件"), f"{name}Choose", kind="ghost", icon="folder")
        choose.setAccessibleName(_("{label}：选择文件").format(label=text))
        super().__init__(look, text, self.line, name, required=True, hint=hint, tail=choose)
        self._text = text
        choose.clicked.connect(self._choose)

    def file(self) -> Path:
        """The file that is written here."""
        return Path(self.line.text().strip())

    def _choose(self) -> None:
        if chosen := file_to_open(self, self._text):
            self.line.setText(str(chosen))
            self.line.setFocus()


class DeskField(Field):
    """One of the desks that are enrolled; ``every`` is offered first where it is given."""

    def __init__(self, look: Look, name: str, *, every: str = "") -> None:
        self.box: QComboBox = choices(())
        super().__init__(look, _("接待台"), self.box, name, required=True)
        self._every = every
        self.offer(())

    def offer(self, desks: Sequence[DeskLine]) -> None:
        """Offer these desks; what was chosen stays so while it is among them."""
        every = [("", self._every)] if self._every else []
        refill(self.box, [*every, *((each.desk, desk_name(each)) for each in desks)])

    def desk(self) -> str:
        """The desk that is chosen; empty for every one, or where there is none."""
        return str(self.box.currentData() or "")


class PassphraseField(Field):
    """The passphrase of the ledger, for what a stranger at an open window should not do."""

    def __init__(self, look: Look, name: str) -> None:
        self.line = SecretEdit()
        super().__init__(look, _("台账口令"), self.line, name, required=True)


def day_edit(look: Look, *, ahead: bool = False) -> DayEdit:
    """A line for a day, typed or taken from a calendar; ``ahead`` where it may lie there."""
    edit = DayEdit(look, _read_day, lambda: datetime.now(CHINA).date(), ahead=ahead)
    edit.setPlaceholderText(_("如 2026-09-16"))
    return edit


def passphrase_needed(field: PassphraseField) -> dict[Field, str]:
    """What is said while none is typed."""
    return {field: _("请输入台账口令。")}


def desk_name(desk: DeskLine) -> str:
    """A desk, by its office and its code."""
    return f"{desk.name}　{desk.desk}"


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
