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
from xinfang_desk.documents.office.figures_report import RateLine, Report, Series, figures_report
from xinfang_desk.documents.office.spreadsheet import Sheet, is_spreadsheet_of, workbook
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.disclosure import merged
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Count
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
    sums = (
        (_("件数"), _("{count}件").format(count=sum(each.matters for each in total))),
        (_("涉及人数"), _("{count}人").format(count=sum(each.people for each in total))),
    )
    line = Series(heading=_("各月件数"), rows=_months_up_to(ledger, months))
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


def _told(rows: Sequence[SummaryRow], by: By, names: Mapping[str, str]) -> tuple[tuple[str, int, int], ...]:
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


def _months_up_to(ledger: Ledger, months: Months) -> tuple[tuple[str, int, int], ...]:
    """The twelve months that end with the last of the time, each with what was received in it."""
    year, month = int(months[1][:4]), int(months[1][5:])
    before = [divmod(year * 12 + month - 1 - back, 12) for back in reversed(range(_SHOWN_MONTHS))]
    wanted = [f"{each}-{at + 1:02d}" for each, at in before]
    found = {each.key: each for each in summary(ledger, By.MONTH, (wanted[0], wanted[-1]))}
    return tuple(
        (each[2:], found[each].matters, found[each].people) if each in found else (each[2:], 0, 0)
        for each in wanted
    )


def _rates_told(found: Sequence[Rate]) -> tuple[RateLine, ...]:
    return tuple(
        RateLine(
            name=each.name,
            share=_("算不出") if each.share is None else f"{each.share:.1%}",
            made_of=_("{numerator} ÷ {denominator}，不计{left_out}").format(
                numerator=each.numerator, denominator=each.denominator, left_out=each.left_out
            ),
            words=each.words,
        )
        for each in found
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
            name=each.heading, headings=head, lines=[(name, str(n), str(who)) for name, n, who in each.rows]
        )
        for each in (report.months, *report.series)
    ]
    lines = [(each.name, each.share, each.made_of, each.words) for each in report.rates]
    return [
        *sheets,
        Sheet(name=_("四率"), headings=(_("名称"), _("比率"), _("件数"), _("怎么算")), lines=lines),
    ]
