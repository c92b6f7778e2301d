"""The desks in a table (接待台一览): one line each, those with something to do first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ui.widgets.shown.pill import PillKind
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.domain.spans import spans
from xinfang_desk.domain.time.calendar import CHINA, china_day
from xinfang_desk.words import _
from xinfang_desk.words.spans import runs_in_words

LATE = 7
"""Days after which a desk that sent nothing is called out."""
_AGE, _GAPS, _WAITS, _TAKEN = 2, 3, 4, 5


def titles() -> tuple[str, ...]:
    """The heads of the columns."""
    return _("接待台"), _("上一批"), _("隔了"), _("缺号"), _("要写的回执"), _("他们收到"), _("恢复副本")


def age(desk: DeskLine, today: date) -> int | None:
    """Days since its last batch; None where none ever came."""
    return (today - china_day(desk.last_received)).days if desk.last_received else None


def is_late(desk: DeskLine, today: date) -> bool:
    """Whether it should be asked where its batches are."""
    days = age(desk, today)
    return desk.revoked_at is None and days is not None and days >= LATE


def cells(desk: DeskLine, today: date) -> tuple[str, ...]:
    """What a line says."""
    days = age(desk, today)
    number = desk.desk.rpartition("-")[2]
    last = (
        _("第{batch}批　{day}").format(
            batch=desk.last_sequence,
            day=f"{desk.last_received.astimezone(CHINA):%m-%d %H:%M}",
        )
        if desk.last_received
        else _("还没有来过批次")
    )
    return (
        _("{name}　{number}号").format(name=desk.town, number=number),
        last,
        "" if days is None else _("今天") if days == 0 else _("{days}天").format(days=days),
        _("缺第{gaps}批").format(gaps=runs_in_words(desk.gaps)) if desk.gaps else "",
        _waiting(desk),
        _taken(desk),
        f"{desk.copy_made.astimezone(CHINA):%Y-%m-%d}" if desk.copy_made else _("没有"),
    )


def pills(desk: DeskLine, today: date) -> Mapping[int, PillKind]:
    """Which of it stands out."""
    found: dict[int, PillKind] = {}
    if is_late(desk, today):
        found[_AGE] = PillKind.WARN
    if desk.gaps:
        found[_GAPS] = PillKind.DANGER
    if desk.revoked_at is not None:
        found[_WAITS] = PillKind.DANGER
    elif desk.waits:
        found[_WAITS] = PillKind.INFO
    if desk.replies_parted:
        found[_TAKEN] = PillKind.DANGER
    elif lost(desk):
        found[_TAKEN] = PillKind.WARN
    return found


def lost(desk: DeskLine) -> tuple[int, ...]:
    """Replies that it passed over: it took a later one, and not these."""
    return tuple(each for each in desk.untaken or () if each < desk.newest_taken)


def in_order(desks: Sequence[DeskLine], today: date) -> tuple[DeskLine, ...]:
    """What wants something first: gaps, replies, late ones; then the others, revoked ones last."""

    def rank(desk: DeskLine) -> tuple[bool, bool, bool, bool, str]:
        return (
            desk.revoked_at is not None,
            not desk.gaps,
            not desk.waits,
            not is_late(desk, today),
            desk.desk,
        )

    return tuple(sorted(desks, key=rank))


def _waiting(desk: DeskLine) -> str:
    if desk.revoked_at is not None:
        words = _("{day} 吊销：{why}")
        return words.format(day=f"{desk.revoked_at.astimezone(CHINA):%m-%d}", why=desk.revoked_why)
    if not desk.waits:
        return _("都已回执") if desk.batches else ""
    if desk.waiting_updates:
        return _("{count} 条进展").format(count=desk.waiting_updates)
    return _("{count} 批的回执").format(count=desk.waiting_results)


def _taken(desk: DeskLine) -> str:
    """Which of our replies the desk had taken when it made its newest batch."""
    if desk.untaken is None:
        return _("它没有说") if desk.batches else ""
    if desk.replies_parted:
        return _("第{replies}份不是这里写的").format(replies=runs_in_words(spans(desk.replies_parted)))
    if gone := lost(desk):
        return _("没收到第{replies}份").format(replies=runs_in_words(spans(gone)))
    if desk.newest_taken:
        return _("到第{reply}份").format(reply=desk.newest_taken)
    return _("还没有") if desk.untaken else ""
