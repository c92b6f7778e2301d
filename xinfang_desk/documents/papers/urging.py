"""催办单: what the office sends to the unit that has a matter in hand, when its day comes near or is past."""

from __future__ import annotations

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.by_hand import blank_lines, written_down_to
from xinfang_desk.documents.form import fields, heading, in_copies, open_form, say, signatures
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words import _


def urging(job: Job) -> bytes:
    """For whoever was given the matter, or else was urged; ``paper.nobody_to_urge`` for nobody or if sealed.

    It names the matter by number and gist, not the petitioner: a paper may lie about on a desk.
    """
    given = phrases.last_step(job, Step.ASSIGN, Step.FORWARD)
    urged = phrases.last_step(job, Step.URGE)
    org = given.org if given else job.said.to or (urged.org if urged else "")
    if job.matter.withheld or not org:
        raise DeskError("paper.nobody_to_urge")
    copies = [_("第一联　交承办单位"), _("第二联　存档")]
    return in_copies(job, lambda job, copy: _urging(job, copy, org), offices=copies).pdf()


def _urging(job: Job, copy: str, org: str) -> Drawing:
    given, urged = phrases.last_step(job, Step.ASSIGN, Step.FORWARD), phrases.last_step(job, Step.URGE)
    form, y = open_form(job, _("催办单"), copy=copy)
    y = fields(
        form,
        y,
        [
            [(_("承办单位"), org)],
            [(_("交给的日期"), phrases.day_or_blank(given.on if given else job.matter.received_at.date()))],
            [(_("事由"), phrases.summary(job.said))],
        ],
    )
    y = heading(form, y, _("办理期限"))
    limits = [each for each in job.matter.deadlines if each.binds is Binds.OFFICE and each.due is not None]
    for each in limits:
        y = say(form, y, f"{each.title}：{when.before(each)}", form.type.strong)
        y = say(form, y, legal(each.article), form.type.note)
    if not limits:
        y = say(form, y, _("交办时没有写明日期。请写明办结日期并告知信访人。"))
    y = heading(form, y, _("催办事项"))
    y = say(form, y, urged.gist) if urged else blank_lines(form, y, 3)
    y = heading(form, y, _("承办单位反馈"))
    signed = (_("催办人签名："), _("承办人签名："), _("日期："), _("日期："))
    written_down_to(form, y, 5, lambda start: signatures(form, start + 3, signed))
    return form.sheet.drawing()
