"""The receipt scanner (扫码枪): a wedge types a whole number faster than any hand, wherever the focus is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.officer.fallen import GiveBack, fallen_on
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number, read_number

BETWEEN = 0.05
"""Seconds between two keys of a scanner, on the average: no hand types twenty digits in a second."""

PAUSE = 0.15
"""Seconds between two of them at the most, by the events' own time stamps: radio makes them come unevenly."""

STALL = 0.25
"""The same where an event bears no stamp (input methods), and our own thread may have been busy."""

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_END_LETTERS = frozenset("\r\n\t")
_HELD = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SCANNED = re.compile(r"(?:\][A-Za-z][0-9A-Za-z])?(?P<number>[0-9]+)(?P<proof>:\S*)?")
"""What a scanner types: the kind of code (AIM) where it is set to say so, the number, and a proof's rest."""

_BEGUN = re.compile(r"\](?:[A-Za-z][0-9A-Za-z]?)?|(?:\][A-Za-z][0-9A-Za-z])?[0-9]+(?::\S*)?")
"""What may become that with the letters that follow."""

_FOREIGN = re.compile(r"(?![0-9]+[xX]?$)[ -~]{8,}")
"""What no hand types in one go and no receipt bears; numbers alone come from readers of cards as well."""

_PRINTED = re.compile(r"[ -~]+")

_NUMBER = 19
_CARD = 18
"""Digits of an identity number, which readers of cards type into its field just as fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What was scanned: the number, None where it is damaged, and how many letters it took."""

    number: Number | None
    length: int


def recognise(code: str) -> Scan | None:
    """What a scanned code is; None where it is none of a receipt."""
    found = _SCANNED.fullmatch(code.translate(_FULL_WIDTH).strip())
    digits = found["number"] if found else ""
    if len(digits) < _NUMBER - 2 or len(digits) == _CARD:
        return None
    try:
        return Scan(number=read_number(digits), length=len(code))
    except DeskError:
        return Scan(number=None, length=len(code))


class Burst:
    """The letters that came in one go, as only a machine types them."""

    def __init__(self, clock: Callable[[], float] = monotonic, begun: re.Pattern[str] = _BEGUN) -> None:
        """``begun`` is what may become a scan; anything printable for whoever looks for foreign ones."""
        self._clock = clock
        self._begun = begun
        self.text = ""
        self._stamps: list[float | None] = []
        self._heard: list[float] = []

    def add(self, letter: str, stamp: float | None = None) -> bool:
        """One more letter, ``stamp`` seconds by its event; whether it may be the first of a scan."""
        letter = letter.translate(_FULL_WIDTH)
        # A scanner comes through the keys or through the input method, never through both.
        alike = self._goes_on(stamp) and (stamp is None) == (self._stamps[-1] is None)
        if not alike or not self._begun.fullmatch(self.text + letter):
            self.clear()
        if not self._begun.fullmatch(self.text + letter):
            return False
        self.text += letter
        self._stamps.append(stamp)
        self._heard.append(self._clock())
        return self.text == letter

    def clear(self) -> None:
        """What came is no scan."""
        self.text = ""
        self._stamps.clear()
        self._heard.clear()

    def end(self, stamp: float | None = None) -> Scan | None:
        """At Enter or Tab: what was scanned, or None where hands typed or something else was read."""
        text, fast = self.text, self.is_fast(stamp)
        self.clear()
        return recognise(text) if fast else None

    def is_fast(self, stamp: float | None = None) -> bool:
        """Whether all that came until now, at Enter or Tab, came as from a machine."""
        return self._goes_on(stamp) and self._is_fast()

    def _goes_on(self, stamp: float | None) -> bool:
        if not self._heard:
            return False
        before = self._stamps[-1]
        if stamp is not None and before is not None:
            return 0 <= stamp - before <= PAUSE
        return self._clock() - self._heard[-1] <= STALL

    def _is_fast(self) -> bool:
        stamped = [each for each in self._stamps if each is not None]
        times = stamped if len(stamped) == len(self._stamps) else self._heard
        return times[-1] - times[0] <= BETWEEN * len(times)


class Scanner(QObject):
    """Watches the keys of one window; what a scanned number fell on gets back what stood there."""

    scanned = Signal(str)
    """The number on a receipt."""
    damaged = Signal()
    """Something was scanned that is no whole number of a receipt."""
    foreign = Signal()
    """A code was scanned that is none of ours; its letters stay where they fell."""

    _listened: QObject | None = None
    # Of the class: Qt still tells of the focus while Python takes the object apart.

    def __init__(self, window: QWidget, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._burst = Burst(clock)
        self._anything = Burst(clock, _PRINTED)
        self._give_back: GiveBack | None = None
        self._ended = float("-inf")

    def watch(self, window: QWindow) -> None:
        """Listen to the keys of ``window``, and to the input method of what has its focus."""
        window.installEventFilter(self)
        window.focusObjectChanged.connect(self._listen, Qt.ConnectionType.UniqueConnection)
        if QGuiApplication.focusWindow() is window:
            self._listen(QGuiApplication.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen before whoever has the focus gets the letter (Qt)."""
        if isinstance(event, QInputMethodEvent):
            if event.commitString():
                self._take(event.commitString(), None)
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return watched.isWindowType() and self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        stamp = event.timestamp() / 1000 or None
        if event.key() in _ENDS or event.text() in _END_LETTERS:
            return self._end(stamp)
        if event.key() in _HELD:
            return False
        by_hand = event.isAutoRepeat() or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if by_hand or not event.text().isprintable() or not event.text():
            self._burst.clear()
            self._anything.clear()
        else:
            self._take(event.text(), stamp)
            if stamp is not None:
                self._anything.add(event.text(), stamp)
        return False

    def _take(self, letters: str, stamp: float | None) -> None:
        focused = QApplication.focusWidget()
        if self._burst.add(letters, stamp):
            here = focused is not None and self._window.isAncestorOf(focused)
            self._give_back = fallen_on(focused) if focused is not None and here else None

    def _end(self, stamp: float | None) -> bool:
        # Of two ends, as CR and LF, the second belongs to the same scan.
        if not self._burst.text and self._clock() - self._ended <= STALL:
            self._ended = float("-inf")
            return True
        give_back, scan = self._give_back, self._burst.end(stamp)
        foreign = _FOREIGN.fullmatch(self._anything.text) and self._anything.is_fast(stamp)
        self._anything.clear()
        if scan is None or give_back is None:
            if foreign:
                self.foreign.emit()
            return False
        self._ended = self._clock()
        give_back(scan.length)
        if scan.number is None:
            self.damaged.emit()
        else:
            self.scanned.emit(scan.number)
        return True

    @Slot(QObject)
    def _listen(self, focused: QObject | None) -> None:
        if self._listened is not None and isValid(self._listened):
            self._listened.removeEventFilter(self)
        self._listened = focused
        if focused is not None:
            focused.installEventFilter(self)
