"""The application (程序): style, typefaces, Qt's own words."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLibraryInfo, QLocale, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

_LEFT_OUT = {"&Look in:": "位置(&L)：", "Files of &type:": "文件类型(&T)：", "Computer": "这台电脑"}
"""Of Qt's file dialog: what its own Chinese has no words for."""

_REFUSED = 3
"""Exit code: refused, and why is the last line on standard error."""


class _LeftOut(QTranslator):
    """Asked where Qt's own words have none."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str:
        """The words, or nothing (Qt)."""
        return _LEFT_OUT.get(source, "") if context == "QFileDialog" else ""


def new_application(kind: str = "desk") -> QApplication:
    """The application of a ``desk`` or ``county``, bare: nothing that the first window does not need.

    Its style is named here: asking for it later would load all of Qt's words for styles.
    """
    with _refusing_without_a_screen():
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(f"xinfang-{kind}")
    app.setDesktopFileName(f"xinfang-{kind}")
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


@contextmanager
def _refusing_without_a_screen() -> Iterator[None]:
    """Where Qt finds no screen it ends the program itself: then it ends as a refusal, in our words alone."""
    told: list[str] = []

    def hear(kind: QtMsgType, _where: object, text: str | None) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            told.append(text or "")
            return
        from xinfang_desk.words import sentence

        code = "window.no_screen"
        said = {"code": code, "facts": {}, "words": sentence(code, {})}
        print(json.dumps(said, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201  # no window
        # Whoever returns from here is aborted.
        os._exit(_REFUSED)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    for each in told:
        print(each, file=sys.stderr)  # noqa: T201  # as Qt would have
