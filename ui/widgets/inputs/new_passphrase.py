"""A new passphrase (新口令), typed twice."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox

from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.secret import SecretEdit
from xinfang_desk.domain.passphrase import Strength, strength_of, weakness
from xinfang_desk.words import _


class NewPassphrase(Grid):
    """A new passphrase, twice, with a word on how hard it is to guess; ``name`` is the first line's."""

    def __init__(self, look: Look, name: str, text: str) -> None:
        super().__init__(look, columns=2)
        self.first, self.again = SecretEdit(), SecretEdit()
        self.field = Field(look, text, self.first, name, required=True)
        self._again_field = Field(look, _("再输一遍"), self.again, f"{name}Again", required=True)
        self.add(self.field)
        self.add(self._again_field)
        self._seen = QCheckBox(_("显示口令"))
        self._seen.setObjectName(f"{name}Seen")
        self._seen.setAccessibleName(_("显示口令"))
        self.add(self._seen, 2)
        self._seen.toggled.connect(lambda shown: self._show(shown=shown))
        self.first.textChanged.connect(self._weigh)
        for line in (self.first, self.again):
            line.textChanged.connect(self._mend)

    def hideEvent(self, event: QHideEvent) -> None:
        """Show nothing when one comes back (Qt)."""
        super().hideEvent(event)
        self._seen.setChecked(False)

    def _show(self, *, shown: bool) -> None:
        for line in (self.first, self.again):
            line.show_letters(shown=shown)

    def _mend(self) -> None:
        """Take back what was said to be wrong as soon as it is right."""
        for field, wrong in self.faults():
            if field.fault:
                field.show_fault(wrong)

    def faults(self) -> tuple[tuple[Field, str], ...]:
        """What keeps it from being taken, for :func:`~ui.widgets.field.all_right`."""
        weak = weakness(self.first.text())
        return (
            (self.field, words_for(weak) if weak else ""),
            (self._again_field, _("两遍不一样") if self.first.text() != self.again.text() else ""),
        )

    def _weigh(self, text: str) -> None:
        words = {
            Strength.WEAK: _("还太短，或太好猜"),
            Strength.FAIR: _("可以用，再长些更好"),
            Strength.GOOD: _("很好"),
        }
        self.field.show_remark(words[strength_of(text)] if text else "")
