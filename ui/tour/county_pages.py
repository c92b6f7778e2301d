"""The county's half of the day (演示，县里): the pages that its manual tells of, two desks behind them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from ui.tour.visitors import OFFICE, WAGES
from xinfang_desk.files import make_folder, write_paper

if TYPE_CHECKING:
    from ui.county.window import CountyWindow
    from ui.tour.stage import Stage
    from xinfang_desk.county.office import Office

NEXT_TOWN = replace(OFFICE, code="411526103", name="样本镇人民政府来访接待室")
_SIZE = (1366, 768)
_MAPPING = {
    "columns": {
        "number": "登记编号",
        "event": "办理环节",
        "date": "办理日期",
        "org": "办理单位",
        "document": "文号",
        "text": "内容",
    },
    "codes": {"已受理": "accepted", "已答复": "answered"},
}
_PAGES = ("due", "same", "figures", "tables", "keys", "settings")


def bring_another_desk(stage: Stage, county: Office, passphrase: str) -> None:
    """The desk of the next town, where the same person came: its batch waits to be taken, beside a photo."""
    from xinfang_desk.desk.start import init_desk, open_desk

    home, card = stage.room / "next_town", stage.room / "next_town.card"
    brought = stage.room / "brought"
    make_folder(brought)

    def work() -> None:
        init_desk(home, passphrase, office=NEXT_TOWN, now=stage.clock)
        desk = open_desk(home, passphrase, now=stage.clock, state=stage.room / "state")
        try:
            desk.keys.write_card(card)
            county.enrol(card)
            desk.keys.enrol(stage.room / "county.card")
            matters = tuple(replace(each, place=NEXT_TOWN.code) for each in WAGES.matters)
            desk.reception.register(replace(WAGES, key="tour-next-town", matters=matters))
            desk.outbox.make_batch(brought)
        finally:
            desk.close()

    stage.ask(work)
    write_paper(brought / "IMG_2031.jpg", b"\xff\xd8\xff\xe0 no batch")


def walk(stage: Stage, county: Office, window: CountyWindow, number: str) -> None:
    """Receive, look at what would be told, and photograph each page; the matter is ``number``."""
    window.open_page("in")
    window.incoming.inbox.receive([stage.room / "brought"])
    stage.settle()
    stage.snap("county_in", window, *_SIZE)
    window.incoming.desks.preview()
    stage.snap("county_sending", window, *_SIZE)
    window.incoming.goes_back()
    window.open_matter(number)
    stage.snap("county_matters", window, *_SIZE)
    for name in _PAGES:
        window.open_page(name)
        stage.snap(f"county_{name}", window, *_SIZE)
    window.open_page("trail")
    window.trail.read()
    stage.snap("county_trail", window, *_SIZE)
    table = stage.room / "县人社局办理情况.csv"
    write_paper(table, _feedback(number).encode("utf-8-sig"))
    stage.ask(lambda: county.tables.set_source("县人社局", json.dumps(_MAPPING).encode()))
    window.open_page("entries")
    window.entries.source.setText("县人社局")
    window.entries.open(table)
    stage.settle()
    stage.snap("county_entries", window, *_SIZE)


def _feedback(number: str) -> str:
    """What a bureau sends back: one row that is right, one with a day that there is not."""
    return (
        "登记编号,办理环节,办理日期,办理单位,文号,内容\n"
        f"{number},已受理,2026-09-21,县人社局,示人社受〔2026〕31号,已立案\n"
        f"{number},已答复,2026-02-30,县人社局,示人社答〔2026〕32号,已支付\n"
    )
