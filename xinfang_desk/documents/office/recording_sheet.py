"""The sentences of the petitioner's screen to read from (录音清单): number, words, a square when done."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents.form import say
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _


def recording_sheet(lines: Sequence[tuple[int, str, bool]], office: Office) -> bytes:
    """A4 in large type: each line is a number, a sentence, and whether it is recorded already."""
    form, y = opened_list(office, _("录音清单"), "recordings")
    for words in (
        _("请普通话好的人，在安静的屋子里，一句录一个文件：第1句存成 001.wav，第2句存成 002.wav。"),
        _("慢些再读一遍的，存成 001-slow.wav；没有也可以。文件存成 WAV，声道和采样率全部一样。"),
        _("照着念，不加字，不减字。念错了重录这一句就行。"),
    ):
        y = say(form, y, words, form.type.note)
    number = Style(size=13.0, align=Align.CENTRE)
    head = [[Cell(text=words, style=form.type.label) for words in (_("文件"), _("句子"), _("录好"))]]
    rows = [
        [
            Cell(text=f"{each:03d}", style=number),
            Cell(text=sentence, style=Style(size=14.0, leading=1.4)),
            Cell(text="✓" if done else "", style=number),
        ]
        for each, sentence, done in lines
    ]
    table(form.sheet, form.left, y + 2, (16.0, form.width - 32.0, 16.0), rows, head=head, least=9.5)
    return form.sheet.finish()
