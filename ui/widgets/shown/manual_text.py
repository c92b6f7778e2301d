"""Pages of a manual (手册正文): text with pictures at the width there is room for; links lead within it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QPixmap, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from ui.look.theme import Look
from xinfang_desk.words import _

CONTENTS = "index"
"""The page that a manual begins with."""
_LINE_HEIGHT = 140
"""Per cent, as in the statement box."""
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the text for a picture."""
_MARGIN = 20
_WIDEST = 720
"""Pixels at 100 % of a picture: it shows where one is and leaves the words in sight."""


class ManualText(QTextBrowser):
    """The pages in ``folder``, one at a time; ``written`` may add to the words of one, by its name."""

    def __init__(self, look: Look, folder: Path, written: Callable[[str, str], str]) -> None:
        super().__init__()
        self._look = look
        self._folder = folder
        self._written = written
        self._shown = ""
        self._width = 0
        self.setObjectName("manualText")
        self.setAccessibleName(_("使用手册"))
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        # A bar that comes with a tall picture would take the picture's own width away.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._follow)

    def open(self, name: str) -> None:
        """The page of that name, from its top."""
        self._shown, self._width = name, self.room()
        self.setMarkdown(self._written(name, (self._folder / f"{name}.md").read_text("utf-8")))
        self._space_out()
        self.verticalScrollBar().setValue(0)

    def room(self) -> int:
        """Pixels between the margins."""
        return self.viewport().width() - 2 * self._look.px(_MARGIN)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual at the width it is shown at (Qt)."""
        file = self._folder / QUrl(name).path()
        if kind != QTextDocument.ResourceType.ImageResource or not file.is_file():
            return None
        picture, sharp = QPixmap(str(file)), self.devicePixelRatioF()
        width = min(self._look.px(_WIDEST), self.room())
        picture = picture.scaledToWidth(round(width * sharp), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(sharp)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pictures anew where there is more or less room for them (Qt)."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self._shown and self.room() != self._width:
            bar = self.verticalScrollBar()
            place = bar.value() / max(bar.maximum(), 1)
            self.open(self._shown)
            bar.setValue(round(place * bar.maximum()))

    def _space_out(self) -> None:
        """Room between the lines: markdown comes out too tight to read."""
        document = self.document()
        document.setDocumentMargin(self._look.px(_MARGIN))
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            spacing = QTextBlockFormat()
            height = 100 if block.text() == _PICTURE else _LINE_HEIGHT
            spacing.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            spacing.setBottomMargin(self._look.px(8))
            if block.blockFormat().headingLevel():
                spacing.setTopMargin(self._look.px(14))
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(spacing)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        name = Path(link.path()).stem
        if link.isRelative() and (self._folder / f"{name}.md").is_file():
            self.open(name)
