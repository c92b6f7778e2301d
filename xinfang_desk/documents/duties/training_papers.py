"""T1 测试卷和答案, T2 年度培训清单, T3 新版改了哪几处: none of them has a line for anybody's mark."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents.form import say, signatures
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.phrases import plain_day
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.domain.duties.training import Question, Training
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _

_BODY = Style(size=11.0, leading=1.35)
_MIDDLE = Style(size=11.0, leading=1.35, align=Align.CENTRE)
_TO_WRITE = 16.0
"""Millimetres for an answer by hand."""


def question_sheet(
    questions: Sequence[Question], seed: int, office: Office, *, rehearsal: bool = False
) -> bytes:
    """T1: the questions with room to write; no place for a name."""
    form, y = opened_list(office, _("业务测试卷"), f"T1-{seed}", rehearsal=rehearsal)
    y = say(form, y, _("不写姓名。答完对照答案，弄不懂的问带教的人。"), form.type.note)
    for number, each in enumerate(questions, start=1):
        y = form.sheet.room(y + 1, _BODY.line * 2 + _TO_WRITE)
        y = form.sheet.paragraph(form.left, y, form.width, f"{number}. {each.asked}", _BODY)
        y += _TO_WRITE
        form.sheet.rule(form.left, y, form.right, y)
    return form.sheet.finish()


def key_sheet(questions: Sequence[Question], seed: int, office: Office, *, rehearsal: bool = False) -> bytes:
    """The answers, with what they stand on."""
    form, y = opened_list(office, _("业务测试卷答案"), f"T1-{seed}-key", rehearsal=rehearsal)
    head = [[Cell(text=words, style=form.type.label) for words in (_("题"), _("答案"), _("依据"))]]
    rows = [
        [
            Cell(text=str(number), style=_MIDDLE),
            Cell(text=each.answer, style=_BODY),
            Cell(text=each.basis, style=_BODY),
        ]
        for number, each in enumerate(questions, start=1)
    ]
    table(form.sheet, form.left, y, (12.0, form.width - 72.0, 60.0), rows, head=head)
    return form.sheet.finish()


def year_sheet(year: int, trainings: Sequence[Training], office: Office, *, rehearsal: bool = False) -> bytes:
    """T2: what was held in a year, for how many, and how many passed."""
    form, y = opened_list(
        office, _("年度培训清单"), f"{office.code}-{office.desk}-T2-{year}", rehearsal=rehearsal
    )
    if not trainings:
        say(form, y + 2, _("这一年还没有记过培训。"), form.type.note)
        return form.sheet.finish()
    sums = _("{year}年：{count}次，{people}人次参加，{passed}人次合格。").format(
        year=year,
        count=len(trainings),
        people=sum(each.people for each in trainings),
        passed=sum(each.passed for each in trainings),
    )
    y = say(form, y, sums)
    titles = (_("日期"), _("主题"), _("分钟"), _("参加"), _("合格"), _("谁讲的"))
    head = [[Cell(text=words, style=form.type.label) for words in titles]]
    rows = [
        [
            Cell(text=plain_day(each.on), style=_MIDDLE),
            Cell(text=each.topic, style=_BODY),
            *(Cell(text=str(number), style=_MIDDLE) for number in (each.minutes, each.people, each.passed)),
            Cell(text=each.teacher, style=_BODY),
        ]
        for each in trainings
    ]
    columns = (36.0, form.width - 36.0 - 3 * 16.0 - 28.0, 16.0, 16.0, 16.0, 28.0)
    y = table(form.sheet, form.left, y + 2, columns, rows, head=head, least=9.0)
    signatures(form, y + 4, (_("经办人签名："), _("负责人签名：")))
    return form.sheet.finish()


def notice_of_changes(
    was: str, now: str, changes: Sequence[tuple[str, str]], office: Office, *, rehearsal: bool = False
) -> bytes:
    """T3: which places of the road map say something else now, to be read and signed."""
    form, y = opened_list(office, _("新版路线图改了哪几处"), f"T3-{now}", rehearsal=rehearsal)
    if not changes:
        say(form, y + 2, _("现在用的路线图和随程序来的（{was}）一样。").format(was=was), form.type.note)
        return form.sheet.finish()
    words = _("随程序来的是{was}版，现在用的是{now}版。下面各处请看过以后签名。")
    y = say(form, y, words.format(was=was, now=now))
    head = [[Cell(text=each, style=form.type.label) for each in (_("哪一处"), _("改了什么"))]]
    rows = [[Cell(text=each, style=_BODY) for each in pair] for pair in changes]
    y = table(form.sheet, form.left, y + 2, (form.width * 0.6, form.width * 0.4), rows, head=head)
    signatures(form, y + 4, (_("看过签名："), _("日期："), _("看过签名："), _("日期：")))
    return form.sheet.finish()
