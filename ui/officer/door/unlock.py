"""Opening the register (打开登记簿): the passphrase, or the recovery code where it is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, all_right
from ui.widgets.inputs.secret import SecretEdit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from ui.officer.door.forgotten import ForgottenPanel


_WIDEST = 664
"""How wide the card becomes at 100 %, however wide the window."""


class UnlockWindow(QFrame):
    """Asks for the passphrase; a wrong one is said beside the field."""

    given = Signal(str)
    recovery_wanted = Signal(object)
    """A :class:`~ui.officer.door.forgotten.Recovery` to be tried."""

    def __init__(self, look: Look, office_name: str = "", officer: str = "") -> None:
        super().__init__()
        self._look = look
        self._officer = officer
        self._forgotten: ForgottenPanel | None = None
        self.setObjectName("unlockWindow")
        self.setWindowTitle(_("来访接待台"))
        self.setAccessibleName(_("打开登记簿"))
        self.setProperty("kind", "page")
        self.passphrase = SecretEdit()
        self._field = Field(look, _("口令"), self.passphrase, "passphrase", required=True)
        self._open = Button(look, _("打开"), "unlock", kind="primary", icon="lock")
        forgot = Button(look, _("忘了口令？"), "forgot", kind="ghost")
        self._asking = QWidget()
        self._asking.setLayout(column(look, self._field, row(look, forgot, None, self._open), spacing=12))
        self._card = Card(look, _("打开登记簿"), "unlockCard", icon="lock", note=office_name)
        self._card.body.addWidget(self._asking)
        middle = row(look)
        middle.addStretch(1)
        middle.addWidget(self._card, 20)
        middle.addStretch(1)
        page = frame("page", column(look, None, middle, None, margins=(48, 48, 48, 48)))
        self._scroll = Scrolled(page, "unlockScroll")
        self.setLayout(column(look, self._scroll))
        self._open.clicked.connect(self._give)
        forgot.clicked.connect(self._turn_to_code)
        self.passphrase.returnPressed.connect(self._give)
        look.resized.connect(self._follow)
        self._follow()
        self.passphrase.setFocus()

    def sizeHint(self) -> QSize:
        """A small window (Qt)."""
        return QSize(self._look.px(560), self._look.px(360))

    def refused(self, fault: DeskError) -> None:
        """Say why it stays shut, and let it be tried again."""
        self._open.setEnabled(True)
        self.passphrase.selectAll()
        all_right((self._field, words_for(fault)))

    def recovery_refused(self, fault: DeskError) -> None:
        """Say why the code did not let anybody in."""
        if self._forgotten is not None:
            self._forgotten.refused(fault)

    def turn_to_passphrase(self) -> None:
        """Ask for the passphrase again; the code, and what was to be the new passphrase, are forgotten."""
        panel, self._forgotten = self._forgotten, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        self._card.rename(_("打开登记簿"))
        self._asking.show()
        self.passphrase.setFocus()

    def _turn_to_code(self) -> None:
        # Most days nobody forgets, and the door opens the sooner.
        from ui.officer.door.forgotten import ForgottenPanel

        panel = self._forgotten = ForgottenPanel(self._look, self._officer)
        panel.wanted.connect(self.recovery_wanted)
        panel.left.connect(self.turn_to_passphrase)
        panel.grown.connect(self._scroll.bring)
        self._asking.hide()
        self._card.rename(_("忘了口令"))
        self._card.body.addWidget(panel)
        panel.show()
        panel.begin()
        if not self.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            room = QSize(self._look.px(760), self._look.px(560)).boundedTo(self.screen().availableSize())
            self.resize(room.expandedTo(self.size()))

    def _follow(self) -> None:
        self._card.setMaximumWidth(self._look.px(_WIDEST))

    def _give(self) -> None:
        given = self.passphrase.text()
        if self._open.isEnabled() and all_right((self._field, "" if given else _("请输入口令"))):
            self._open.setEnabled(False)
            self.given.emit(given)
