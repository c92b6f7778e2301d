"""What a printer said (打印结果), in words with a next step."""

from __future__ import annotations

from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import PrintOutcome
from xinfang_desk.words import _


def said_of_print(outcome: PrintOutcome) -> tuple[str, NoticeKind]:
    """What to say after papers went to the printer."""
    return {
        PrintOutcome.SENT: (_("已送打印。纸出来交给本人后，按 Ctrl+D 确认。"), NoticeKind.OK),
        PrintOutcome.NO_PRINTER: (_("没有找到打印机。可另存 PDF，文书在未交付里。"), NoticeKind.WARN),
        PrintOutcome.FAILED: (_("打印没有成功。请检查打印机后再打，文书还在。"), NoticeKind.DANGER),
    }[outcome]
