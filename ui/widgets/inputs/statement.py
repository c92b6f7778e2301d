"""The statement box (情况记录): what the visitor says, as said."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit

from ui.look.theme import Look
from ui.widgets.field import restyle
from ui.widgets.labels import label
from xinfang_desk.words import _

_LINE_HEIGHT = 112  # per cent of the typeface's own, 1.6 of its size: 适老化 asks for 1.3


class StatementEdit(QTextEdit):
    """Plain text over several lines; Tab leaves it, and ``counter`` tells how much has been written.

    Text past ``limit`` is marked, never cut: cutting while an input method composes loses words.
    """

    left = Signal()
    """The focus went elsewhere."""
    handed = Signal(object)
    """Files, or a picture, were pasted: a :class:`~PySide6.QtCore.QMimeData` that holds no words."""

    def __init__(self, look: Look, *, limit: int, lines: int = 4, placeholder: str = "") -> None:
        super().__init__()
        self._look = look
        self._limit = limit
        self._lines = lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.counter: QLabel = label("", "caption", name="statementCounter")
        self.textChanged.connect(self._count)
        look.resized.connect(self._follow)
        self.write("")
        self._follow()

    def sizeHint(self) -> QSize:
        """The lines asked for (Qt); more where there is room."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """No less than the lines asked for (Qt)."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left (Qt)."""
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste (Qt): every line at the same height as those that were typed."""
        if _holds_no_words(source):
            self.handed.emit(source)
            return
        # Qt's own would bring paragraphs of its own, which stand closer.
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dragged over it go to what it stands on (Qt)."""
        return not _holds_no_words(source) and super().canInsertFromMimeData(source)

    def written(self) -> str:
        """What has been written, without what is still being composed."""
        return self.toPlainText()

    def write(self, text: str) -> None:
        """Put ``text`` in place of everything; it cannot be undone."""
        self.setPlainText(text)
        self._space_lines()
        self._count()

    def _space_lines(self) -> None:
        self.document().setUndoRedoEnabled(False)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(True)

    def _follow(self) -> None:
        self.setMinimumHeight(self._look.px(10 + round(15 * 1.45 * _LINE_HEIGHT / 100) * self._lines))

    def _count(self) -> None:
        count = len(self.toPlainText())
        over = count > self._limit
        self.counter.setText(_("已写 {count} / {limit} 字").format(count=count, limit=self._limit))
        kind = "error" if over else "caption"
        if self.counter.property("kind") != kind:
            self.counter.setProperty("kind", kind)
            restyle(self.counter)


def _holds_no_words(source: QMimeData) -> bool:
    """Whether it is files, whose paths are no words, or a picture alone."""
    return any(each.isLocalFile() for each in source.urls()) or (source.hasImage() and not source.hasText())
