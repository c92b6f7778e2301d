"""Records written at the desk: D14 当场解答记录 (art. 23) and D15 口头反映记录 (art. 19).

Who came to say thanks asked nothing: their D14 holds to whom it is passed on, and promises nothing.
"""

from __future__ import annotations

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.by_hand import (
    blank_lines,
    ticks,
    to_fill,
    where_to_ask,
    written_down_to,
)
from xinfang_desk.documents.drawn import by_hand
from xinfang_desk.documents.form import (
    Form,
    fields,
    heading,
    in_copies,
    open_form,
    say,
    signatures,
)
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.people.petitioner import Need, Role
from xinfang_desk.domain.road.law import REGULATIONS, legal
from xinfang_desk.words import _, label

BESIDE = (Role.AGENT, Role.GUARDIAN, Role.INTERPRETER, Role.COMPANION)
"""Who is named in a record besides the petitioners."""


def answer_record(job: Job) -> Drawing:
    """D14 当场解答记录: the question, the gist of the answer, on what it stands, both signatures."""
    return in_copies(job, _answer_record, theirs=[_("第一联　交来访人")], offices=[_("第二联　存档")])


def _answer_record(job: Job, copy: str) -> Drawing:
    form, y = open_form(job, phrases.title(job, Paper.ANSWER_RECORD), copy=copy, signed=_each_page())
    y = fields(
        form,
        y,
        [
            [(_("来访人"), phrases.names(job.visit)), (_("接待人"), job.visit.officer)],
            [(_("时间"), phrases.came(job))],
        ],
    )
    for words in phrases.first_of_all(job):
        y = say(form, y, words, form.type.strong)
    thanks = phrases.is_thanks(job)
    y = heading(form, y, _("要谢谁、为什么") if thanks else _("问题"))
    y = _whole(form, y, job)
    y = heading(form, y, _("转告给谁") if thanks else _("答复要点"))
    written_down_to(form, y, 3, lambda start: _answered(form, start, job))
    return form.sheet.drawing()


def oral_record(job: Job) -> Drawing:
    """D15 口头反映记录: the words as they were said, read back, signed by all who took part."""
    form, y = open_form(job, label(Paper.ORAL_RECORD), signed=_each_page())
    rows = [
        [(_("来访人"), phrases.names(job.visit)), (_("记录人"), job.visit.officer)],
        [(_("时间"), phrases.came(job))],
        [(_("地点"), job.office.address)],
    ]
    rows += [
        [(_in_what_role(person.role), person.name), (_("与来访人关系"), person.relation)]
        for person in phrases.people_with(job.visit, *BESIDE)
    ]
    y = fields(form, y, rows)
    y = heading(form, y, _("如实记录"))
    y = _whole(form, y, job)
    y = blank_lines(form, y, 1 if job.large else 3)
    form.sheet.together(y + 4, lambda start: _read_back(form, start, job))
    return form.sheet.drawing()


def _each_page() -> tuple[str, str]:
    """Who signs each page of a record (逐页签名)."""
    return _("来访人签名："), _("记录人签名：")


def _answered(form: Form, y: float, job: Job) -> float:
    """On what it stands, whether it was understood, by when it comes in writing, and both signatures.

    Nothing in writing is offered to whoever asked nothing, or cannot be found.
    """
    thanks, told = phrases.is_thanks(job), when.limit_of(job, "notify_15d")
    if not thanks:
        y = heading(form, y, _("依据"))
        y = blank_lines(form, y, 1 if job.large else 2) + 4
    if told and phrases.is_named(job.visit) and not thanks:
        y = ticks(form, y, [(_("已经听明白"), False), (_("还要书面答复"), False)])
        by = _("15日内") if told.doubt else when.before(told)
        words = _("还要书面答复的，{by}书面告诉您（{article}）。")
        y = say(form, y + 1, words.format(by=by, article=legal(f"{REGULATIONS}第23条第2款")), form.type.note)
    elif not thanks:
        y = ticks(form, y, [(_("已经听明白"), False)])
    y = signatures(form, y + 2, (_("来访人签名、日期："), _("接待人签名、日期：")))
    return where_to_ask(form, y + 4, job.office)


def _read_back(form: Form, y: float, job: Job) -> float:
    """That it was read back, what is to be put right, and who signs."""
    y = ticks(form, y, [(_("念给来访人听过，与所说一致"), False), (_("来访人自己看过，与所说一致"), False)])
    y = to_fill(form, y + 1, _("要更正、补充的："))
    y = by_hand(form, y, job)
    labels = [_("来访人签名或捺印："), _("记录人签名：")]
    if _needs_interpreter(job):
        y = ticks(form, y + 2, [(_("口译人与被反映的一方没有利害关系，已逐句译读"), False)])
        labels.append(_("口译人签名："))
    if phrases.people_with(job.visit, Role.AGENT):
        labels.append(_("代理人签名："))
    if phrases.people_with(job.visit, Role.GUARDIAN, Role.MINOR):
        labels.append(_("监护人签名："))
    labels += [_("代书人签名："), _("日期：")]
    return signatures(form, y + 2, labels)


def _whole(form: Form, y: float, job: Job) -> float:
    """Statement and request, whole, as they were written down."""
    for paragraph in job.said.statement.strip().splitlines():
        y = say(form, y, paragraph)
    if job.said.request.strip():
        y = say(form, y, _("请求：{request}").format(request=job.said.request.strip()))
    return y


def _needs_interpreter(job: Job) -> bool:
    needs = {need for person in job.visit.people for need in person.needs}
    spoken = {Need.INTERPRETER, Need.SIGN_LANGUAGE} & needs
    return bool(spoken) or bool(phrases.people_with(job.visit, Role.INTERPRETER))


def _in_what_role(role: Role) -> str:
    return {
        Role.AGENT: _("代理人"),
        Role.GUARDIAN: _("监护人"),
        Role.INTERPRETER: _("口译人"),
        Role.COMPANION: _("陪同人"),
    }[role]
