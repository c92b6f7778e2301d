"""The keys of the window (快捷键): bound once, passed on to the page, silent while one composes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QWidget

from ui.undoing import Undoing

Actions = Mapping[str, Callable[[], None]]
"""What keys do, by their names."""

PAGE_KEYS = (
    "F5",
    "F6",
    "F7",
    "F8",
    "Ctrl+PgDown",
    "Ctrl+PgUp",
    "Ctrl+S",
    "Ctrl+P",
    "Ctrl+D",
    "Ctrl+E",
    "Ctrl+Return",
    "Ctrl+Enter",
    "Alt+1",
    "Alt+2",
    "Alt+G",
    "Alt+I",
    "Alt+M",
    "Alt+N",
    "Alt+O",
    "Alt+P",
    "Alt+X",
    "Alt+Z",
    *(f"Ctrl+{number}" for number in range(10)),
)
"""What pages may answer to; the two Enters of a keyboard are one."""


class Keys(QObject):
    """Keys that always do the same, and keys that each page gives a meaning."""

    def __init__(
        self,
        window: QWidget,
        everywhere: Actions,
        of_page: Callable[[], Actions],
        undoes_first: Callable[[], bool] = lambda: False,
    ) -> None:
        """``undoes_first`` tells whether Ctrl+Z belongs to the window even where a field could go back."""
        super().__init__(window)
        self._composing = Undoing(self, self._is_ours, undoes_first)
        self._everywhere = everywhere
        self._of_page = of_page
        for keys in (*everywhere, *PAGE_KEYS):
            shortcut = QShortcut(QKeySequence(keys), window)
            # Held down, a key that prints or hands over would do so again and again.
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda keys=keys: self._press(keys))

    def watch(self, window: QWindow) -> None:
        """Follow the focus of ``window``, so that its input method keeps the keys it needs."""
        self._composing.watch(window)

    def _press(self, keys: str) -> None:
        if self._composing.under_way():
            return
        wanted = self._meant(keys)
        if wanted is not None:
            wanted()

    def _is_ours(self, keys: str) -> bool:
        """Whether a line gives up what it would do itself with such keys: Ctrl+E, Ctrl+K."""
        return keys.startswith("Ctrl+") and self._meant(keys) is not None

    def _meant(self, keys: str) -> Callable[[], None] | None:
        name = keys.replace("Ctrl+Enter", "Ctrl+Return")
        return self._everywhere.get(name) or self._of_page().get(name)


class KeyedPage(QWidget):
    """Stands in a window of either half; ``name`` is its object name, and where the manual finds it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._actions: Actions = {}

    @property
    def keys(self) -> Actions:
        """What keys do while it is shown."""
        return self._actions

    def reload(self) -> None:
        """Read again what is shown; nothing, where nothing changes by itself."""
