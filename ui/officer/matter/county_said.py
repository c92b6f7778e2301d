"""What the county said of a matter (县里的答复): what stands, and what it took back, struck out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLabel

from ui.officer.parts.facts import Pair
from ui.widgets.labels import label
from xinfang_desk.domain.record import Answer, MatterRecord
from xinfang_desk.words import _


def said_by_county(record: MatterRecord) -> Iterator[Pair]:
    """Each answer that stands: its day and office, then its paper, its words, and when it was served."""
    return ((_head(each), _words(each)) for each in record.answers)


def struck_out(record: MatterRecord) -> list[QLabel]:
    """Each answer that was taken back, struck out, and under it since when and why."""
    lines = []
    for each in record.withdrawn:
        gone = label("　".join(part for part in (_head(each.answer), _words(each.answer)) if part), wrap=True)
        font = gone.font()
        font.setStrikeOut(True)
        gone.setFont(font)
        why = _("县里 {day} 撤回：{why}").format(day=f"{each.on:%Y-%m-%d}", why=each.why)
        # Who hears the page read has to hear that it does not count.
        gone.setAccessibleName(f"{why}　{gone.text()}")
        lines += [gone, label(why, "label", wrap=True)]
    return lines


def _head(answer: Answer) -> str:
    return f"{answer.on:%Y-%m-%d}　{answer.org}"


def _words(answer: Answer) -> str:
    served = _("{day} 送达").format(day=f"{answer.served_on:%Y-%m-%d}") if answer.served_on else ""
    return "　".join(part for part in (answer.document, answer.text, served) if part)
