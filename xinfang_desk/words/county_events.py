"""What the steps are called that the county enters (办理进展)."""

from __future__ import annotations

from xinfang_desk.words.language import _


def events() -> tuple[tuple[str, str], ...]:
    """The steps that can be entered, in the order in which a matter takes them."""
    return (
        ("forwarded", _("转送")),
        ("assigned", _("交办")),
        ("accepted", _("受理")),
        ("not_accepted", _("不予受理")),
        ("no_longer_accepted", _("不再受理")),
        ("extended", _("延期")),
        ("answered", _("答复")),
        ("review_answered", _("复查答复")),
        ("recheck_answered", _("复核答复")),
        ("concluded", _("办结")),
    )


def event_name(event: str) -> str:
    """What one of the steps is called."""
    return dict(events())[event]
