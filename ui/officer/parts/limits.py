"""The limits of a matter (法定期限) on a card: whom each binds, until when, and how it was counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ui.look.theme import Look
from ui.officer.parts.days import left_of
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.shown.timeline import Limit, Stage, Timeline
from xinfang_desk.domain.road.roadmap import short_day
from xinfang_desk.domain.time.deadline import Deadline
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words import _


class LimitsCard(Card):
    """The limits that run, and on demand how each was counted (怎么算的)."""

    def __init__(self, look: Look) -> None:
        self._how = Button(look, _("怎么算的"), "howCounted", kind="ghost")
        super().__init__(look, _("法定期限"), "limitsCard", icon="clock", aside=self._how)
        self.timeline = Timeline(look, "limits")
        self._counted = label("", "caption", wrap=True, name="howCountedWords")
        self._counted.hide()
        self.body.addWidget(self.timeline)
        self.body.addWidget(self._counted)
        self._how.clicked.connect(self._toggle)

    def show_deadlines(self, deadlines: Sequence[Deadline], today: date, *, registered: str) -> None:
        """Show the limits after the registration itself, whose words are ``registered``."""
        first = Limit(stage=Stage.DONE, title=_("登记"), note=registered, left=_("今天"))
        self.timeline.show_limits([first, *limits_of(deadlines, today)])
        self._counted.setText("\n".join(each.words for each in deadlines))
        self._how.setVisible(bool(deadlines))

    def _toggle(self) -> None:
        self._counted.setVisible(self._counted.isHidden())


def limits_of(deadlines: Sequence[Deadline], today: date) -> list[Limit]:
    """Rows of a timeline: what is late, what is next, what comes later."""
    coming = [each.due for each in deadlines if each.due is not None and not each.doubt and each.due >= today]
    soonest = min(coming, default=None)
    rows = []
    for each in deadlines:
        who = _("本单位") if each.binds is Binds.OFFICE else _("来访人")
        day = (
            _("{day}前").format(day=_day_of(each.due, today))
            if each.due and not each.doubt
            else _("日期待定")
        )
        if each.due is not None and not each.doubt and each.due < today:
            stage = Stage.LATE
        else:
            stage = (
                Stage.NEXT if not each.doubt and each.due is not None and each.due == soonest else Stage.LATER
            )
        note = _("{who}　{day}　{article}").format(who=who, day=day, article=each.article)
        rows.append(Limit(stage=stage, title=each.title, note=note, left=left_of(each, today)))
    return rows


def _day_of(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else f"{day.year}年{short_day(day)}"
