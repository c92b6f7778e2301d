"""No record, table, verb, figure, list or page of a duty describes, ranks or counts a person."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from xinfang_desk.store.file.register import open_register

ROOMS = ("domain", "store", "desk", "cli", "documents", "words")
NAMED = re.compile(
    r"petitioner|person|people|visit|name|who|phone|level|score|rank|label|^count$|repeat|times"
)
KNOWN = {
    # How many came, of all of them together: sums of a day, a month, a year.
    "Offered.people", "Counted.people", "Training.people", "TrainingIn.people", "Totals.people",
    "Totals.visits", "Beside.people_there", "Line.count", "Suggestions.count", "Accusations.count",
    "Topic.visits",
    # What tells visits apart while they are counted, and is gone afterwards.
    "Counted.visit", "Counted.repeats", "Came.people", "Standing.visit_body",
    # Whoever acts for the office, by their post; whether minutes may name, and who agreed.
    "Member.name", "MemberIn.name", "Task.who", "TaskIn.who", "ActIn.who", "ChargeIn.who", "Item.named_why",
    "Item.named_by", "DecisionIn.named_why", "DecisionIn.named_by", "PlanItem.who_for", "ItemIn.who_for",
    # What the petitioner said of an act; a fictional case; what a paper is called.
    "ActIn.heard_from_petitioner", "Case.visit", "DutyPaper.name", "Said.name",
}  # fmt: skip
"""Each by name: a new field is looked at by a person before it stands here."""
TABLES = ("meetings", "pledges", "incidents", "acts", "plans", "trainings", "advice", "talks", "outreach")
RANKING = re.compile(
    r"人均|排名|重复来访|来访次数|次数最多|前十|(by|per|of)_person|"
    r"(order|group) by[^\"]*\bpeople|(sort\w*\(|key=)[^\n]*\b(people|names?_of|visitor)\b",
    re.IGNORECASE,
)
"""A list, sort or figure by person."""


def _fields() -> Iterator[str]:
    for room in ROOMS:
        found = importlib.import_module(f"xinfang_desk.{room}.duties")
        for each in pkgutil.iter_modules(found.__path__):
            module = importlib.import_module(f"{found.__name__}.{each.name}")
            for kind in vars(module).values():
                if not isinstance(kind, type) or kind.__module__ != module.__name__:
                    continue
                own = [f.name for f in fields(kind)] if is_dataclass(kind) else []
                own += getattr(kind, "__struct_fields__", ())
                yield from (f"{kind.__name__}.{name}" for name in own)


def _texts() -> Iterator[tuple[Path, str]]:
    rooms = [Path("xinfang_desk") / room / "duties" for room in ROOMS]
    rooms += [Path("ui/officer/duties"), Path("xinfang_desk/documents/yearly")]
    files = [each for room in rooms for each in room.glob("*.py")]
    files += [Path("ui/officer/hall/year_report.py"), Path("xinfang_desk/store/file/schema_duties.py")]
    files += [each for each in Path("resources/duties").glob("*.json") if each.name != "never.json"]
    yield from ((each, each.read_text("utf-8")) for each in files)


def test_every_field_that_could_be_of_a_person_is_known() -> None:
    assert {each for each in _fields() if NAMED.search(each.split(".")[1]) and "village" not in each} == KNOWN


def test_no_table_of_a_duty_has_a_column_for_a_person(tmp_path: Path) -> None:
    with open_register(tmp_path / "r.db", bytes(32)) as register:
        for table in TABLES:
            columns = [name for _id, name, *_rest in register.rows(f"PRAGMA table_info({table})")]
            assert columns
            found = {each for each in columns if NAMED.search(each)}
            # How many sat in the hall, and how often the road map was explained: sums, and no row more.
            assert found <= {"outreach": {"people"}, "talks": {"count"}}.get(table, set()), table


def test_no_list_sort_or_figure_of_a_duty_is_by_person() -> None:
    assert [str(path) for path, text in _texts() if RANKING.search(text)] == []
    figures = json.loads(Path("resources/duties/figures.json").read_text("utf-8"))
    assert {each["unit"] for each in figures.values()} <= {
        "件",
        "批",
        "人次",
        "%",
        "次",
        "场",
        "分钟",
        "条",
        "项",
    }
