"""Drafts at the desk (草稿): no visit and no page hides one; F3 goes from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.background import Topic
from ui.widgets.in_sight import go_to
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

if TYPE_CHECKING:
    from ui.officer.parts.station import Station
    from ui.officer.rail import Rail
    from ui.officer.visit.drafts.left_drafts import LeftDrafts
    from ui.officer.visit.page import IntakePage
    from xinfang_desk.domain.matter import VisitDraft
    from xinfang_desk.domain.record import SavedDraft


class Drafts(QObject):
    """Between the form, where one draft is written, and the list of the day, where the others wait.

    The draft on the form is listed too while another page stands before it. ``to_form`` shows the form.
    """

    def __init__(
        self,
        station: Station,
        intake: IntakePage,
        left: LeftDrafts,
        rail: Rail,
        to_form: Callable[[], None],
    ) -> None:
        super().__init__(intake)
        self._station = station
        self._intake = intake
        self._left = left
        self._rail = rail
        self._to_form = to_form
        self._found: tuple[SavedDraft, ...] = ()
        self._on_form = True
        intake.drafts_changed.connect(self.reload)
        intake.put_by.connect(self._say_put_by)
        left.view.taken_up.connect(self.take_up)
        left.view.dropped.connect(self._drop)
        intake.sealed_draft.opened.connect(self._take_up_opened)

    def begin(self) -> None:
        """The window stands: say whether drafts were left behind."""
        self._read(self._say_left)

    def reload(self) -> None:
        """Read again which drafts there are."""
        self._read(self._show)

    def follow(self, *, on_form: bool) -> None:
        """The form stands before one, or another page."""
        self._on_form = on_form
        self._show(self._found)

    def take_up(self, kept: SavedDraft) -> None:
        """Go on with a draft; what stands on the form is put by."""
        self._to_form()
        if kept.key != self._intake.key:
            self._intake.take_up(kept)
            if kept.draft is not None and kept.draft.pad_number is not None:
                words = _("这是停电本上的 {number}，登记后还是这个编号。")
                number = grouped(kept.draft.pad_number)
                self._station.tell(words.format(number=number), NoticeKind.INFO)

    def _take_up_opened(self, key: str) -> None:
        """Go on with a sealed draft that has just been opened."""

        def found(drafts: tuple[SavedDraft, ...]) -> None:
            self._show(drafts)
            for each in drafts:
                if each.key == key and each.draft is not None:
                    self.take_up(each)

        self._read(found)

    def take_next(self) -> None:
        """Go on with the draft after the one on the form, round and round."""
        self._intake.keep_draft()
        self._read(self._go_on)

    def _read(self, then: Callable[[tuple[SavedDraft, ...]], None]) -> None:
        self._station.background.ask(self, self._station.desk.reception.drafts, then)

    def _show(self, found: tuple[SavedDraft, ...]) -> None:
        self._found = found
        waiting = [each for each in found if not self._on_form or each.key != self._intake.key]
        self._left.show_drafts(waiting, self._following())
        self._rail.count_drafts(len(waiting))

    def _following(self) -> SavedDraft | None:
        """The one that F3 goes on with and that is marked: after the form's, else what was put by last."""
        keys = [each.key for each in self._found]
        if self._on_form and self._intake.key in keys:
            return self._found[(keys.index(self._intake.key) + 1) % len(keys)]
        return max(self._found, key=lambda each: each.saved_at, default=None)

    def waiting(self) -> frozenset[str]:
        """The keys of all that is not registered, the one on the form too, where something is written."""
        return frozenset({*(each.key for each in self._found), self._intake.unfinished()} - {""})

    def _say_left(self, found: tuple[SavedDraft, ...]) -> None:
        self._show(found)
        if found:
            words = _("有 {count} 份没有登记的草稿，在今日来访最上面。按 F3 接着写。")
            self._station.tell(words.format(count=len(found)), NoticeKind.WARN)

    def _go_on(self, found: tuple[SavedDraft, ...]) -> None:
        self._show(found)
        if (following := self._following()) is None:
            self._station.tell(_("没有草稿。"), NoticeKind.INFO)
        else:
            self.take_up(following)

    def _say_put_by(self, why: str, kind: NoticeKind) -> None:
        self._station.offer(why + _("已存为草稿，F3 回去。"), _("回去"), self.take_next, kind)

    def _drop(self, kept: SavedDraft) -> None:
        reception = self._station.desk.reception

        def dropped(_nothing: None) -> None:
            if kept.draft is not None:
                draft = kept.draft
                self._station.offer(_("草稿已放弃。"), _("撤回"), lambda: self._keep_after_all(draft))

        if kept.key == self._intake.key:
            self._intake.begin_anew()
        if self._on_form and (len(self._found) < 2 or not self._left.view.hasFocus()):
            # What is thrown away is gone from the list: one writes on.
            go_to(self._intake.focusWidget() or self._intake.people.form.name)
        self._station.background.change(
            self,
            lambda: reception.discard_draft(kept.key),
            dropped,
            self._station.refused,
            about=Topic.DRAFTS,
        )

    def _keep_after_all(self, draft: VisitDraft) -> None:
        reception = self._station.desk.reception
        self._station.background.change(
            self,
            lambda: reception.save_draft(draft),
            lambda _nothing: self._station.tell(_("草稿放回来了，按 F3 接着写。"), NoticeKind.OK),
            self._station.refused,
            about=Topic.DRAFTS,
        )
