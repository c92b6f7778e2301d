"""What was done for a petitioner, beside the answer (三到位一处理的办理情况): facts, none of them asked for.

信访工作条例 art. 27. None is needed to conclude a matter; where none stands, none was noted, and no more.
"""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Act, ActKind

MOST_SAID = 500
"""Characters of what was done."""


def checked(act: Act, received_on: date, today: date) -> Act:
    """``act`` if it can have been so.

    ``act.empty`` without a word of what was done, ``act.too_long``, ``act.bad_day`` before the visit or after
    today; ``act.no_article`` for an explanation without its article (art. 32, items 2 and 3), ``act.no_body``
    for help without the body that was asked for it (art. 37, para. 2).
    """
    if not act.what.strip():
        raise DeskError("act.empty")
    if len(act.what) > MOST_SAID:
        raise DeskError("act.too_long", most=MOST_SAID)
    if not received_on <= act.on <= today:
        raise DeskError("act.bad_day", day=act.on.isoformat())
    if act.kind is ActKind.EXPLAINED and not act.basis.strip():
        raise DeskError("act.no_article")
    if act.kind is ActKind.HELPED and not act.org.strip():
        raise DeskError("act.no_body")
    return act
