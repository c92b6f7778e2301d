"""D01, D08 and D02 on a roll (热敏小票), 80 or 58 mm: as long as its text, black on white, no grey."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xinfang_desk.documents import phrases, place, today, when
from xinfang_desk.documents.form import Type, ring, standing_mark
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.guidance import SIGNS
from xinfang_desk.documents.papers.stub import handed_over
from xinfang_desk.documents.remedies import foremost, opening, remedies
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.where_to_ask import captioned, keep_it, ways_to_ask, window
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.roadmap import Progress
from xinfang_desk.domain.road.standing import waits
from xinfang_desk.words import _, label

PRINTED = {80: 72.0, 58: 48.0}
"""Millimetres that the head of a printer reaches on a roll of that width."""
SIZES = {80: (14.0, 19.6), 58: (12.0, 18.0)}
"""Points of all that stands on a slip, normal and in large type."""
LONGEST = 3000.0
NUMBER = 1.35
"""How much larger than the text the number stands; it fits an 80 mm roll in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """A slip being drawn (小票): the sheet, its sizes, and the width of its text."""

    sheet: Sheet
    type: Type
    room: float
    left: float = 1.5

    @property
    def middle(self) -> float:
        """The middle of the paper."""
        return self.sheet.width / 2

    def say(self, y: float, words: str, style: Style) -> float:
        """A paragraph as wide as the roll; gives the y below it."""
        return self.sheet.paragraph(self.left, y, self.room, words, style)

    def say_in_the_middle(self, y: float, words: str, style: Style) -> float:
        """The same, each line in the middle."""
        return self.say(y, words, replace(style, align=Align.CENTRE))

    def end(self, y: float) -> Drawing:
        """Cut the paper below ``y``."""
        self.sheet.crop(y + 3)
        return self.sheet.drawing()


def open_roll(width_mm: int, title: str, *, large: bool = False) -> Roll:
    """An empty slip for a roll of 80 or 58 mm (``paper.roll_width`` else)."""
    if width_mm not in PRINTED:
        raise DeskError("paper.roll_width", width=width_mm)
    width = PRINTED[width_mm]
    sheet = Sheet((width, LONGEST), title, top=2.0, bottom=LONGEST - 2.0)
    size = SIZES[width_mm][large]
    return Roll(sheet=sheet, type=Type(size=size, least=size), room=width - 3.0)


def thermal_receipt(job: Job, width_mm: int = 80) -> Drawing:
    """D01 for a roll of 80 or 58 mm; a sealed matter's tells nothing, as D08."""
    roll = open_roll(width_mm, str(job.matter.number), large=job.large)
    kind = roll.type
    y = _head(roll, job, _("登记回执") if job.matter.confidential else label(Paper.RECEIPT))
    for words in phrases.first_of_all(job):
        y = roll.say(y + 1, words, kind.strong)
    for caption, words in _lines(job):
        y = roll.say(y + 0.6, f"{caption}{words}", kind.body)
    for caption, words, second in _days(job):
        y = roll.say(y + 1.5, caption, kind.body)
        y = roll.say(y, words, kind.strong)
        y = roll.say(y, second, kind.body) if second else y
    for words in _notes(job):
        y = roll.say(y + 1, words, kind.strong if words == today.registered_only(job) else kind.body)
    y = ring(roll.sheet, kind, roll.middle, y + 2, phrases.dated(phrases.told_on(job)))
    y = _codes(roll, y, job)
    return roll.end(y if job.matter.confidential else _stub(roll, y + 4, job))


def _stub(roll: Roll, y: float, job: Job) -> float:
    """What is cut off and kept (存根): the number, who took it, and the papers handed over today."""
    kind, sheet = roll.type, roll.sheet
    sheet.cut_line(y, _("存根"), kind.note)
    number = _in_halves(roll, _("编号 {number}").format(number=grouped(job.matter.number)), kind.body)
    y = roll.say(y + kind.note.line, number, kind.body)
    y = roll.say(y, _("来访人 {names}").format(names=phrases.names(job.visit)), kind.body)
    box = kind.size * 0.26
    for paper in handed_over(job):
        sheet.tick_box(roll.left, y + (kind.body.line - box) / 2, box, ticked=False)
        indent = box + kind.size * 0.15
        y = sheet.paragraph(roll.left + indent, y, roll.room - indent, phrases.title(job, paper), kind.body)
    signed = _("签收")
    below = sheet.text(roll.left, y + 6, signed, kind.body)
    sheet.rule(roll.left + sheet.text_width(signed, kind.body) + 1, below, roll.left + roll.room, below)
    return below + 1


def thermal_guidance(job: Job, width_mm: int = 80) -> Drawing:
    """D02 for a roll: the next step, this person's days in both forms, where to go and to ask (art. 18)."""
    roll = open_roll(width_mm, str(job.matter.number), large=job.large)
    kind = roll.type
    y = _head(roll, job, label(Paper.GUIDANCE))
    for words in phrases.first_of_all(job):
        y = roll.say(y + 1, words, kind.strong)
    y = _part(roll, y, _("走到哪一步"))
    for stop in job.road:
        words = f"{SIGNS[stop.progress]} {stop.title}　{stop.when}".rstrip("　")
        y = roll.say(y, words, kind.strong if stop.progress is Progress.HERE else kind.body)
        y = roll.say(y, "；".join(stop.lines), kind.note)
    if told := remedies(job):
        y = _part(roll, y, opening(told))
        for each in told:
            y = roll.say(y, each.title, kind.body)
            y = roll.say(y, each.day, kind.strong)
            y = (roll.say(y, each.note, kind.body) if each.note else y) + 1
    if place.is_told(job):
        y = _next_place(roll, y, job)
    y = _part(roll, y, _("有不明白的，报编号来问我们"))
    asked = [when.if_it_passes(job)] if waits(job.leading) else []
    for words in (*asked, *captioned(ways_to_ask(job.office)), _fades()):
        y = roll.say(y + 0.6, words, kind.body)
    return roll.end(_codes(roll, y, job))


