"""What is left behind when something was opened and closed again, over and over."""

import gc
import os
from collections import Counter
from types import FunctionType

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QStyle
from shiboken6 import isValid

TIMES = int(os.environ.get("OVER_AND_OVER", "5"))
"""What leaks, leaks each time; `make long` does it fifty times over."""


def left_behind(once):
    """By its kind, how much more of it is alive after some further times of ``once``."""
    # What is made once and kept: icons, typefaces, words.
    once()
    once()
    before = _alive()
    for _ in range(TIMES):
        once()
    return dict(_alive() - before)


def close(window):
    """Close ``window`` for good, as its application does."""
    window.close()
    window.deleteLater()
    settle_qt()


def settle_qt():
    QApplication.processEvents()
    # Last: a timer that was due may have thrown something away.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _alive():
    for _ in range(3):
        settle_qt()
        gc.collect()
    found = Counter(_kind(each) for each in gc.get_objects() if _is_ours(each))
    found["widgets, Qt's own too"] = len(QApplication.allWidgets())
    return found


def _is_ours(each):
    if isinstance(each, FunctionType):
        return str(each.__module__).startswith("ui.")
    if issubclass(type(each), QStyle):
        return isValid(each)  # of each style that was worn and is gone the bindings keep an empty shell
    return issubclass(type(each), QObject) or str(type(each).__module__).startswith("ui.")


def _kind(each):
    return each.__qualname__ if isinstance(each, FunctionType) else type(each).__qualname__
