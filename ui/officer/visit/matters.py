"""What they came for (信访事项): one tab a matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from ui.dropped_files import let_fall, let_in
from ui.officer.parts.matter_form import MatterForm
from ui.officer.parts.station import Station
from ui.officer.visit.paper.paper_line import PaperLine
from ui.officer.visit.question_line import QuestionLine
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.in_sight import go_to
from xinfang_desk.domain.accusation import without_denial
from xinfang_desk.domain.intake import is_wordless
from xinfang_desk.domain.matter import Material, MatterDraft
from xinfang_desk.words import _


class MattersCard(QFrame):
    """All matters of the visit, one at a time."""

    changed = Signal()
    left = Signal()
    turned = Signal()
    """Another matter is shown."""
    dropped = Signal(list)
    """Files were dropped on it, a list of paths."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("mattersCard")
        self.setAccessibleName(_("反映的情况和要求"))
        self.add = Button(station.look, _("另一件事"), "addMatter", kind="ghost", icon="plus", keys="F8")
        self._look = station.look
        self._matters: list[MatterDraft] = []
        self._at = 0
        self._place = station.desk.office.code
        self.questions = QuestionLine(station.look)
        self.paper = PaperLine(station)
        under = QWidget()
        under.setLayout(column(station.look, self.paper, self.questions, spacing=4))
        self.form = MatterForm(station, under=under, takes_scans=True)
        self.setAcceptDrops(True)
        self.questions.come_after(self.form.statement)
        self._tabs = Flow(station.look, spacing=2)
        self.form.aside.addWidget(self.add)
        self.form.classing.confirm.show()
        inside = column(station.look, self._tabs, margins=(12, 2, 12, 5), spacing=2)
        inside.addWidget(self.form, 1)
        self.setLayout(inside)
        self.form.changed.connect(self.changed)
        self.form.left.connect(self.left)
        self.add.clicked.connect(self.add_matter)
        self.show_matters(())

    def stand(self, *, tight: bool) -> None:
        """Take as little height as can be, where the window is low."""
        self.form.stand(beside=tight)
        self.questions.stand(tight=tight)

    def read(self) -> tuple[MatterDraft, ...]:
        """The matters as written; wholly empty ones are left out unless nothing else is there."""
        self._matters[self._at] = self.form.read()
        written = tuple(each for each in self._matters if not is_untouched(each))
        return written or (self._matters[0],)

    def untouched(self) -> tuple[int, ...]:
        """Which of several are wholly empty, by their number on the tabs: registering leaves them out."""
        self._matters[self._at] = self.form.read()
        empty = tuple(at for at, each in enumerate(self._matters, 1) if is_untouched(each))
        return empty if len(empty) < len(self._matters) else ()

    def go_to_wordless(self) -> None:
        """Turn to the first of which nothing was said, though something else of it was written."""
        self._matters[self._at] = self.form.read()
        wordless = [
            at for at, each in enumerate(self._matters) if is_wordless(each) and not is_untouched(each)
        ]
        if wordless and self._at not in wordless:
            self._go(wordless[0])
        self.form.statement.moveCursor(QTextCursor.MoveOperation.End)
        go_to(self.form.statement)

    def current(self) -> MatterDraft:
        """The matter on the screen."""
        return self.form.read()

    @property
    def place(self) -> int:
        """Which of them is on the screen."""
        return self._at

    def scanned(self) -> tuple[Material, ...]:
        """The scans of the matter on the screen."""
        return self.form.scanned

    def hand_in(
        self, place: int, change: Callable[[tuple[Material, ...]], tuple[Material, ...]]
    ) -> tuple[Material, ...]:
        """Change what was handed in with the matter at ``place``; what it was before."""
        self._matters[self._at] = self.form.read()
        before = self._matters[place].materials
        self._matters[place] = replace(self._matters[place], materials=change(before))
        if place == self._at:
            self.form.show_materials(self._matters[place].materials)
        self.changed.emit()
        return before

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on it; they stay where they lie too (Qt)."""
        let_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped; whoever drags deletes nothing (Qt)."""
        self.dropped.emit(let_fall(event))

    def show_matters(self, matters: tuple[MatterDraft, ...]) -> None:
        """Put matters into the card."""
        self._matters = list(matters) or [MatterDraft(statement="", place=self._place)]
        self._go(0)

    def put(self, matter: MatterDraft) -> None:
        """Class the matter on the screen as ``matter`` is: a route confirmed, a repeat merged."""
        self.form.reclass(matter)
        self.changed.emit()

    def add_matter(self) -> None:
        """A further matter, with the form empty and ready; a day that cannot stand is put right first."""
        if self.form.classing.stops_at_a_day():
            return
        self._matters[self._at] = self.form.read()
        self._matters.append(MatterDraft(statement="", place=self._place))
        self._go(len(self._matters) - 1)
        go_to(self.form.statement)
        self.changed.emit()
        self.left.emit()

    def set_apart(self, first: str, second: str) -> bool:
        """Let the second part of the words stand as a matter of its own behind this one; whether it does."""
        if self.form.classing.stops_at_a_day():
            return False
        here = self.form.read()
        apart = MatterDraft(statement=second, place=here.place, village=here.village)
        self._matters[self._at : self._at + 1] = [without_denial(replace(here, statement=first)), apart]
        self._show_again()
        return True

    def put_together(self, whole: MatterDraft, parts: tuple[str, str]) -> bool:
        """Take :meth:`set_apart` back, while both parts still say what they said then; whether it was."""
        self._matters[self._at] = self.form.read()
        said = [each.statement for each in self._matters]
        at = next((at for at in range(len(said)) if tuple(said[at : at + 2]) == parts), None)
        if at is None:
            return False
        self._matters[at : at + 2] = [
            replace(self._matters[at], statement=whole.statement, answers=whole.answers)
        ]
        self._at = at
        self._show_again()
        return True

    def _show_again(self) -> None:
        self._go(self._at)
        self.changed.emit()
        self.left.emit()

    def turn_to(self, place: int) -> None:
        """Go to the matter at ``place`` among those written."""
        written = [at for at, each in enumerate(self._matters) if not is_untouched(each)]
        if written[place] != self._at:
            self._turn(written[place])

    def several(self) -> bool:
        """Whether there is another one to turn to."""
        return len(self._matters) > 1

    def turn(self, by: int) -> None:
        """Go to the next matter or the one before, round and round."""
        self._turn((self._at + by) % len(self._matters))

    def _turn(self, place: int) -> None:
        if self.form.classing.stops_at_a_day():
            self._go_back_to_tab()
            return
        self._matters[self._at] = self.form.read()
        self._go(place)
        go_to(self.form.statement)

    def _go_back_to_tab(self) -> None:
        """The tab of the matter that is still on the screen is the one that is chosen."""
        tab = self.findChild(Button, f"matter_{self._at + 1}")
        if tab is not None:
            tab.setChecked(True)

    def _go(self, place: int) -> None:
        self._at = place
        self.form.show_matter(self._matters[place])
        self._tabs.clear()
        self._tabs.setVisible(self.several())
        if self.several():
            for number in range(len(self._matters)):
                words = _("第 {number} 件").format(number=number + 1)
                tab = Button(self._look, words, f"matter_{number + 1}", kind="tab")
                tab.setCheckable(True)
                tab.setAutoExclusive(True)
                tab.setChecked(number == place)
                tab.clicked.connect(lambda _on=False, to=number: self._turn(to))
                self._tabs.add(tab)
        self.turned.emit()


def is_untouched(matter: MatterDraft) -> bool:
    """Whether nothing at all of a matter has been written or chosen, but for the place that stands there."""
    return replace(matter, place="") == MatterDraft(statement="")
