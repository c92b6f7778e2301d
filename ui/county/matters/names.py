"""What the county's window calls things (名称)."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.county.answers import MatterLine, MatterView
from xinfang_desk.county.finding.lines import DueLine
from xinfang_desk.county.standing import RETURNED
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.county_clock import REFUSED
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _, label
from xinfang_desk.words.county_events import event_name


def reasons() -> tuple[tuple[str, str], ...]:
    """What a matter can be sent back for (退回补正)."""
    return (
        ("record.statement_unclear", _("情况没有写清楚")),
        ("record.request_unclear", _("要求没有写清楚")),
        ("record.place_missing", _("没有写明事发地")),
        ("record.people_incomplete", _("来访人信息不全")),
        ("record.materials_missing", _("缺少要有的材料")),
        ("record.content_wrong", _("内容分类不对")),
        ("record.route_wrong", _("法定途径不对")),
        ("record.to_wrong", _("去向单位不对")),
    )


def reason_name(code: str) -> str:
    """What one of the reasons is called; one that the program found by itself is not among them."""
    return dict(reasons()).get(code, _("编号或内容不符"))


def state_name(state: str) -> str:
    """Where a matter stands, in words."""
    if state == RETURNED:
        return _("退回补正")
    return event_name(state) if state in REFUSED else label(State(state))


def number_of(line: MatterLine | DueLine, desks: Mapping[str, str]) -> str:
    """Its number as a table has room for it: the desk by its name, for the digits that say the same."""
    return " ".join([desks.get(line.desk, line.desk), *grouped(line.number).split()[-3:]])


def people_of(line: MatterLine, *, sealed: bool) -> str:
    """Who came, in a few words; in a ledger of sealed accusations nobody is told."""
    people = line.people or (_("封着") if sealed else _("未留姓名"))
    return _("{people}（写法相近）").format(people=people) if line.similar else people


def kind_of(matter: MatterView) -> str:
    """What a matter is for, which road it takes, what the desk did with it."""
    parts = [
        label(Purpose(matter.purpose)),
        label(Route(matter.route)) if matter.route else "",
        label(Outcome(matter.outcome)) if matter.outcome else "",
    ]
    return "　".join(part for part in parts if part)
