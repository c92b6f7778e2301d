"""Tables as other offices send them, made by a real writer of workbooks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

HEAD = ("登记编号", "办理环节", "日期", "文号", "期限", "内容", "信访件编号")
MAPPING: dict[str, Any] = {
    "sheet": None,
    "header_row": 1,
    "columns": {
        "number": "登记编号",
        "event": "办理环节",
        "org": None,
        "date": "日期",
        "document": "文号",
        "text": "内容",
        "due": "期限",
        "national_number": None,
        "query_code": None,
    },
    "codes": {"已受理": "accepted", "已答复": "answered", "办结": "concluded"},
    "org": "县人社局",
}


def mapping(**changes: Any) -> bytes:
    return json.dumps(MAPPING | changes, ensure_ascii=False).encode()


def book(file: Path, rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD, sheet: str = "反馈") -> Path:
    """A workbook of one sheet; text as text, days as days, numbers as numbers, ``=…`` as a formula."""
    with xlsxwriter.Workbook(file) as made:
        page = made.add_worksheet(sheet)
        as_day = made.add_format({"num_format": "yyyy-mm-dd"})
        for line, cells in enumerate([head, *rows]):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    page.write_datetime(line, column, cell, as_day)
                elif isinstance(cell, str) and cell.startswith("="):
                    page.write_formula(line, column, cell, value="")
                elif isinstance(cell, str):
                    page.write_string(line, column, cell)
                else:
                    page.write(line, column, cell)
    return file
