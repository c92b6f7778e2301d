"""A month's digest as its parts (研判月报提纲): half a page of figures, and room to write."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents.phrases import plain_day
from xinfang_desk.documents.yearly.outline import REST, Block, Kind, count_table
from xinfang_desk.domain.duties.digest import Digest, Line
from xinfang_desk.domain.duties.disclosure import merged
from xinfang_desk.domain.record import LEAST, Count
from xinfang_desk.words.counts import outward

_SHOWN = 8
"""Lines of a table: the report is half a page."""


def digest_outline(digest: Digest, office: str) -> tuple[Block, ...]:
    """The blocks of the report; what is under five is told together with others, or not at all."""
    year, month = digest.month.split("-")
    said = f"{year}年{int(month)}月"
    total = digest.total
    blocks = [
        Block(kind=Kind.TITLE, text=f"{office}{said}社情民意研判"),
        Block(
            kind=Kind.SAY,
            text=f"{said}接收信访事项{outward(total.count)}件，上月{_known(total.before)}，"
            f"上年同月{_known(total.year_ago)}。",
        ),
        *_table("内容", digest.contents),
        *_table("村（社区）", digest.villages),
        *_table("去向（转送、交办、引导到的单位）", digest.bodies),
        *_topics(digest),
        Block(
            kind=Kind.SAY,
            text=f"建议意见（第29条）{outward(digest.suggestions.count)}件，已经书面告知、答复"
            f"{outward(digest.suggestions.answered)}件。",
        ),
        Block(kind=Kind.FILL, text="【待填：研究情况、采纳情况、回复情况】"),
        *_late(digest),
        Block(kind=Kind.PART, text="研判意见"),
        Block(kind=Kind.FILL, text="【待填：研判意见】"),
        Block(kind=Kind.PART, text="建议（第40条）"),
    ]
    if digest.advice:
        rows = (
            (
                f"{each.body}：{each.text}（{plain_day(each.sent_on)}发出）",
                f"{each.adopted.value if each.adopted else '未答复'}",
            )
            for each in digest.advice
        )
        blocks.append(Block(kind=Kind.TABLE, rows=(("建议", "是否采纳"), *rows)))
    blocks.append(Block(kind=Kind.FILL, text="【待填：这个月要提的建议、给哪个单位】"))
    return tuple(blocks)


def _known(count: int | None) -> str:
    return "没有数（登记簿还没有启用）" if count is None else f"{outward(count)}件"


def _table(heading: str, lines: Sequence[Line]) -> Sequence[Block]:
    """The most frequent first, with how many more or fewer than the month before."""
    counts = [Count(key=each.key, matters=each.count) for each in lines if each.count]
    earlier = (Count(key=each.key, matters=each.before) for each in lines if each.before)
    # Only what the month before told of by itself: else the difference opens what was merged there.
    told = merged(sorted(earlier, key=lambda each: (-each.matters, each.key)), REST, _SHOWN)
    before = {each.key: each.matters for each in told if each.key != REST}
    return count_table(counts, heading, most=_SHOWN, beside=lambda each: _change(each, before.get(each.key)))


def _change(count: Count, was: int | None) -> str:
    """Against the month before, where that month's own report told it."""
    if was is None or count.key == REST:
        return ""
    more = count.matters - was
    return f"（比上月{'多' if more > 0 else '少'}{abs(more)}件）" if more else "（和上月一样）"


def _topics(digest: Digest) -> Sequence[Block]:
    told = [each for each in digest.topics if each.visits >= LEAST]
    if not told:
        return (Block(kind=Kind.SAY, text=f"没有新出现、{LEAST}批以上的问题。"),)
    words = "；".join(f"{each.village}的{each.content}类，30天内{each.visits}批" for each in told)
    return (Block(kind=Kind.SAY, text=f"新集中起来的（同村同类，前30天没有；不一定是同一件事）：{words}。"),)


def _late(digest: Digest) -> Sequence[Block]:
    if not digest.late:
        return (
            Block(kind=Kind.SAY, text=f"截至{plain_day(digest.as_of)}，没有答应了、过了日子还没办到的事。"),
        )
    words = "、".join(f"{body}{outward(count)}项" for body, count in digest.late)
    return (
        Block(kind=Kind.SAY, text=f"截至{plain_day(digest.as_of)}，答应了、过了日子还没办到的：{words}。"),
    )
