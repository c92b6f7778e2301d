"""The month's and year's report (月报、年报): figures with small cells merged, as PDF and XLSX."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from xinfang_desk.county.answers import By, SummaryRow
from xinfang_desk.county.figures.rates import Rate, rates
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import Months, summary
from xinfang_desk.documents.office.figures_report import (
    RateLine,
    Report,
    Row,
    Series,
    figures_report,
    in_figures,
)
from xinfang_desk.documents.office.spreadsheet import Sheet, is_spreadsheet_of, workbook
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.duties.disclosure import merged
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import LEAST, Count, is_small
from xinfang_desk.files import same_paper, write_files
from xinfang_desk.words import _, label

_PERIOD = re.compile(r"((?:19|20|21)[0-9]{2})(?:-(0[1-9]|1[0-2]))?")
_SHOWN_MONTHS = 12


def months_of(period: str) -> Months:
    """The months of ``2026`` or ``2026-09``; ``report.bad_period``."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        raise DeskError("report.bad_period")
    year, month = found.groups()
    return (period, period) if month else (f"{year}-01", f"{year}-12")


def write_report(
    ledger: Ledger, period: str, folder: Path, *, office: str, names: Mapping[str, str], today: date
) -> tuple[Path, ...]:
    """Write the report of a month or year to ``folder``: PDF and XLSX; ``output.exists`` for other files.

    ``names`` are what places and desks are called.
    """
    months = months_of(period)
    title = _("{period}信访情况统计").format(period=_period_in_words(period))
    told = _rates_told(rates(ledger, months, today))
    series = tuple(
        Series(heading=_("按{by}").format(by=words), rows=_told(summary(ledger, by, months), by, names))
        for by, words in _headings().items()
    )
    total = summary(ledger, By.PURPOSE, months)
    matters, people = (sum(getattr(each, part) for each in total) for part in ("matters", "people"))
    few = is_small(matters)
    sums = (
        (_("件数"), _few() if few else _("{count}件").format(count=matters)),
        (_("涉及人数"), "——" if few else _("{count}人").format(count=people)),
    )
    line = Series(heading=_("各月件数"), rows=_months_up_to(ledger, months, today))
    note = _("作废、撤回的和检举控告不在内。不到5件的合并成“其他”，看不出是谁。")
    report = Report(
        office=office,
        title=title,
        number=period,
        sums=sums,
        months=line,
        series=series,
        rates=told,
        note=note,
    )
    pdf, table = figures_report(report), workbook(title, _sheets(report))
    return write_files(
        folder,
        {
            f"report-{period}.pdf": (pdf, same_paper(pdf)),
            f"report-{period}.xlsx": (table, lambda there: is_spreadsheet_of(title, there)),
        },
    )


def _headings() -> dict[By, str]:
    return {
        By.DESK: _("接待台"),
        By.PLACE: _("乡镇街道"),
        By.CONTENT: _("内容分类"),
        By.PURPOSE: _("信访目的"),
        By.ROUTE: _("法定途径"),
    }


def _told(rows: Sequence[SummaryRow], by: By, names: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows by their names, the most first, those too small to be told in one."""
    called = {each.key: _name(each.key, by, names) for each in rows}
    people = {called[each.key]: each.people for each in rows}
    counts = [Count(key=called[each.key], matters=each.matters) for each in rows]
    rest = _("其他（合并）")
    shown = merged(sorted(counts, key=lambda each: -each.matters), rest)
    told = {each.key for each in shown}
    beside = sum(number for key, number in people.items() if key not in told)
    return tuple((each.key, each.matters, people.get(each.key, beside)) for each in shown)


def _name(key: str, by: By, names: Mapping[str, str]) -> str:
    if by is By.PURPOSE and key:
        return label(Purpose(key))
    if by is By.ROUTE and key:
        return label(Route(key))
    return names.get(key, key) or _("没有写")


def _months_up_to(ledger: Ledger, months: Months, today: date) -> tuple[Row, ...]:
    """The twelve months that end with the last of the time, or with this one, and what each brought.

    A month that brought few is not told, nor another one that would tell it by what is left of the sum.
    """
    last = min(months[1], f"{today:%Y-%m}")
    year, month = int(last[:4]), int(last[5:])
    before = [divmod(year * 12 + month - 1 - back, 12) for back in reversed(range(_SHOWN_MONTHS))]
    wanted = [f"{each:04}-{at + 1:02}" for each, at in before]
    found = {each.key: each for each in summary(ledger, By.MONTH, (wanted[0], wanted[-1]))}
    told = {
        each.key for each in merged([Count(key=key, matters=each.matters) for key, each in found.items()], "")
    }
    return tuple(
        (key[2:], found[key].matters, found[key].people)
        if key in told
        else (key[2:], None, None)
        if key in found
        else (key[2:], 0, 0)
        for key in wanted
    )


def _few() -> str:
    return _("不到{least}件").format(least=LEAST)


def _rates_told(found: Sequence[Rate]) -> tuple[RateLine, ...]:
    return tuple(
        RateLine(
            name=each.name,
            share=_share(each),
            made_of=_made_of(each),
            words=each.words,
        )
        for each in found
    )


def _share(rate: Rate) -> str:
    if rate.share is None:
        return _("算不出")
    return "——" if rate.denominator < LEAST else f"{rate.share:.1%}"


def _made_of(rate: Rate) -> str:
    """What a rate is made of; of few matters nobody is told."""
    if is_small(rate.denominator):
        return _few()
    return _("{numerator} ÷ {denominator}，不计{left_out}").format(
        numerator=rate.numerator, denominator=rate.denominator, left_out=rate.left_out
    )


def _period_in_words(period: str) -> str:
    year, _dash, month = period.partition("-")
    return (
        _("{year}年{month}月").format(year=year, month=int(month))
        if month
        else _("{year}年").format(year=year)
    )


def _sheets(report: Report) -> list[Sheet]:
    head = (_("名称"), _("件数"), _("涉及人数"))
    sheets = [
        Sheet(
            name=each.heading, headings=head, lines=[(name, *in_figures(*rest)) for name, *rest in each.rows]
        )
        for each in (report.months, *report.series)
    ]
    lines = [(each.name, each.share, each.made_of, each.words) for each in report.rates]
    return [
        *sheets,
        Sheet(name=_("四率"), headings=(_("名称"), _("比率"), _("件数"), _("怎么算")), lines=lines),
    ]
