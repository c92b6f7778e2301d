"""Looks (外观): three themes at any text size, put on and changed without a restart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.look import fonts, icons, stylesheet
from ui.look.tokens import CONTRAST, DARK, LIGHT, Size, Tokens


class ThemeName(Enum):
    """The themes an officer can choose (外观)."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


SCALES = (1.0, 1.25, 1.5, 2.0)
"""Text sizes an officer can choose (字号), as factors."""

_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 2
"""Qt paints by events of low priority; a timer of no time would come before them."""

_DRESSED, _APART = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle
"""What Qt has polished; what it leaves alone while the style of all others changes."""

_TOKENS = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK, ThemeName.CONTRAST: CONTRAST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look: colours, text size, and whether things may move (``still`` is for pictures and sore eyes)."""

    name: ThemeName = ThemeName.LIGHT
    scale: float = 1.0
    still: bool = False

    @property
    def tokens(self) -> Tokens:
        """The colours."""
        return _TOKENS[self.name]

    def stylesheet(self) -> str:
        """The stylesheet of this look."""
        return stylesheet.build(self.tokens, self.scale, icons.FOLDER / self.name.value)

    def palette(self) -> QPalette:
        """The palette for whatever the stylesheet leaves to Fusion."""
        t = self.tokens
        role = QPalette.ColorRole
        colours = {
            role.Window: t.bg,
            role.WindowText: t.text,
            role.Base: t.surface,
            role.AlternateBase: t.surface2,
            role.Text: t.text,
            role.PlaceholderText: t.text3,
            role.Button: t.surface,
            role.ButtonText: t.text,
            role.BrightText: t.danger,
            role.ToolTipBase: t.text,
            role.ToolTipText: t.surface,
            role.Highlight: t.primary,
            role.HighlightedText: t.on_primary,
            role.Accent: t.primary,
            role.Link: t.primary,
            role.LinkVisited: t.primary,
            role.Light: t.surface,
            role.Midlight: t.surface2,
            role.Mid: t.line,
            role.Dark: t.line_strong,
            role.Shadow: t.line_strong,
        }
        palette = QPalette()
        for which, colour in colours.items():
            palette.setColor(which, QColor(colour))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.text3))
        return palette


class Look(QObject):
    """The look of the moment, given to every widget that draws: colours, sizes, type and icons.

    Changing it dresses ``wearer`` first and then tells the widgets by :attr:`changed`.
    """

    changed = Signal()
    resized = Signal()
    """The text size is another one."""

    def __init__(self, wearer: QApplication | QWidget, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wearer = wearer
        self._theme = theme
        self._waiting: list[QWidget] = []
        self._wear()

    @property
    def theme(self) -> Theme:
        """What is worn."""
        return self._theme

    @property
    def tokens(self) -> Tokens:
        """The colours of the moment."""
        return self._theme.tokens

    def use(self, theme: Theme) -> None:
        """Change to ``theme``."""
        if theme == self._theme:
            return
        before, self._theme = self._theme, theme
        self._wear()
        self.changed.emit()
        if theme.scale != before.scale:
            self.resized.emit()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Build many widgets without the stylesheet, which would be worked out anew at every new parent.

        A window of four hundred widgets is built in a quarter of the time, and dressed once at the end. What
        stands already hears nothing of it.
        """
        wearer = self._wearer
        if not wearer.styleSheet():  # whoever builds around this dresses it too
            yield
            return
        stood = _dressed(wearer)
        for each in stood:
            _set_apart(each)
        wearer.setStyleSheet("")
        try:
            yield
        finally:
            wearer.setStyleSheet(self._theme.stylesheet())
            for each in filter(isValid, stood):
                each.setAttribute(_APART, on=False)
                each.setAttribute(_DRESSED)

    def px(self, at_full_size: float) -> int:
        """Pixels for a length given at 100 %."""
        return round(at_full_size * self._theme.scale)

    def font(self, size: int, *, bold: bool = False) -> QFont:
        """The screen's typeface at ``size`` pixels at 100 %."""
        return fonts.font(self.px(size), bold=bold)

    def colour(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(getattr(self.tokens, token))

    def pixmap(self, icon: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """An icon inked in a token's colour, ``size`` pixels at 100 %."""
        return icons.pixmap(icon, getattr(self.tokens, token), self.px(size), ratio)

    def icon(self, icon: str, token: str, size: int) -> QIcon:
        """The same for a button: sharp on a fine screen, pale when the button is disabled."""
        picture = QIcon()
        for ratio in (1.0, 2.0):
            picture.addPixmap(self.pixmap(icon, token, size, ratio))
            picture.addPixmap(self.pixmap(icon, "text3", size, ratio), QIcon.Mode.Disabled)
        return picture

    def _wear(self) -> None:
        """Dress what is seen at once, and all else when that is painted.

        A stylesheet over another one is worked out the slow way, for each of a thousand widgets: the old one
        comes off first, and nobody hears of that; of the new one hears what is seen, and the rest later.
        """
        wearer, theme = self._wearer, self._theme
        everywhere = isinstance(wearer, QApplication)
        waiting = [each for each in self._waiting if isValid(each)]
        seen: list[QWidget] = []
        for each in _dressed(wearer):
            (waiting if _is_put_away(each) else seen).append(each)
        for each in (*waiting, *seen) if everywhere else waiting:
            _set_apart(each)
        wearer.setStyleSheet("")
        wearer.setPalette(theme.palette())
        wearer.setFont(fonts.font(round(Size.BODY * theme.scale)))
        for each in seen:
            each.setAttribute(_APART, on=False)
            each.setAttribute(_DRESSED)
        wearer.setStyleSheet(theme.stylesheet())
        for each in waiting:
            each.setAttribute(_APART, on=False)
        self._waiting = waiting
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)

    def customEvent(self, _event: QEvent) -> None:
        """All that is seen has been painted: dress the rest (Qt)."""
        rest, self._waiting = self._waiting, []
        for each in filter(isValid, rest):
            QCoreApplication.sendEvent(each, QEvent(QEvent.Type.Polish))
            QCoreApplication.sendEvent(each, QEvent(QEvent.Type.StyleChange))


def _dressed(wearer: QApplication | QWidget) -> list[QWidget]:
    """What Qt has polished and would dress anew."""
    worn_by = wearer.allWidgets() if isinstance(wearer, QApplication) else wearer.findChildren(QWidget)
    return [each for each in worn_by if each.testAttribute(_DRESSED) and not each.testAttribute(_APART)]


def _set_apart(part: QWidget) -> None:
    """Let Qt leave it alone while the style of all others changes."""
    part.setAttribute(_APART)
    part.setAttribute(_DRESSED, on=False)


def _is_put_away(part: QWidget) -> bool:
    """Whether it is not seen in a window that is, or belongs to a list or menu that is not open."""
    window = part.window()
    stands = window.isVisible() or window.parentWidget() is not None
    return stands and part.visibleRegion().isEmpty()
