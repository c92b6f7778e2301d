"""A procedure that is over, and who looks after its person (终结、退出、移交属地).

信访工作条例 arts. 31 item 1, 36 para. 3, 37 para. 3. What ends is the procedure: whoever comes is registered
as before, new facts open a matter of their own, and help and legal aid stay where they are.
"""

from __future__ import annotations

from datetime import date, timedelta

from xinfang_desk.domain.category import ClosingGround, Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Closing, Handover, Matter, Step
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.deadline import spoken

_TO_ASK = timedelta(days=30)
"""信访工作条例 art. 35, para. 1."""


def checked_closing(matter: Matter, closing: Closing, today: date, *, local_rule: bool) -> Closing:
    """``closing`` if the procedure can have ended so.

    ``handover.closed_already``, ``handover.blank``, ``handover.bad_day``; of the third ground, which
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
    if closing.ground is ClosingGround.UNASKED:
        _require_unasked(matter, closing.served_on, closing.on, local_rule=local_rule)
    return closing


def _require_unasked(matter: Matter, served_on: date, on: date, *, local_rule: bool) -> None:
    if not local_rule:
        raise DeskError("handover.local_rule")
    if matter.draft.outcome is Outcome.NO_MORE:
        raise DeskError("handover.refused_one")
    last = served_on + _TO_ASK
    if on <= last or any(each.step is Step.ASK_REVIEW for each in matter.standing):
        raise DeskError("handover.running", day=spoken(last))


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
