"""What a page is about (绑定): one number, and nothing on the page that belongs to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from ui.failures import words_for
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

if TYPE_CHECKING:
    from ui.background import Background, Topic

T = TypeVar("T")


class Place(Protocol):
    """What a page is given of its window: the lane, and the line that says what happened."""

    @property
    def background(self) -> Background:
        """The lane that asks the desk or the office."""

    @property
    def tell(self) -> Callable[[str, NoticeKind], None]:
        """Says what happened, and how much it asks for attention."""


class Bound:
    """The only way in which a page, a panel or a list asks about the number that stands above it.

    Turning to another number clears what is shown first. An answer or a refusal that was asked for before
    that, or by an older question of the same kind, never reaches the page; what was *done* to the number
    before is still told, with that number. Where no number can be said (a search, somebody who asks what is
    held on them) it is turned to the empty one, which unbinds just as well.
    """

    def __init__(self, owner: QObject, place: Place, clear: Callable[[], None]) -> None:
        self._owner = owner
        self._place = place
        self._clear = clear
        self._turns = 0
        self._changes = 0
        self._asked: dict[str, int] = {}
        self.number = ""
        """What the page is about now; empty while it shows nothing that has a number."""

    def turn(self, number: str = "") -> None:
        """Be about ``number`` from now on; nothing of what was shown or asked before stays."""
        self._turns += 1
        self._asked.clear()
        self._changes = 0
        self.number = number
        self._clear()

    def ask(
        self,
        work: Callable[[str], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None] | None = None,
        *,
        kind: str = "",
        marks: Topic | None = None,
    ) -> None:
        """Ask something about the number; a newer question of the same ``kind`` takes this one's place.

        ``refused`` left out, a refusal goes where the lane's own go. ``marks``: asking writes something
        down, as looking at a paper does, and this is what screens read again.
        """
        self._asked[kind] = asked = self._asked.get(kind, 0) + 1
        number, turns = self.number, self._turns

        def is_wanted() -> bool:
            return turns == self._turns and asked == self._asked[kind]

        def answered(answer: T) -> None:
            if is_wanted():
                then(answer)

        def said_no(fault: DeskError) -> None:
            if is_wanted():
                (refused or self._place.background.trouble.emit)(fault)

        background = self._place.background
        if marks is None:
            background.ask(self._owner, lambda: work(number), answered, said_no)
        else:
            background.change(self._owner, lambda: work(number), answered, said_no, about=marks)

    def change(
        self,
        work: Callable[[str], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None],
        *,
        late: Callable[[T], None] | None = None,
    ) -> None:
        """Do something to the number that stands on the page at this moment (:meth:`Held.change`)."""
        self._changes += 1

        def changed(answer: T) -> None:
            self._changes -= 1
            then(answer)

        def said_no(fault: DeskError) -> None:
            self._changes -= 1
            refused(fault)

        self.hold().change(work, changed, said_no, late=late)

    def is_changing(self) -> bool:
        """Whether something is being done to the number, and has not been answered yet."""
        return self._changes > 0

    def hold(self) -> Held:
        """What the page is about at this moment, for an act that asks something before it is done."""
        turns = self._turns
        return Held(self._owner, self._place, self.number, lambda: turns == self._turns)


class Held:
    """A number as it stood on a page when somebody clicked."""

    def __init__(self, owner: QObject, place: Place, number: str, is_shown: Callable[[], bool]) -> None:
        self._owner = owner
        self._place = place
        self._is_shown = is_shown
        self.number = number

    def is_shown(self) -> bool:
        """Whether the page is still about it, and has not been turned since."""
        return self._is_shown()

    def change(
        self,
        work: Callable[[str], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None],
        *,
        late: Callable[[T], None] | None = None,
    ) -> None:
        """Do something to that number.

        Where the page is about something else by the time it is done, ``late`` hears of it instead of
        ``then``, and a refusal is told with the number that it is about.
        """

        def answered(answer: T) -> None:
            if self._is_shown():
                then(answer)
            elif late is not None:
                late(answer)

        def said_no(fault: DeskError) -> None:
            if self._is_shown():
                refused(fault)
            else:
                self._place.tell(said_of(self.number, words_for(fault)), NoticeKind.DANGER)

        self._place.background.change(self._owner, lambda: work(self.number), answered, said_no)


def said_of(number: str, words: str) -> str:
    """``words`` about a matter that may not be the one on the page; alone where it has no number."""
    return _("{number}：{words}").format(number=grouped(number), words=words) if number else words
