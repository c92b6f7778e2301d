"""A file opened from the file manager (打开文件): its page and a button; nothing is done unasked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from ui.officer.pages import Pages
from ui.officer.parts.station import PageName, PageStation
from ui.widgets.notice import NoticeKind
from xinfang_desk.offered import Kind, Offered


def show_offered(offered: Offered, station: PageStation, pages: Pages) -> None:
    """Show what was opened on its page, with the button that takes it."""
    file = offered.file
    acts: Mapping[Kind, Callable[[], None]] = {
        Kind.REPLY: lambda: pages.batch.replies.take(file),
        Kind.CARD: lambda: pages.settings.county.enrol(file),
        Kind.BACKUP: lambda: pages.day_close.drill(file),
        Kind.TABLE: lambda: pages.settings.tables.look_at(file),
    }
    if offered.page:
        station.ways.open_page(cast(PageName, offered.page))
    if offered.action:
        station.offer(offered.words, offered.action, acts[offered.kind], NoticeKind.WARN)
    else:
        station.tell(offered.words, NoticeKind.WARN)
