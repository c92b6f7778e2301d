"""The manual in the window (使用手册): the page of the screen one is on, by F1."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QPixmap, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from ui.look.theme import Look
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk import VERSION
from xinfang_desk.places import RESOURCES
from xinfang_desk.updates.signed import is_trial
from xinfang_desk.words import _

FOLDER = RESOURCES / "manual"
LICENCES = ("fonts/licences", "codes/licences")

_CONTENTS = "index"
_LINE_HEIGHT = 140
"""Per cent, as in the statement box."""
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the text for a picture."""
_MARGIN = 20
_WIDEST = 720
"""Pixels at 100 % of a picture: it shows where one is and leaves the words in sight."""
_PAGE_OF = {
    "intakePage": "intake",
    "resultPage": "papers",
    "matterPage": "matter",
    "retypingPage": "retyping",
    "owedPage": "papers",
    "duePage": "due",
    "ledgerPage": "ledger",
    "batchPage": "batch",
    "dayClosePage": "day_close",
    "figuresPage": "figures",
    "hallPage": "hall",
    "ownRecordPage": "own_record",
    "trailPage": "trail",
    "settingsPage": "settings",
    "todayPage": "today",
}
"""Which page of the manual tells of which page of the window, by its ``objectName``."""


def page_about(page: str) -> str:
    """The page of the manual that tells of the window's ``page``, by its ``objectName``."""
    return _PAGE_OF.get(page, _CONTENTS)


def _edition() -> str:
    words = _("版本 {version}。")
    if is_trial():
        words = _(
            "版本 {version}，试用包：发布钥匙是占位的，不收更新，请不要用来办公。请向县里要正式的安装包。"
        )
    return words.format(version=VERSION)


class _Reader(QTextBrowser):
    """Shows a page's pictures at the width there is room for, smooth."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        # A bar that comes with a tall picture would take the picture's own width away.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual at the width it is shown at (Qt)."""
        file = FOLDER / QUrl(name).path()
        if kind != QTextDocument.ResourceType.ImageResource or not file.is_file():
            return None
        picture, sharp = QPixmap(str(file)), self.devicePixelRatioF()
        width = min(self._look.px(_WIDEST), self.room())
        picture = picture.scaledToWidth(round(width * sharp), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(sharp)
        return picture

    def room(self) -> int:
        """Pixels between the margins."""
        return self.viewport().width() - 2 * self._look.px(_MARGIN)


class ManualPage(DeskPage):
    """One page of the manual; its links lead to the others and nowhere else."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "manualPage")
        look = station.look
        self._look = look
        self._shown = ""
        self._room = 0
        self.text = _Reader(look)
        self.text.setObjectName("manualText")
        self.text.setAccessibleName(_("使用手册"))
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        contents = Button(look, _("目录"), "manualContents", icon="list")
        keys = Button(look, _("快捷键"), "manualKeys")
        head = row(look, label(_("使用手册"), "title"), None, contents, keys)
        inside = column(look, head, margins=(12, 10, 12, 10), spacing=12)
        inside.addWidget(self.text, 1)
        self.setLayout(inside)
        self.text.anchorClicked.connect(self._follow)
        contents.clicked.connect(lambda: self.open(_CONTENTS))
        keys.clicked.connect(lambda: station.ways.open_page("keys"))

    def reload(self) -> None:
        """Begin with the contents, where nothing has been opened yet."""
        if self.text.document().isEmpty():
            self.open(_CONTENTS)

    def open(self, name: str) -> None:
        """The page of that name; the licences of typefaces and tables follow the page about the program."""
        self._shown, self._room = name, self.text.room()
        words = (FOLDER / f"{name}.md").read_text("utf-8")
        if name == "about":
            files = [file for folder in LICENCES for file in sorted((RESOURCES / folder).glob("*.txt"))]
            words = words.replace("\n\n", f"\n\n{_edition()}\n\n", 1)
            words += "".join(f"\n\n## {file.stem}\n\n{_as_code(file)}" for file in files)
        self.text.setMarkdown(words)
        self._space_out()
        self.text.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pictures anew where there is more or less room for them (Qt)."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self._shown and self.text.room() != self._room:
            bar = self.text.verticalScrollBar()
            place = bar.value() / max(bar.maximum(), 1)
            self.open(self._shown)
            bar.setValue(round(place * bar.maximum()))

    def _space_out(self) -> None:
        """Room between the lines: markdown comes out too tight to read."""
        document = self.text.document()
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
        if link.isRelative() and (FOLDER / f"{name}.md").is_file():
            self.open(name)


def _as_code(file: Path) -> str:
    return "\n".join(f"    {line}" for line in file.read_text("utf-8").splitlines())
