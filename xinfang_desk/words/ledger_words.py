"""The ledger in words (台账): headings and cells, the same on the screen, in a table and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.domain.books.every_matter import Column, LedgerRow
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words.labels import label, state_said
from xinfang_desk.words.language import N_, _

_HEADINGS = {
    Column.NUMBER: N_("登记编号"),
    Column.RECEIVED_AT: N_("来访时间"),
    Column.PEOPLE: N_("来访人"),
    Column.PEOPLE_INVOLVED: N_("人数"),
    Column.ID_NUMBERS: N_("证件号"),
    Column.PHONES: N_("电话"),
    Column.VILLAGE: N_("村（社区）"),
    Column.SUMMARY: N_("事由"),
    Column.CONTENT: N_("类别"),
    Column.PURPOSE: N_("性质"),
    Column.ROUTE: N_("途径"),
    Column.OUTCOME: N_("怎么处理"),
    Column.TO: N_("去向"),
    Column.STATE: N_("状态"),
    Column.DUE: N_("期限"),
    Column.OFFICER: N_("接访人"),
}


def heading(column: Column) -> str:
    """What a column is called."""
    return _(_HEADINGS[column])


def cell(row: LedgerRow, column: Column) -> str:
    """What a line says in a column."""
    match column:
        case Column.RECEIVED_AT:
            return f"{row.received_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
        case Column.PEOPLE_INVOLVED:
            return str(row.people_involved)
        case Column.PURPOSE:
            return label(row.purpose)
        case Column.STATE:
            return state_said(row.state, row.outcome, carried=row.carried, ended_by=row.ended_by)
        case Column.ROUTE:
            return label(row.route) if row.route else ""
        case Column.OUTCOME:
            return label(row.outcome) if row.outcome else ""
        case Column.DUE:
            return f"{row.due:%Y-%m-%d}" if row.due else ""
        case _:
            said: str = getattr(row, column.value)
            return said


def cells(rows: Sequence[LedgerRow], columns: Sequence[Column]) -> list[list[str]]:
    """Every line of a table."""
    return [[cell(row, column) for column in columns] for row in rows]
