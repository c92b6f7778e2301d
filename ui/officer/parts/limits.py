"""The limits of a matter (法定期限) on a card: whom each binds, until when, and how it was counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ui.look.theme import Look
from ui.officer.parts.days import left_of
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.shown.timeline import Limit, Stage, Timeline
from xinfang_desk.domain.road.roadmap import short_day
from xinfang_desk.domain.time.deadline import Deadline, lapsed, rights
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words import _
from xinfang_desk.words.rights import TO_COURT, WAITED, beside, last_day_off, over, told


def _never(_limit: Deadline) -> date | None:
    return None


class LimitsCard(Card):
    """The limits that run, and on demand how each was counted (怎么算的)."""

    def __init__(self, look: Look) -> None:
        self._how = Button(look, _("怎么算的"), "howCounted", kind="ghost")
        super().__init__(look, _("期限"), "limitsCard", icon="clock", aside=self._how)
        self.timeline = Timeline(look, "limits")
        self._counted = label("", "caption", wrap=True, name="howCountedWords")
        self._counted.hide()
        self.body.addWidget(self.timeline)
        self.body.addWidget(self._counted)
        self._how.clicked.connect(self._toggle)

    def show_deadlines(
        self,
        deadlines: Sequence[Deadline],
        today: date,
        *,
        registered: str,
        came: date | None = None,
        waited: date | None = None,
        met: frozenset[str] = frozenset(),
        named: str = "",
        safe: Callable[[Deadline], date | None] = _never,
    ) -> None:
        """Show the limits after the registration itself, whose words are ``registered``; they ``came`` today.

        ``waited`` is from when a court may be asked about a body that does nothing; ``met`` are those that a
        paper in somebody's hand has kept, ``named`` is whom the officer named, ``safe`` the workday to go on
        where a last day is a day off, as the papers print it.
        """
        done = _("今天") if came in {None, today} else _("已登记")
        first = Limit(stage=Stage.DONE, title=_("登记"), note=registered, left=done)
        wait = [_waiting(waited)] if waited else []
        self.timeline.show_limits([first, *limits_of(deadlines, today, met, named, safe), *wait])
        self._counted.setText("\n".join(each.words for each in deadlines))
        self._how.setVisible(bool(deadlines))

    def _toggle(self) -> None:
        self._counted.setVisible(self._counted.isHidden())


def limits_of(
    deadlines: Sequence[Deadline],
    today: date,
    met: frozenset[str] = frozenset(),
    named: str = "",
    safe: Callable[[Deadline], date | None] = _never,
) -> list[Limit]:
    """Rows of a timeline: what was kept, is late, is next, comes later, what a petitioner has missed.

    That last is nobody's task here: it says what is left to do.
    """
    kept = [each for each in deadlines if each.id in met]
    ours = [each for each in deadlines if each.binds is Binds.OFFICE and each.id not in met]
    running = [*ours, *rights(deadlines, today)]
    coming = [each.due for each in running if each.due is not None and not each.doubt and each.due >= today]
    soonest = min(coming, default=None)
    return [
        *(_kept(each) for each in kept),
        *(_running(each, today, soonest, named, safe(each)) for each in running),
        *(_over(each) for each in lapsed(deadlines, today)),
    ]


def nearest_in_words(
    deadlines: Sequence[Deadline], today: date, safe: Callable[[Deadline], date | None] = _never
) -> str:
    """The limit that runs out first, in a few words; nothing where none is known.

    The day stands first: where room is scarce, it is not what is cut. One that runs on a condition is not
    among them: there is no room to say it.
    """
    running = [each for each in deadlines if not each.doubt and not each.condition]
    coming = [(each.due, each) for each in running if each.due is not None and each.due >= today]
    if not coming:
        return ""
    due, first = min(coming, key=lambda pair: pair[0])
    return f"{_by(first, safe(first) or due, today)}　{told(first)}"


def _running(limit: Deadline, today: date, soonest: date | None, named: str, safe: date | None) -> Limit:
    who = _("本单位") if limit.binds is Binds.OFFICE else _("来访人")
    known = None if limit.doubt else limit.due
    day = _by(limit, safe or known, today) if known else _("日期待定")
    note = _("{who}　{day}　{article}").format(who=who, day=day, article=limit.article)
    if known is not None and limit.is_over(today):
        stage = Stage.LATE
    else:
        stage = Stage.NEXT if known is not None and known == soonest else Stage.LATER
    more = beside(limit, named=named)
    if safe:
        more = last_day_off(limit, lambda each: _day_of(each, today)) + more
    return Limit(
        stage=stage,
        title=told(limit),
        note=f"{note}\n{more}" if more else note,
        left=left_of(limit, today),
    )


def _kept(limit: Deadline) -> Limit:
    return Limit(stage=Stage.DONE, title=told(limit), note=_("告知书已经交到本人手里"), left=_("已做到"))


def _over(limit: Deadline) -> Limit:
    last = limit.rolled or limit.due
    words = over(limit, f"{last.year}年{short_day(last)}" if last else "")
    return Limit(stage=Stage.LATER, title=told(limit), note=words, left=_("已经过了"))


def _waiting(day: date) -> Limit:
    note = _("{day}　{words}").format(day=f"{day.year}年{short_day(day)}", words=_(TO_COURT))
    return Limit(stage=Stage.LATER, title=_(WAITED), note=note)


def _by(limit: Deadline, due: date, today: date) -> str:
    """By when, as the papers say it: a bare 前 is read both ways."""
    if limit.binds is Binds.OFFICE:
        return _("最迟{day}").format(day=_day_of(due, today))
    if limit.rolled and due < today <= limit.rolled:
        due = limit.rolled
    return _("{day}，当天还算").format(day=_day_of(due, today))


def _day_of(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else f"{day.year}年{short_day(day)}"
