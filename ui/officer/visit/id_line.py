"""The line for an identity number (证件): its kind stands inside at the left, what it states at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.field import restyle
from ui.widgets.inputs.choices import choices
from ui.widgets.labels import ElidedLabel
from xinfang_desk.domain.people.petitioner import IdType
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_WIDEST = 190
"""Pixels at 100 %: what the name of a kind may take."""
_NUMBER, _LEAST, _ENDS = 176, 60, 20
"""Pixels at 100 %: what a number takes, what words beside it need at least, and what stands around both."""
_ARROW = 42
"""Pixels at 100 %: what stands around the name of a kind."""


class IdLine(QLineEdit):
    """One stop for Tab: the kind is seldom another one, and Alt+Down opens it from here."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._origin = self._stated = ""
        self.kind = choices((each, name_of(each)) for each in IdType)
        self.kind.setObjectName("idType")
        self.kind.setAccessibleName(_("证件类型"))
        self.kind.setProperty("kind", "inner")
        self.kind.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.kind.setCursor(Qt.CursorShape.ArrowCursor)
        self._beside = ElidedLabel("", "beside")
        self._beside.setParent(self)
        self._beside.setObjectName("idNumberBeside")
        self._beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._beside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(look, self.kind, None, margins=(1, 1, 12, 1))
        # Where there is no room for what the number states, the kind stays at its end.
        inside.setAlignment(self.kind, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(inside)
        self.kind.currentIndexChanged.connect(self._fit)
        self.textChanged.connect(self._fit)
        look.resized.connect(self._fit)
        self._fit()

    def mark(self, origin: str) -> None:
        """Say before it where the number is from (来自身份证), or nothing any longer."""
        self._origin = origin
        self.setToolTip(origin)
        self._say()

    def tell(self, words: str, *, wrong: bool) -> None:
        """Say at the right end what the number states or lacks."""
        self._stated = words
        self._say()
        kind = "error" if wrong else "beside"
        if self._beside.property("kind") != kind:
            self._beside.setProperty("kind", kind)
            restyle(self._beside)
        self._fit()

    def _say(self) -> None:
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the kinds (Qt)."""
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alone:
            self.kind.showPopup()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the number clear of what stands at both ends (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._look.px
        named = self.kind.fontMetrics().horizontalAdvance(self.kind.currentText())
        left = min(named + px(_ARROW), px(_WIDEST), max(self.width() // 2, px(_ARROW)))
        self.kind.setFixedWidth(left)
        written = self.fontMetrics().horizontalAdvance(self.text()) + px(_ENDS)
        # Where it is from is said in any case, and in less where there is less room.
        room = self.width() - left - (written if self._origin else max(px(_NUMBER), written))
        words = self._fitting(room - px(12))
        self._beside.setText(words)
        self._beside.setVisible(bool(words))
        said = self._beside.fontMetrics().horizontalAdvance(words) + px(12)
        right = min(said, max(room, 0)) if words else 0
        # By hand: the layout of a line does not hear in time how wide this has become.
        self._beside.setGeometry(self.width() - px(12) - right, 1, right, self.height() - 2)
        self.setTextMargins(left - px(6), 0, right, 0)

    def _fitting(self, room: int) -> str:
        """As much of what is said beside the number as ``room`` pixels hold; the end of a remark may lack."""
        measured, least = self._beside.fontMetrics().horizontalAdvance, self._look.px(_LEAST)
        whole = " · ".join(filter(None, (self._origin, self._stated)))
        if measured(whole) <= room or room > measured(self._origin) + least:
            return whole
        return self._origin if measured(self._origin) <= room else _("证") if self._origin else ""