def _next_place(roll: Roll, y: float, job: Job) -> float:
    """The place on the road map at which the matter stands: what is done there, whom to ask."""
    kind = roll.type
    y = _part(roll, y, _("下一步：{place}").format(place=job.place.title))
    for sentence in place.sentences(job):
        y = roll.say(y, f"· {sentence}", kind.body)
    known = (
        (_("找谁：{what}"), phrases.whom(job)),
        (_("带什么：{what}"), place.to_bring(job)),
        (_("多久：{what}"), place.how_long(job)),
        (_("不满意：{what}"), place.if_unsatisfied(job)),
    )
    for caption, words in known:
        y = roll.say(y + 0.6, caption.format(what=words), kind.body) if words else y
    for body in (job.there or (None,)) if place.is_gone_to(job) else ():
        y = _where(roll, y, job, body)
    return y


def _where(roll: Roll, y: float, job: Job, body: Body | None) -> float:
    """Where an office is and its telephone; where the county's table is silent, whom to ask."""
    kind = roll.type
    y = roll.say(y + 1, body.name, kind.strong) if body and len(job.there) > 1 else y
    address = body.address if body and body.address else _("在哪里，问窗口")
    y = roll.say(y + 1, _("那里地址：") + address, kind.body)
    y = roll.say(y + 1, _("那里电话：") + place.phone_there(job, body), kind.body)
    return roll.say(y + 1, _("那里时间：") + body.hours, kind.body) if body and body.hours else y


def _head(roll: Roll, job: Job, name: str) -> float:
    """The office, the slip's name, what it is not, and the number large and in groups."""
    kind = roll.type
    y = roll.say_in_the_middle(2.0, job.office.name, kind.body)
    y = roll.say(y, name, _fitting(roll, name, kind.title))
    if mark := standing_mark(job):
        y = roll.say_in_the_middle(y, mark, kind.strong)
    number = replace(kind.strong, align=Align.CENTRE).scaled(NUMBER)
    said = grouped(job.matter.number)
    style = _fitting(roll, said, number)
    return roll.say(y + 1, _in_halves(roll, said, style), style)


def _fitting(roll: Roll, words: str, style: Style) -> Style:
    """The style, or the size of the text where a line of it is wider than the roll."""
    fits = roll.sheet.text_width(words, style) <= roll.room
    return style if fits else replace(style, size=roll.type.size)


def _in_halves(roll: Roll, number: str, style: Style) -> str:
    """A number in groups that is wider than the roll: on two lines, neither longer than it need be."""

    def width(words: str) -> float:
        return roll.sheet.text_width(words, style)

    if width(number) <= roll.room:
        return number
    groups = number.split()
    halves = [(" ".join(groups[:at]), " ".join(groups[at:])) for at in range(1, len(groups))]
    return "\n".join(min(halves, key=lambda each: max(map(width, each))))


def _part(roll: Roll, y: float, words: str) -> float:
    """The heading of a part under a line from edge to edge."""
    roll.sheet.rule(roll.left, y + 1.5, roll.left + roll.room, y + 1.5)
    return roll.say(y + 2.5, words, replace(roll.type.heading, size=roll.type.size))


def _codes(roll: Roll, y: float, job: Job) -> float:
    """What is to be written by hand, the proof to be typed where there is one, the number as a code."""
    side = 32.0
    y = roll.sheet.to_write_in(roll.left, y, roll.room, roll.type.note)
    if job.check_code:
        code = _("核验码：{code}").format(code=job.check_code)
        centred = replace(roll.type.body, align=Align.CENTRE)
        y = roll.say(y + 1, code, centred)
    return roll.sheet.qr(roll.middle - side / 2, y + 1, side, job.qr or str(job.matter.number))


def _lines(job: Job) -> list[tuple[str, str]]:
    if job.matter.confidential:
        return [
            (_("登记日期："), phrases.day_or_blank(phrases.came_on(job))),
            (_("接待人："), job.visit.officer),
            *(("", words) for words in when.sealed_told(job)),
        ]
    lines = [
        (_("姓名："), phrases.names(job.visit)),
        (_("证件号："), phrases.hidden_ids(job.visit)),
        (_("来访时间："), phrases.came(job)),
        (_("事由："), "" if job.matter.unanswered else phrases.summary(job.said)),
        (_("请求："), "" if job.matter.unanswered else phrases.shortened(job.said.request)),
        (_("分类："), "" if job.matter.unanswered else phrases.classification(job.said)),
        (_("今天的处理："), today.way_today(job)),
        (_("核对："), phrases.agreement(job)),
        (_("接待人："), _("{officer}　{desk}号窗口").format(officer=job.visit.officer, desk=job.visit.desk)),
    ]
    if told := job.record.national:
        lines += [(_("信访件编号："), told.number), (_("国家系统查询码："), told.query_code)]
    return [(caption, words) for caption, words in lines if words]


def _days(job: Job) -> list[tuple[str, str, str]]:
    if job.matter.confidential:
        return []
    return [*when.days_told(job), *foremost(job)]


def _notes(job: Job) -> list[str]:
    if job.matter.confidential:
        replaced = [_("您先前拿到的登记回执，以这张为准。")] if job.record.replaces_receipt else []
        return [*replaced, keep_it(), *captioned(window(job.office)), _fades()]
    return [today.registered_only(job), *captioned(ways_to_ask(job.office)), _fades()]


def _fades() -> str:
    return _("热敏纸会褪色，请拍照留存。")
