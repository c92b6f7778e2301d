"""A procedure that is over, and who looks after its person (终结、退出、移交属地).

信访工作条例 arts. 31 item 1, 36 para. 3, 37 para. 3. What ends is the procedure: whoever comes is registered
as before, new facts open a matter of their own, and help and legal aid stay where they are.
"""

from __future__ import annotations

from datetime import date, timedelta

from xinfang_desk.domain.category import ClosingGround, Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Charge, Closing, Handover, Matter, State, Step
from xinfang_desk.domain.neighbours import has_other_days
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.deadline import rights, spoken

_TO_ASK = timedelta(days=30)
"""信访工作条例 art. 35, para. 1."""


_JUDICIAL = ("法院", "检察院", "公安", "政法委")
"""Of whom a paper ends what belongs to them (art. 31, item 1)."""


def checked_closing(
    matter: Matter, closing: Closing, today: date, *, local_rule: bool, recheck_told: bool = False
) -> Closing:
    """``closing`` if the procedure can have ended so.

    ``handover.closed_already``, ``handover.blank``, ``handover.bad_day``. Of 复核意见 ``handover.no_opinion``
    where none stands on the matter, nor was told by the county (``recheck_told``); of 依法终结
    ``handover.no_court`` where the paper is nobody's who ends by law, ``handover.remedy_open`` while what
    may be done about a paper in the register still runs. Of the third ground, which
    stands in no article, ``handover.local_rule`` where the county has not turned it on,
    ``handover.refused_one`` beside 不再受理, ``handover.running`` while 复查 may be asked for or was.
    """
    if matter.closing is not None:
        raise DeskError("handover.closed_already")
    for field, said in (("document", closing.document), ("org", closing.org), ("proof", closing.proof)):
        if not said.strip():
            raise DeskError("handover.blank", field=field)
    if closing.served_on is None:
        raise DeskError("handover.blank", field="served_on")
    if not china_day(matter.received_at) <= closing.on <= today:
        raise DeskError("handover.bad_day", field="on")
    if closing.served_on > closing.on:
        raise DeskError("handover.bad_day", field="served_on")
    since = china_day(matter.received_at)
    match closing.ground:
        case ClosingGround.RECHECKED:
            since = _opinion_since(matter, since, told=recheck_told)
        case ClosingGround.BY_LAW:
            if not any(words in closing.org for words in _JUDICIAL):
                raise DeskError("handover.no_court")
            _require_final(matter, closing.on)
            # A court's paper was often served long before its person came here.
            since = closing.served_on
        case ClosingGround.UNASKED:
            _require_unasked(matter, closing.served_on, closing.on, local_rule=local_rule)
    if closing.served_on < since:
        raise DeskError("handover.bad_day", field="served_on")
    return closing


def _opinion_since(matter: Matter, received: date, *, told: bool) -> date:
    """The first day on which the 复核 opinion can have been served: the register knows of one, or waits."""
    given = [each.on for each in matter.standing if each.step is Step.RECHECK]
    if given:
        return given[-1]
    refused = matter.draft.conclusion
    if matter.draft.outcome is Outcome.NO_MORE and refused and refused.served_on:
        # 不再受理 stands on an opinion that was served before this visit.
        return refused.served_on
    if not told and matter.state is not State.UNDER_RECHECK:
        raise DeskError("handover.no_opinion")
    return received


def _require_final(matter: Matter, on: date) -> None:
    """What runs in any case from a paper that was received ends first (民事诉讼法 art. 171)."""
    if has_other_days(matter.draft):
        return
    days = frozenset(matter.draft.events.values())
    runs = [each for each in rights(matter.deadlines, on) if not each.condition and not each.doubt]
    lasts = [each.rolled or each.due for each in runs if each.start in days]
    open_until = max((last for last in lasts if last), default=None)
    if open_until:
        raise DeskError("handover.remedy_open", day=spoken(open_until))


def _require_unasked(matter: Matter, served_on: date, on: date, *, local_rule: bool) -> None:
    if not local_rule:
        raise DeskError("handover.local_rule")
    if matter.draft.outcome is Outcome.NO_MORE:
        raise DeskError("handover.refused_one")
    last = served_on + _TO_ASK
    if on <= last or any(each.step is Step.ASK_REVIEW for each in matter.standing):
        raise DeskError("handover.running", day=spoken(last))


def doer(handover: Handover, charge: Charge) -> str:
    """Who does one of its charges: whom it names, or else the place that took the matter."""
    return charge.who.strip() or handover.to


def checked_handover(matter: Matter, handover: Handover, today: date) -> Handover:
    """``handover`` if it says who does what by when: ``handover.blank``, ``handover.bad_day``."""
    if not handover.to.strip():
        raise DeskError("handover.blank", field="to")
    if not handover.charges:
        raise DeskError("handover.blank", field="duties")
    if not china_day(matter.received_at) <= handover.on <= today:
        raise DeskError("handover.bad_day", field="on")
    for each in handover.charges:
        if not each.what.strip():
            raise DeskError("handover.blank", field="what")
        if each.due < handover.on:
            raise DeskError("handover.bad_day", field="when")
    return handover
