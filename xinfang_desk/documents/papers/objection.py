"""The letter D19 异议说明 (art. 23, para. 3): what was transferred here is another's, and why, in detail.

Two copies for the sender and the file; a third tells whoever came where their matter is, and promises no
more than the law does: it is with the sender's agreement alone that the papers go back.
"""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import how_to_ask, to_petitioner
from xinfang_desk.documents.phrases import BLANK, dated, made_on
from xinfang_desk.domain.days import TRANSFERRED
from xinfang_desk.domain.matter import Objection
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _

REASON_LINES = 4
"""Lines to write the reasons on, where none was written down."""


def objection_letter(letter: Letter) -> None:
    """D19: to the sender and for the file; where the matter goes, to whoever came."""
    job = letter.job
    said = job.said.objection or Objection()
    for copy in (_("第一联　交转来单位"), _("第二联　存档")):
        letter.begin_copy(copy, said.sender or BLANK)
        _to_the_sender(letter, said)
    _to_who_came(letter, said)


def _to_the_sender(letter: Letter, said: Objection) -> None:
    job = letter.job
    letter.say(_("你单位转来的下列信访事项，不属于本机关职权范围，现提出异议，说明理由如下："))
    letter.part(_("一、转来的事项"))
    letter.to_fill(_("转来的文号："), said.document)
    letter.to_fill(_("收到日期："), "" if job.said.transferred_on is None else _reached(job))
    _last_day(letter)
    letter.to_fill(_("事项："), phrases.summary(job.said))
    letter.part(_("二、不属于本机关职权的理由"))
    _written(letter, said.reasons, REASON_LINES)
    letter.part(_("三、法律依据"))
    _written(letter, said.basis, 2)
    letter.part(_("四、建议由谁办"))
    letter.to_fill(_("有权处理的机关、单位："), job.said.to)
    letter.to_fill(_("附材料："), phrases.materials(job.said))
    letter.say(_("以上请核实。同意的，我们交还相关材料。"))
    letter.close(dated(made_on(job)), _("依据：《信访工作条例》第23条第3款。"))
    letter.part(_("转来单位意见"))
    letter.say(_("□ 同意，交还材料　　□ 不同意，理由："))
    _written(letter, "", 1)
    letter.to_fill(_("签字、日期："))


def _to_who_came(letter: Letter, said: Objection) -> None:
    job = letter.job
    letter.title = _("去向告知")
    words = _("是{sender}转来的。我们认为这件事不归本机关管，正向转来的单位书面说明理由。")
    came_by = words.format(sender=said.sender or _("别的单位"))
    to_petitioner(letter, came_by, _("第三联　交来访人"))
    if job.said.to:
        letter.say(_("我们建议由{to}办。").format(to=job.said.to))
    told = when.limit_of(job, "notify_forwarded_15d")
    if told is not None and told.due is not None and not told.doubt:
        words = _("归谁办定下来以后，我们最迟{day}书面告诉您。")
        if told.is_over(job.on):
            words = _("我们应在{day}以前书面告诉您归谁办，这一天已经过了，一定下来马上告诉您。")
        letter.stress(words.format(day=spoken(told.due)))
    else:
        letter.say(_("归谁办定下来以后，我们书面告诉您。"))
    letter.say(_("您不用自己去跑，材料由我们和转来的单位交接。"))
    letter.close(
        dated(made_on(job)),
        _("依据：《信访工作条例》第23条第3款。"),
        last=lambda: how_to_ask(letter, waits=True),
    )


def _reached(job: Job) -> str:
    return phrases.day_or_blank(None if TRANSFERRED in job.doubted else job.said.transferred_on)


def _last_day(letter: Letter) -> None:
    limit = when.limit_of(letter.job, "objection_5wd")
    if limit is not None and letter.job.said.transferred_on is not None:
        letter.say(_("最迟异议日：{day}。").format(day=when.last_day(limit)))
        if limit.is_over(letter.job.on):
            letter.say(_("本机关提出时已经超过这一天，特此说明。"))


def _written(letter: Letter, words: str, lines: int) -> None:
    """What was written down, paragraph by paragraph, or lines to write on."""
    paragraphs: Sequence[str] = words.strip().splitlines()
    for paragraph in paragraphs:
        letter.say(paragraph)
    for _line in range(0 if paragraphs else lines):
        letter.to_fill("")
