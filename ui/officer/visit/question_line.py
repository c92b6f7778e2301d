"""The one question worth asking (问一句), under the words: its answers, what was answered and what filled.

It has its place whether something is asked or not, takes no focus, and stops nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.in_sight import go_to
from ui.widgets.labels import label, tip
from xinfang_desk.domain.suggestion.seal import UNKNOWN
from xinfang_desk.words import _
from xinfang_desk.words.questions import RoadQuestion

DEAD_FOR = 300
"""Milliseconds after another question has come, in which a nervous key or click answers nothing."""
NUMBERED = 9
"""Answers that have a key: Ctrl with the number; 0 is for who cannot tell."""
_ROW, _GAP = 26, 4
"""Height of a row, which is always there unless the window is low, and the gap to the next, at 100 %."""
_WORDS = 16
"""Letters of an answer that stand on a button; all of them are in its tip and for readers."""
_BACK, _ON = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up}), frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was answered to a question; ``words`` are empty where nobody could tell (没问清)."""

    question: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the line shows at one time."""

    asked: RoadQuestion | None = None
    told: tuple[Told, ...] = ()
    heard: tuple[str, ...] = ()
    """The words by which the first road was found, where nothing was answered (听到的)."""
    taken: tuple[tuple[str, str], ...] = ()
    """What the suggestion has filled, by field, in words."""


class QuestionLine(QWidget):
    """Shows a :class:`Line`; one stop of Tab, in which the arrows go from one thing to the next."""

    answered = Signal(str, str)
    """A question and the answer, by their ids."""
    asked_anew = Signal(str)
    """A question that was answered shall be put again."""
    field_wanted = Signal(str)
    """A field that the suggestion has filled shall be changed."""
    undone = Signal()
    """What the suggestion has filled shall be as it was."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = Line()
        self._since = QElapsedTimer()
        self._before: QWidget | None = None
        self._tight = False
        self._flow = Flow(look, spacing=_GAP)
        self.setObjectName("questionLine")
        self.setAccessibleName(_("问一句"))
        self.setLayout(column(look, self._flow, None, spacing=0))
        look.resized.connect(self._follow)
        self._follow()
        self._build()

    def stand(self, *, tight: bool) -> None:
        """Keep no room while nothing is asked, where the window is low."""
        self._tight = tight
        self._follow()
        shown = self._shown
        self.setVisible(not tight or bool(shown.asked or shown.told or shown.taken))

    def show_line(self, shown: Line) -> None:
        """Show this; what stands there already stays as it is, under the pointer too."""
        if shown == self._shown:
            return
        anew = shown.asked != self._shown.asked
        self._shown = shown
        self._build()
        self.stand(tight=self._tight)
        if anew:
            self._since.start()
        if anew and self._before is not None and self._before.hasFocus():
            # It may need another row, which shall be seen too.
            go_to(self._before)

    def come_after(self, before: QWidget) -> None:
        """Let Tab come here from ``before``, though what stands here comes and goes."""
        self._before = before

    def shown(self) -> Line:
        """What is shown now."""
        return self._shown

    def go_to_answer(self) -> None:
        """Go to the first answer; a key that comes too soon gives none."""
        if (first := self._flow.findChild(Button, "answer_1")) is not None:
            go_to(first)

    def press(self, number: int) -> None:
        """Answer with the key of that number; 0 cannot tell."""
        asked = self._shown.asked
        if asked is None or self.is_nervous():
            return
        answers = _numbered(asked)
        if number in answers:
            self.answered.emit(asked.question, answers[number][0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go from one thing to the next (Qt)."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, Button) or event.key() not in _BACK | _ON:
            return False
        stops = self._stops()
        here = stops.index(watched) + (1 if event.key() in _ON else -1)
        stops[here % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stops(self) -> list[Button]:
        return [each for each in self._flow.findChildren(Button) if each.parent() is self._flow]

    def is_nervous(self) -> bool:
        """Whether another question has come so lately that no key can be meant for it."""
        return self._since.isValid() and self._since.elapsed() < DEAD_FOR

    def _follow(self) -> None:
        self.setMinimumHeight(0 if self._tight else self._look.px(_ROW))

    def _build(self) -> None:
        focused = QApplication.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        self._flow.clear()
        shown = self._shown
        told = [self._told(each) for each in shown.told]
        self._flow.add(*told, *self._asked(shown.asked), *self._heard(shown.heard), *self._taken(shown.taken))
        if not self._flow.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._flow.add(label(_("拿不准走哪条路时，这里问一句；不答也能登记"), "caption"))
        stops = self._stops()
        if self._before is not None:
            for one, following in pairwise((self._before, *stops)):
                QWidget.setTabOrder(one, following)
        # Only now: Qt orders nothing that Tab does not stop at. A click leaves the focus where one writes.
        for place, each in enumerate(stops):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == 0 else Qt.FocusPolicy.NoFocus)
        if was_here and stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, asked: RoadQuestion | None) -> list[QWidget]:
        if asked is None:
            return []
        title = label(_("{question}（Ctrl+数字）").format(question=asked.words), "strong", name="askedNow")
        found: list[QWidget] = [title]
        for number, (_to, words) in _numbered(asked).items():
            button = self._button(f"{number} {_short(words)}", f"answer_{number}", words, kind="answer")
            button.setAccessibleDescription(_("按 Ctrl+{number}").format(number=number))
            button.clicked.connect(lambda _on=False, number=number: self.press(number))
            found.append(button)
        return found

    def _told(self, told: Told) -> Button:
        if told.words:
            words = _("问过：{question}{answer}").format(question=told.title, answer=told.words)
            said = _("问过：{answer}　改").format(answer=_short(told.words))
        else:
            words = _("没问清：{question}").format(question=told.title)
            said = _("没问清：{question}　再问").format(question=_short(told.title))
        button = self._button(said, f"told_{told.question}", words, kind="ghost")
        button.clicked.connect(lambda: self.asked_anew.emit(told.question))
        return button

    def _heard(self, heard: Sequence[str]) -> list[QWidget]:
        quoted = "".join(f"“{each}”" for each in heard)
        return [label(_("听到：{words}").format(words=quoted), "caption", name="heardWords")] if heard else []

    def _taken(self, taken: Sequence[tuple[str, str]]) -> list[QWidget]:
        if not taken:
            return []
        # In a low window a question that still stands needs the room: the parts are in their fields below.
        parts = () if self._tight and self._shown.asked else taken
        words = _("照建议填了（点哪项改哪项）：") if parts else _("照建议填了")
        found: list[QWidget] = [label(words, "caption", name="takenRoad")]
        for field, words in parts:
            button = self._button(_short(words), f"taken_{field}", words, kind="answer")
            button.clicked.connect(lambda _on=False, field=field: self.field_wanted.emit(field))
            found.append(button)
        undo = self._button(_("撤回"), "undoTaken", _("撤回照建议填的"), kind="ghost")
        undo.clicked.connect(self.undone)
        return [*found, undo]

    def _button(self, text: str, name: str, words: str, *, kind: str) -> Button:
        button = Button(self._look, text, name, kind=kind)
        button.setAccessibleName(words)
        button.setToolTip(tip(words))
        button.installEventFilter(self)
        return button


def _numbered(asked: RoadQuestion) -> dict[int, tuple[str, str]]:
    """The answers by their keys; 0 is that nobody can tell, where that is one."""
    return {0 if each[0] == UNKNOWN else at: each for at, each in enumerate(asked.answers, start=1)}


def _short(words: str) -> str:
    return words if len(words) <= _WORDS + 1 else f"{words[:_WORDS]}…"
