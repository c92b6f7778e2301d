"""The sessions of a year in which the law was explained (年度普法清单), to be signed; it names nobody."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.documents.form import fields, say, signatures
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.domain.hall.outreach import Handout, Row, YearList
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.roadmap import short_day
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _, label


def outreach_list(year: YearList, office: Office) -> bytes:
    """Each session with its place, people, pages shown and papers given, and the sums of the year."""
    form, y = opened_list(office, _("年度普法清单"), f"{office.code}-{office.desk}-{year.year}")
    sums = [
        [(_("年份"), str(year.year)), (_("场次"), str(len(year.rows)))],
        [(_("到场"), _("{people}人").format(people=year.people)), (_("时长"), _minutes(year.minutes))],
        [(_("发放"), _given(year.given))],
    ]
    y = fields(form, y, sums)
    if not year.rows:
        say(form, y + 4, _("这一年还没有记过普法活动。"), form.type.note)
        return form.sheet.finish()
    titles = (_("日期"), _("地点"), _("人数"), _("讲了什么"), _("发了什么"))
    head = [[Cell(text=words, style=form.type.label) for words in titles]]
    wide = form.width - 22 - 34 - 14
    columns = (22.0, 34.0, 14.0, wide * 0.55, wide * 0.45)
    rows = [_line(each) for each in year.rows]
    y = table(form.sheet, form.left, y + 3, columns, rows, head=head, least=9.0)
    signatures(form, y + 4, (_("经办人签名："), _("负责人签名：")))
    return form.sheet.finish()


def _line(row: Row) -> list[Cell]:
    body, middle = Style(size=10.5, leading=1.3), Style(size=10.5, leading=1.3, align=Align.CENTRE)
    held = row.session
    began = held.began_at.astimezone(CHINA)
    when = f"{short_day(began.date())}\n{began:%H:%M}"
    shown = "、".join(row.titles)
    cells = (
        (when, middle),
        ("\n".join(each for each in (held.village, held.place) if each), body),
        (str(held.people), middle),
        ("\n".join(each for each in (_minutes(held.minutes), shown, held.note) if each), body),
        (_given(held.given), body),
    )
    return [Cell(text=text, style=style) for text, style in cells]


def _minutes(minutes: int) -> str:
    return _("{minutes}分钟").format(minutes=minutes)


def _given(given: Mapping[Handout, int]) -> str:
    each = (
        _("{what}{number}份").format(what=label(handout), number=number) for handout, number in given.items()
    )
    return "、".join(each)
