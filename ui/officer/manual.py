"""The manual in the window (使用手册): the page of the screen one is on, by F1."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.officer.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk.places import RESOURCES
from xinfang_desk.words import _

FOLDER = RESOURCES / "manual"
LICENCES = RESOURCES / "fonts" / "licences"

_CONTENTS = "index"
_LINE_HEIGHT = 140
"""Per cent, as in the statement box."""
_PAGE_OF = {
    "intakePage": "intake",
    "resultPage": "papers",
    "matterPage": "matter",
    "owedPage": "papers",
    "duePage": "due",
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


class ManualPage(QWidget):
    """One page of the manual; its links lead to the others and nowhere else."""

    keys_wanted = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("manualPage")
        self._look = look
        self.text = QTextBrowser()
        self.text.setObjectName("manualText")
        self.text.setAccessibleName(_("使用手册"))
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        contents = Button(look, _("目录"), "manualContents", icon="list")
        keys = Button(look, _("快捷键"), "manualKeys")
        head = row(look, label(_("使用手册"), "title"), None, contents, keys)
        inside = column(look, head, margins=(24, 18, 24, 18), spacing=12)
        inside.addWidget(self.text, 1)
        self.setLayout(inside)
        self.text.anchorClicked.connect(self._follow)
        contents.clicked.connect(lambda: self.open(_CONTENTS))
        keys.clicked.connect(self.keys_wanted)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Begin with the contents, where nothing has been opened yet."""
        if self.text.document().isEmpty():
            self.open(_CONTENTS)

    def open(self, name: str) -> None:
        """The page of that name; the licences of the typefaces follow the page about the program."""
        words = (FOLDER / f"{name}.md").read_text("utf-8")
        if name == "about":
            files = sorted(LICENCES.glob("*.txt"))
            words += "".join(f"\n\n## {file.stem}\n\n{_as_code(file)}" for file in files)
        self.text.setMarkdown(words)
        self._space_out()
        self.text.verticalScrollBar().setValue(0)

    def _space_out(self) -> None:
        """Room between the lines: markdown comes out too tight to read."""
        document = self.text.document()
        document.setDocumentMargin(self._look.px(20))
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            spacing = QTextBlockFormat()
            spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
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
