"""What to say of printing (打印): what became of sheets, what hinders a printer, where a job stands."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.domain.hall.print_job import Hindrance, JobState, PrintOutcome, Queue
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.words.language import _


def print_said(outcome: PrintOutcome) -> str:
    """What became of sheets, in sentences with the next step; what they are of is for the caller to say."""
    return {
        PrintOutcome.SENT: _("已送打印。"),
        PrintOutcome.NO_PRINTER: _("没有找到打印机。"),
        PrintOutcome.NOT_CHOSEN: _("有好几台打印机，还没有选用哪台，没有送。请在“设备”里选一台。"),
        PrintOutcome.GONE: _("选的打印机现在没有接上，没有打印。请接好，或在“设备”里另选一台。"),
        PrintOutcome.PAUSED: _(
            "打印机停着，没有送。请看纸、看灯，再到系统的打印机设置里恢复，或在“设备”里另选一台。"
        ),
        PrintOutcome.CLOSED: _(
            "打印机设成了不收，没有送。请到系统的打印机设置里改回来，或在“设备”里另选一台。"
        ),
        PrintOutcome.NO_PAPER: _("小票机没有纸，没有送。请装好纸再打一次。"),
        PrintOutcome.FAILED: _("打印没有成功。请检查打印机后再打。"),
    }[outcome]


def hindrance_said(hindrance: Hindrance) -> tuple[str, str]:
    """What hinders a printer: in a word or two, and what to do."""
    return {
        Hindrance.NO_PAPER: (_("缺纸"), _("请装纸：装好就接着打。")),
        Hindrance.JAM: (_("卡纸"), _("请打开盖子，把卡住的纸顺着方向拉出来。")),
        Hindrance.OPEN: (_("盖子没盖好"), _("请盖好盖子，推好纸盒。")),
        Hindrance.NO_INK: (_("没墨了"), _("请换墨盒、硒鼓或色带。")),
        Hindrance.OFFLINE: (_("连不上"), _("请看电源和线，打开打印机。")),
        Hindrance.FAULTY: (_("报故障"), _("请看打印机上的灯和字，关一次再开。")),
    }[hindrance]


def queue_said(queue: Queue) -> str:
    """How a printer stands, in a word or two."""
    if queue.closed:
        return _("不收")
    if queue.paused:
        return _("停着")
    return hindrance_said(queue.hindrances[0])[0] if queue.hindrances else _("能用")


def queue_called(queue: Queue, queues: Sequence[Queue]) -> str:
    """A printer by what people call it, and by its queue too where another is called the same."""
    if not queue.called:
        return queue.name
    alike = sum(each.called == queue.called or each.name == queue.called for each in queues)
    return queue.called if alike == 1 else f"{queue.called}（{queue.name}）"


def job_said(state: JobState) -> str:
    """Where a job stands, as the print system knows it; whether paper is in a hand only people know."""
    return {
        JobState.WAITING: _("在排队"),
        JobState.HELD: _("被系统留住了，要在打印机设置里放行"),
        JobState.PRINTING: _("正在打"),
        JobState.STOPPED: _("停着，没有打完"),
        JobState.CANCELLED: _("被取消了，没有打"),
        JobState.FAILED: _("没有打成"),
        JobState.DONE: _("系统说打完了"),
    }[state]


def stock_said(stock: Stock) -> tuple[str, str]:
    """A kind of paper: what is printed on it, and its size."""
    return {
        Stock.RECEIPT: (_("来访登记回执"), "A5"),
        Stock.PAPERS: (_("告知书等文书"), "A4"),
        Stock.SLIP: (_("号条、小票"), _("卷纸")),
    }[stock]
