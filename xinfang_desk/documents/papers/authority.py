"""D16 推选代表书 of a group, 授权委托书 of an agent, 法定代理情况说明 of a guardian (预填).

信访工作条例 art. 20, para. 3; for agents 民法典, book one, chapter seven. None is a condition of registering.
"""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.documents import phrases
from xinfang_desk.documents.by_hand import ticks, to_fill, where_to_ask
from xinfang_desk.documents.form import (
    Form,
    fields,
    open_form,
    say,
    signatures,
)
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.drawing import Drawing, joined
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, Person, Role, authorities
from xinfang_desk.domain.people.spelling import called
from xinfang_desk.words import _

_OWN_MATTER = frozenset({Role.PETITIONER, Role.REPRESENTATIVE})
"""Who can appoint an agent: neither a child nor whoever stands beside somebody."""
_SIGN_IN_A_ROW, _LEAST_ROWS, _MOST_ROWS = 10, 2, 10


def authority(job: Job) -> Drawing:
    """D16: a page for each kind of authority that this visit needs; 授权委托书 where it needs none."""
    fills = {Role.AGENT: _mandate, Role.GUARDIAN: _guardianship, Role.REPRESENTATIVE: _election}
    drawn = []
    for role in authorities(job.visit.people, job.visit.people_involved):
        form, y = open_form(job, _(phrases.AUTHORITY[role]))
        where_to_ask(form, fills[role](form, y, job) + 4, job.office)
        drawn.append(form.sheet.drawing())
    return joined(drawn)


def _mandate(form: Form, y: float, job: Job) -> float:
    """What an agent may do, for how long; the person's own signature or fingerprint."""
    agents = phrases.people_with(job.visit, Role.AGENT)
    agent = agents[0] if agents else Person(name="")
    # A child appoints nobody (民法典 19, 20): a guardian speaks for it, by the law itself.
    principals = (each for each in phrases.petitioners(job.visit) if each.role in _OWN_MATTER)
    appointed_by = (
        "" if job.visit.anonymous else "、".join(each.name for each in principals if called(each.name))
    )
    y = fields(
        form,
        y,
        [
            [(_("委托人"), appointed_by), (_("证件号"), "")],
            [(_("代理人"), agent.name), (_("证件号"), "")],
            [
                (_("双方关系"), agent.relation if agent else ""),
                (_("代理人电话"), agent.phone if agent else ""),
            ],
            [(_("委托事项"), phrases.summary(job.said))],
        ],
        least=11.0,
    )
    y = say(form, y + 3, _("委托权限（在方框内打勾）"), form.type.heading)
    options = (_("代为陈述、提交材料"), _("代为查询进度"), _("代收文书"), _("代为请求复查、复核"))
    y = ticks(form, y, [(words, False) for words in options])
    y = to_fill(form, y + 2, _("其他权限："))
    y = to_fill(form, y + 2, _("委托期限："))
    y = say(form, y + 3, _("没有委托书，不影响今天登记；可以以后补交。"), form.type.note)
    return signatures(form, y + 4, (_("委托人签名或捺印："), _("日期："), _("代理人签名："), _("日期：")))


def _guardianship(form: Form, y: float, job: Job) -> float:
    """Who speaks for a minor or another who cannot, by law (民法典 arts. 23, 27)."""
    guardian = phrases.people_with(job.visit, Role.GUARDIAN)[0]
    y = fields(
        form,
        y,
        [
            [(_("监护人"), guardian.name), (_("证件号"), "")],
            [(_("被监护人"), _wards(job)), (_("双方关系"), guardian.relation)],
            [(_("反映事项"), phrases.summary(job.said))],
        ],
        least=11.0,
    )
    y = say(form, y + 3, _("证明材料（在方框内打勾）"), form.type.heading)
    options = (_("户口簿"), _("出生医学证明"), _("村（居）委会证明"), _("以后补交"))
    y = ticks(form, y, [(words, False) for words in options])
    y = say(form, y + 3, _("没有证明，不影响今天登记；可以以后补交。"), form.type.note)
    return signatures(form, y + 4, (_("监护人签名或捺印："), _("日期：")))


def _elected_by(form: Form, y: float, people: int) -> float:
    """Room for each to sign, ten in a row; for more than a hundred there is the page that is added."""
    y = say(form, y, _("推选人签名或捺印（写不下的附页，共__页）："), form.type.body)
    wide = form.width / _SIGN_IN_A_ROW
    rows = min(_MOST_ROWS, max(_LEAST_ROWS, -(-people // _SIGN_IN_A_ROW)))
    empty = [[Cell(text="", style=form.type.body)] * _SIGN_IN_A_ROW] * rows
    y = table(form.sheet, form.left, y + 1, (wide,) * _SIGN_IN_A_ROW, empty, least=12.0)
    y = say(form, y + 2, _("不识字的，由工作人员念给大家听，再捺印。"), form.type.note)
    return signatures(form, y, (_("宣读人："), _("日期：")))


def _wards(job: Job) -> str:
    """Those for whom a guardian speaks: the children who came, or all whose matter it is."""
    children = phrases.people_with(job.visit, Role.MINOR)
    return "、".join(each.name for each in children) or phrases.names(job.visit)


def _election(form: Form, y: float, job: Job) -> float:
    """At most five representatives; all who share the matter are counted and may sign."""
    counted = _("{count}人").format(count=job.visit.people_involved) if job.visit.people_involved > 1 else ""
    y = fields(form, y, [[(_("涉及人数"), counted)], [(_("共同事项"), phrases.summary(job.said))]])
    words = _("我们推选下列代表（不超过{most}人）反映上述事项，代收文书并转告大家：")
    y = say(form, y + 2, words.format(most=MOST_REPRESENTATIVES))
    label, body = form.type.label, form.type.body
    middle = replace(body, align=Align.CENTRE)
    came = phrases.people_with(job.visit, Role.REPRESENTATIVE)
    # Where more came than may speak, which five it is to be is for them to write.
    known = [(each.name, each.phone) for each in came] if len(came) <= MOST_REPRESENTATIVES else []
    known += [("", "")] * (MOST_REPRESENTATIVES - len(known))
    rows = [
        [
            Cell(text=str(number), style=middle),
            Cell(text=name, style=body),
            Cell(text=phone, style=body),
            Cell(text="", style=body),
        ]
        for number, (name, phone) in enumerate(known, start=1)
    ]
    titles = (_("序号"), _("代表姓名"), _("电话"), _("代表签名"))
    wide = form.width
    columns = (wide * 0.09, wide * 0.39, wide * 0.26, wide * 0.26)
    head = [[Cell(text=words, style=label) for words in titles]]
    y = table(form.sheet, form.left, y + 2, columns, rows, head=head, least=10.0)
    return form.sheet.together(
        y + 3, lambda start: _elected_by(form, start, max(job.visit.people_involved, len(came)))
    )
