"""The application (程序): style, typefaces, Qt's own words."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

_LEFT_OUT = {"&Look in:": "位置(&L)：", "Files of &type:": "文件类型(&T)：", "Computer": "这台电脑"}
"""Of Qt's file dialog: what its own Chinese has no words for."""


class _LeftOut(QTranslator):
    """Asked where Qt's own words have none."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str:
        """The words, or nothing (Qt)."""
        return _LEFT_OUT.get(source, "") if context == "QFileDialog" else ""


def new_application() -> QApplication:
    """The application, bare: nothing that the first window does not need.

    Its style is named here: asking for it later would load all of Qt's words for styles.
    """
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("xinfang-desk")
    app.setDesktopFileName("xinfang-desk")
    return app


def equip(app: QApplication) -> None:
    """Give it our typefaces and icon, and Qt's own words in Chinese."""
    from ui.look import fonts, icons

    fonts.register_core()
    app.setWindowIcon(QIcon(str(icons.FOLDER / "program" / "xinfang-desk.svg")))
    app.installTranslator(_LeftOut(app))
    words = QTranslator(app)
    shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(QLocale("zh_CN"), "qtbase", "_", shipped):
        app.installTranslator(words)
