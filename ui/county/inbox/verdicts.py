"""What became of the files (收文结果): the worst first, each with its next act; what is well in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.look.theme import Look
from ui.widgets.boxes import Shelf
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.answers import Received
from xinfang_desk.county.outgoing.heard import parted_facts
from xinfang_desk.domain.spans import spans
from xinfang_desk.words import _, sentence
from xinfang_desk.words.spans import runs_in_words

_WORST_FIRST = (NoticeKind.DANGER, NoticeKind.WARN, NoticeKind.INFO, NoticeKind.OK)
_WELL = frozenset({NoticeKind.INFO, NoticeKind.OK})
_MOST_NAMED = 4


class Act(Enum):
    """What is to be done about a file (下一步), in the window."""

    WHOLE = "whole"
    """Tell its desk everything anew."""
    GAP = "gap"
    """Wait no more for what is missing."""
    CARD = "card"
    """Accept a card of the desk."""
    RESERVE = "reserve"
    """Open it with the reserve key."""


_ACTS = {
    "batch.sequence_reused": Act.WHOLE,
    "batch.chain_broken": Act.WHOLE,
    "batch.unknown_signer": Act.CARD,
    "batch.key_revoked": Act.CARD,
    "batch.key_not_of_desk": Act.CARD,
    "batch.not_for_us": Act.RESERVE,
}


class Verdicts(Shelf):
    """One line a file; those that are well share one, which unfolds."""

    wanted = Signal(object, str)
    """An :class:`Act`, and for which desk."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._told: tuple[Received, ...] = ()
        self._names: Mapping[str, str] = {}
        self._buttons: list[QPushButton] = []

    def name(self, names: Mapping[str, str]) -> None:
        """What the desks are called."""
        self._names = names

    def show_results(self, results: Sequence[Received], *, unfolded: bool = False) -> None:
        """Show what became of each."""
        self._told = tuple(results)
        told = [(each, *said(each, self._names)) for each in results]
        told.sort(key=lambda each: _WORST_FIRST.index(each[2]))
        well = [each for each, _words, kind in told if kind in _WELL]
        folded = len(well) > 1 and not unfolded
        self._buttons = []
        lines = [
            self._notice(place, *each) for place, each in enumerate(told) if not (folded and each[2] in _WELL)
        ]
        self.fill([*lines, self._of_well(well)] if folded else lines)

    def first_act(self) -> QPushButton | None:
        """The button of the worst that something can be done about."""
        return next(iter(self._buttons), None)

    def _notice(self, place: int, result: Received, words: str, kind: NoticeKind) -> Notice:
        act = act_of(result)
        notice = Notice(
            self._look,
            words,
            f"received_{place}",
            kind=kind,
            action=act_name(act) if act else "",
            under=True,
        )
        if act is not None:
            notice.acted.connect(lambda: self.wanted.emit(act, result.desk))
            self._buttons += notice.findChildren(QPushButton)
        return notice

    def _of_well(self, well: Sequence[Received]) -> Notice:
        new = [each for each in well if not each.repeated]
        named = [
            _("{desk} {count}件").format(desk=desk_of(each, self._names), count=each.accepted)
            for each in new
            if not each.copy
        ]
        parts = ["、".join(named[:_MOST_NAMED])]
        if len(named) > _MOST_NAMED:
            parts[0] += _("等{count}批").format(count=len(named))
        if again := len(well) - len(new):
            parts.append(_("{count} 个以前收过").format(count=again))
        words = _("{count} 个都好：{what}").format(
            count=len(well), what="；".join(part for part in parts if part)
        )
        notice = Notice(self._look, words, "received_well", kind=NoticeKind.OK, action=_("展开"))
        notice.acted.connect(lambda: self.show_results(self._told, unfolded=True))
        return notice


