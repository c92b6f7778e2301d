"""本人信息告知: all that the register holds on somebody who asks for it (个人信息保护法 arts. 44, 45)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xinfang_desk.documents.by_hand import where_to_ask
from xinfang_desk.documents.form import fields, heading, say
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.papers.progress import COUNTY_SAID
from xinfang_desk.documents.phrases import classification, moment, plain_day
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.people.petitioner import Person, Role, masked_id
from xinfang_desk.domain.record import MatterRecord, Office
from xinfang_desk.words import _, label
from xinfang_desk.words.labels import state_of_record

Held = tuple[MatterRecord, tuple[Person, ...]]
"""A matter, and the entries in it that are about who asks."""
_OWNERS = frozenset({Role.PETITIONER, Role.REPRESENTATIVE})
"""Whose secret the 查询码 is; somebody who came along is not told it."""


def own_record(records: Sequence[Held], office: Office, day: date) -> bytes:
    """Matter by matter what is held, for the one whom it is about: of others who came, nothing.

    An empty ``records`` is said to be so.
    """
    form, y = opened_list(office, _("本人信息告知"), plain_day(day))
    words = _("到{day}为止，可以给您看的记录共{count}件，依法保密的不在内。")
    y = say(form, y, words.format(day=plain_day(day), count=len(records)))
    y = say(form, y, _("记错了的，可以要求更正；保存期满的，可以要求删除。"), form.type.note)
    for record, own in records:
        y = heading(form, y, grouped(record.matter.number))
        y = fields(form, y, [[(caption, words)] for caption, words in _held(record, own) if words])
    where_to_ask(form, y + 5, office)
    return form.sheet.finish()


def _held(record: MatterRecord, own: tuple[Person, ...]) -> list[tuple[str, str]]:
    said, matter = record.matter.draft, record.matter
    about = [(caption, words) for person in own for caption, words in _of_person(person)]
    steps = [f"{plain_day(each.on)}　{label(each.step)}　{each.org}　{each.gist}" for each in matter.steps]
    answers = [
        f"{plain_day(each.on)}　{_(COUNTY_SAID.get(each.event, each.event))}　{each.org}　{each.text}"
        for each in record.answers
    ]
    told = record.national
    owns = any(person.role in _OWNERS for person in own)
    return [
        (_("来访时间"), moment(matter.received_at)),
        *about,
        (_("情况"), said.statement.strip()),
        (_("请求"), said.request.strip()),
        (_("分类"), classification(said)),
        (_("现在的状态"), state_of_record(record)),
        (_("办理经过"), "\n".join([*steps, *answers])),
        (_("出过的文书"), "、".join(label(each.kind) for each in record.papers)),
        (_("报给县里"), "、".join(_("第{n}批").format(n=each.sequence) for each in record.sendings)),
        (_("信访件编号"), told.number if told else ""),
        (_("国家系统查询码"), told.query_code if told and owns else ""),
    ]


def _of_person(person: Person) -> list[tuple[str, str]]:
    return [
        (_("姓名"), f"{person.name}（{label(person.role)}）"),
        (_("证件号"), masked_id(person.id_number)),
        (_("电话"), person.phone),
        (_("住址"), person.address),
    ]
