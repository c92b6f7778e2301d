"""What was written down of a matter (登记内容), as titles and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple

from xinfang_desk.domain.books.correction import Version
from xinfang_desk.domain.matter import Matter, MatterDraft, Visit
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.people.petitioner import Role, masked_id, masked_phone
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.walk import in_words
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

Pair = tuple[str, str]


def facts_of(record: MatterRecord) -> list[Pair]:
    """What was written down, and how many they are; of an accusation only that it is sealed.

    Of what may be one, that it waits. Who came is told apart, by :func:`people_of`.
    """
    matter = record.matter
    if matter.confidential:
        return [(_("检举控告"), _("已封存。这里只显示到了哪一步。"))]
    if matter.unanswered:
        return [(_("等确认"), _("像检举控告，还没有人说是不是。内容先不显示。"))]
    found = [*_how_many(record.visit), *_told(matter)]
    if agreed := record.visit.agreed:
        words = _("{time:%H:%M} 本人在屏幕上看过，认可　校验 {code}").format(
            time=agreed.at.astimezone(CHINA), code=agreed.short
        )
        found.append((_("核对"), words))
    reached = sending_words()
    for sending in record.sendings:
        batch = _("第 {sequence} 批上报").format(sequence=sending.sequence)
        found.append((batch, sending.words or reached[sending.state]))
    return found


def people_of(record: MatterRecord) -> list[Pair]:
    """Who came, whoever speaks for the others first; nobody of an accusation, or of what may be one."""
    return [] if record.matter.withheld else _who_came(record.visit, masked_phone)


def opened_facts(record: MatterRecord) -> list[Pair]:
    """What an opened accusation says, or one that waits (启封内容): who, their telephone, what they said."""
    # Nobody else can look the telephone up: whoever opens the accusation may have to ring.
    return [*_who_came(record.visit, str), *_how_many(record.visit), *_told(record.matter)]


def _who_came(
    visit: Visit, phone_as: Callable[[str], str], id_as: Callable[[str], str] = masked_id
) -> list[Pair]:
    found = []
    for person in sorted(visit.people, key=lambda each: each.role is not Role.REPRESENTATIVE):
        parts = (person.name, name_of(person.role), id_as(person.id_number), phone_as(person.phone))
        found.append((_("来访人"), "　".join(part for part in (*parts, person.address) if part)))
    if visit.anonymous:
        found.append((_("来访人"), _("不愿留姓名")))
    return found


def _how_many(visit: Visit) -> list[Pair]:
    words = _("{people}人").format(people=visit.people_involved)
    return [(_("涉及人数"), words)] if visit.people_involved > 1 else []


def sending_words() -> dict[str, str]:
    """How far a batch has come, by its state, in the order in which it comes there."""
    return {"made": _("已封装"), "written": _("已写入并回读"), "acknowledged": _("县里已签收")}


def ahead_words() -> dict[str, str]:
    """What has not happened to a batch yet, by its state; nothing behind the last one."""
    return {"made": _("还没写到U盘"), "written": _("等县里签收"), "acknowledged": ""}


def said_of(draft: MatterDraft) -> list[Pair]:
    """What was said and chosen, without what was left empty."""
    chosen = (name_of(each) for each in (draft.purpose, draft.route, draft.outcome) if each is not None)
    each_of = _("{name}{pages}页")
    materials = (each_of.format(name=each.name, pages=each.pages) for each in draft.materials)
    days = (f"{name_of(event)} {day.isoformat()}" for event, day in draft.events.items())
    pairs = (
        (_("反映的情况"), draft.statement),
        (_("要求"), draft.request),
        (_("分类和处理"), "　".join([*chosen, *([draft.to] if draft.to else [])])),
        (_("类别和地点"), "　".join(part for part in (draft.content, draft.village) if part)),
        (_("起算的日子"), "　".join(days)),
        (_("打算答复的日子"), draft.promised_on.isoformat() if draft.promised_on else ""),
        (_("定下的事实"), "　".join(_facts_of(draft))),
        (_("异议"), "　".join(astuple(draft.objection) if draft.objection else ())),
        (_("原件编号"), grouped(draft.earlier) if draft.earlier else ""),
        (_("材料"), "、".join(materials)),
    )
    return [(title, words) for title, words in pairs if words]


def _facts_of(draft: MatterDraft) -> list[str]:
    """The law's facts for a refusal, as they were written down."""
    found = draft.conclusion
    if found is None:
        return []
    days = [each.isoformat() for each in (found.decided_on, found.served_on, found.approved_on) if each]
    stands = [] if found.below is None else [_("是本机关的下级") if found.below else _("不是本机关的下级")]
    return [each for each in (found.body, found.document, *stands, *days, found.approved_by) if each]


def road_of(matter: Matter) -> list[Pair]:
    """The road over the road map (走过的路) in the words of that day's map; nothing where none was kept."""
    walked = matter.walked
    if walked is None:
        return []
    words = _("{road}（路线图 {version} 版）").format(road=in_words(walked), version=walked.version)
    return [(_("路线图上走过的路"), words)]


def changes(older: Version | MatterRecord, newer: Version | MatterRecord) -> list[Pair]:
    """What a correction replaced (更正前): the titles whose words differ, with the older words."""
    before, after = dict(_whole(older)), dict(_whole(newer))
    titles = [*before, *(title for title in after if title not in before)]
    nothing = _("没有填")
    return [(title, before.get(title, nothing)) for title in titles if before.get(title) != after.get(title)]


def _whole(found: Version | MatterRecord) -> list[Pair]:
    """All that a revision and its visit said; numbers in full, for a digit may be what was put right."""
    visit = found.visit
    who = "\n".join(words for _title, words in _who_came(visit, str, str))
    involved = _("{people}人").format(people=visit.people_involved)
    came = f"{visit.received_at:%Y-%m-%d %H:%M}"
    return [(_("来访人"), who), (_("涉及人数"), involved), (_("来访时间"), came), *_told(found.matter)]


def _told(matter: Matter) -> list[Pair]:
    return said_of(matter.draft) + road_of(matter)
