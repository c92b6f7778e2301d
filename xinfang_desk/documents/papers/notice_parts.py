"""What several notices say in the same words (告知书通用语)."""

from __future__ import annotations

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _


def to_petitioner(letter: Letter, then: str, copy: str = "") -> None:
    """The copy for the petitioner: what was brought and when, ``then`` what became of it."""
    job = letter.job
    usual = _("第二联　存档") if letter.is_for_the_file else _("第一联　交来访人")
    letter.begin_copy(copy or usual, phrases.addressee(job.visit), theirs=not letter.is_for_the_file)
    for words in phrases.first_of_all(job):
        letter.stress(words)
    day = phrases.came_on(job)
    words = _("您于{day}来访反映“{words}”。") if day else _("您来访反映“{words}”。")
    brought = phrases.summary(job.said).rstrip("。")
    letter.say(words.format(day=spoken(day) if day else "", words=brought) + then)


def how_to_ask(letter: Letter, *, waits: bool = False) -> None:
    """Where to ask how it stands and say how it was done (查询评价方式), art. 18.

    Whoever ``waits`` for something is told what to do if it does not come (art. 40).
    """
    office = letter.job.office
    window = _("，").join(filter(None, (office.address, office.hours)))
    more = when.if_it_passes(letter.job) if waits else ""
    if office.phone and office.address:
        words = _("查询和评价：凭登记编号，到接待窗口（{window}）或者打电话（{phone}）。")
        letter.say(words.format(window=window, phone=office.phone) + more)
        return
    letter.say(_("查询和评价：凭登记编号，到接待窗口或者打电话。") + more)
    letter.to_fill(_("窗口地址："), window if office.address else "")
    letter.to_fill(_("电话："), office.phone)