def act_of(result: Received) -> Act | None:
    """What is to be done next about a file; None where nothing in this window is."""
    if result.code is not None:
        act = _ACTS.get(result.code)
        return None if act is Act.WHOLE and not result.desk else act
    return Act.GAP if result.missing and not result.repeated else None


def act_name(act: Act) -> str:
    """The words of its button."""
    return {
        Act.WHOLE: _("重写全部回执…"),
        Act.GAP: _("不再等缺的…"),
        Act.CARD: _("收登记卡…"),
        Act.RESERVE: _("用备用密钥…"),
    }[act]


def desk_of(result: Received, names: Mapping[str, str]) -> str:
    """A desk by its name and number, by its code where nobody enrolled it."""
    number = result.desk.rpartition("-")[2]
    known = names.get(result.desk)
    return _("{name}{number}号").format(name=known, number=number) if known else result.desk


def totals(results: Sequence[Received]) -> tuple[str, NoticeKind]:
    """How many files were taken now, were here already, and were refused."""
    repeated = sum(each.taken and each.repeated for each in results)
    taken = sum(each.taken for each in results) - repeated
    refused = len(results) - taken - repeated
    words = _("收完 {count} 个：收下 {taken}，没有收 {refused}。")
    if repeated:
        words = _("收完 {count} 个：收下 {taken}，以前收过 {repeated}，没有收 {refused}。")
    told = words.format(count=len(results), taken=taken, repeated=repeated, refused=refused)
    return told, NoticeKind.WARN if refused else NoticeKind.OK


def said(result: Received, names: Mapping[str, str]) -> tuple[str, NoticeKind]:
    """What became of a file, in words, and how much it asks for attention."""
    facts: dict[str, str | int] = {"desk": desk_of(result, names), "sequence": result.sequence}
    if result.code is not None:
        known = facts if "desk" in result.facts and result.desk in names else {}
        if known and _ACTS.get(result.code) is Act.WHOLE:
            return _of_restored(result.code).format(**facts), NoticeKind.DANGER
        why = sentence(result.code, result.facts | known)
        name = Path(result.file).name
        return why if name in why else f"{name}：{why}", NoticeKind.DANGER
    if result.copy:
        return _("{desk} 的恢复副本收下了，口令全丢的时候用。").format(**facts), NoticeKind.OK
    if result.repeated:
        words, kind = _("{desk} 第{sequence}批以前收过，没有变化。").format(**facts), NoticeKind.INFO
    elif result.rejected:
        found = _("{desk} 第{sequence}批：收下{accepted}件，退回{rejected}件，原因随回执带回。")
        words = found.format(**facts, accepted=result.accepted, rejected=result.rejected)
        kind = NoticeKind.WARN
    else:
        words = _("{desk} 第{sequence}批：收下{accepted}件。").format(**facts, accepted=result.accepted)
        kind = NoticeKind.OK
    if result.trail_parted is not None:
        words += _("它的留痕和县里存的第{batch}批对不上，请派人核对。").format(batch=result.trail_parted)
        kind = NoticeKind.WARN
    if result.replies_parted:
        words += sentence("desk.replies_parted", parted_facts(result.desk, result.replies_parted))
        kind = NoticeKind.DANGER
    if result.missing and not result.repeated:
        gaps = runs_in_words(spans(result.missing))
        return words + _("还缺第{gaps}批，请催接待台补送。").format(gaps=gaps), NoticeKind.WARN
    return words, kind


def _of_restored(code: str) -> str:
    """What the batch of a desk asks for that came back from an old copy: here a button does it."""
    if code == "batch.sequence_reused":
        return _(
            "{desk} 第{sequence}批没有收：以前收过，内容不同，那边恢复过旧备份。"
            "不用重做批次：重写全部回执，带去让那边“续接”再送。"
        )
    return _(
        "{desk} 第{sequence}批没有收：和前后批次接不上，多半是那边恢复过旧备份。"
        "不用重做批次：重写全部回执，带去让那边“续接”再送。"
    )
