"""Half of a character (半个字符), as a broken paste brings it: a refusal of any verb, never a fault."""

from __future__ import annotations

import inspect
import types
import typing
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import CONFIDENTIAL, OFFICE, PASSPHRASE
from tests.desk.safe.test_roles import COUNTERS
from xinfang_desk.desk import Desk
from xinfang_desk.desk.answers import HeldOn
from xinfang_desk.documents.office.slip import feedback_slip
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.feedback import Month
from xinfang_desk.domain.hall.stock import PaperSetup
from xinfang_desk.domain.matter import Conclusion, MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty
from xinfang_desk.pictures import page_reader
from xinfang_desk.settings import Settings

HALF = "半\ud842字"
DAY = date(2026, 9, 14)
PDF = feedback_slip(OFFICE, Month("2026-09"))
WHO = Person(name="周试例")


@pytest.fixture(autouse=True)
def _nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads pages is asked about words nowhere, and takes seconds."""
    monkeypatch.setattr(page_reader, "is_here", lambda: False)


def _visit(**matter: Any) -> VisitDraft:
    return VisitDraft(people=(WHO,), matters=(MatterDraft(**{"statement": "欠薪"} | matter),))


def _taken(desk: Desk, **matter: Any) -> str:
    return desk.reception.register(_visit(**matter)).matters[0].number


def _refusal(desk: Desk) -> str:
    conclusion = Conclusion(document="示信〔2025〕1号", served_on=DAY, same_facts=True)
    return _taken(desk, purpose=Purpose.SHENSU, outcome=Outcome.NO_MORE, conclusion=conclusion)


WRITES = {
    "register": lambda desk: desk.reception.register(_visit(statement=HALF)),
    "register a name": lambda desk: desk.reception.register(replace(_visit(), people=(Person(name=HALF),))),
    "save_draft": lambda desk: desk.reception.save_draft(replace(_visit(village=HALF), key="k")),
    "correct": lambda desk: desk.repair.correct(
        _taken(desk), Correction(reason="写错了", matter=MatterDraft(statement=HALF))
    ),
    "take_step": lambda desk: desk.reception.take_step(
        _taken(desk), StepTaken(step=Step.NOTE, on=DAY, gist=HALF)
    ),
    "approve": lambda desk: desk.reception.approve(_refusal(desk), HALF),
    "find, why": lambda desk: desk.reception.find("欠薪", why=HALF),
    "void": lambda desk: desk.papers.void(_paper(desk), HALF),
    "account": lambda desk: desk.accounts.add(HALF, frozenset({Duty.OFFICER}), "另一个口令-99"),
    "account's passphrase": lambda desk: desk.accounts.add(
        "乙", frozenset({Duty.OFFICER}), f"另一个口令-{HALF}"
    ),
    "passphrase": lambda desk: desk.accounts.change_passphrase(PASSPHRASE, f"另一个口令-{HALF}"),
    "old passphrase": lambda desk: desk.accounts.change_passphrase(HALF * 4, "另一个口令-99"),
    "unseal": lambda desk: desk.sealing.unseal(_taken(desk, purpose=Purpose.JUBAO), CONFIDENTIAL, HALF),
    "settings": lambda desk: desk.upkeep.change_settings(Settings(slip=PaperSetup(printer=HALF))),
}


def _paper(desk: Desk) -> str:
    return desk.reception.show(_taken(desk)).papers[0].uid


@pytest.mark.parametrize("verb", WRITES)
def test_half_a_character_is_refused_in_words(desk: Desk, verb: str) -> None:
    with pytest.raises(DeskError) as refused:
        WRITES[verb](desk)
    assert (refused.value.code, refused.value.facts) == ("input.half_character", {})
    # The fault that was caught would carry the text along.
    assert refused.value.__suppress_context__
    assert desk.upkeep.check() == ()
    assert desk.reception.register(_visit()).matters, "the desk goes on"


VERBS = sorted(
    (name, verb)
    for name, counter in COUNTERS.items()
    for verb, found in inspect.getmembers(counter, inspect.isfunction)
    if not verb.startswith("_") and len(inspect.signature(found).parameters) > 1
)


@pytest.mark.parametrize("own", [True, False], ids=["own number", "half a number"])
@pytest.mark.parametrize(("counter", "verb"), VERBS)
def test_no_verb_answers_half_a_character_with_a_fault(
    desk: Desk, tmp_path: Path, counter: str, verb: str, own: bool
) -> None:
    number = _taken(desk) if own else HALF
    found = getattr(COUNTERS[counter], verb)
    hints = typing.get_type_hints(found)
    given = {
        name: number if name == "number" else _half(hints[name], tmp_path, name)
        for name, asked in inspect.signature(found).parameters.items()
        if name != "self" and (asked.default is asked.empty or hints[name] is str)
    }
    try:
        getattr(getattr(desk, counter), verb)(**given)
    except DeskError:
        return


def _half(kind: Any, folder: Path, name: str) -> Any:
    """A value of that kind, every text in it half a character."""
    if kind is Month:
        return Month("2026-09")
    if kind is HeldOn:
        # What a verb answered: nothing is handed in with it.
        return HeldOn(rows=(), records=())
    if kind is str:
        return HALF * 4
    if kind is Path:
        return folder / "none" / name
    if kind in {int, float}:
        return 0
    if kind is bool:
        return False
    if kind is bytes:
        return PDF
    if kind is date:
        return DAY
    if kind is datetime:
        return datetime(2026, 9, 14, 9, 30).astimezone()
    return _half_of_many(kind, folder, name)


def _half_of_many(kind: Any, folder: Path, name: str) -> Any:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return _half(inside[0], folder, name)
    if origin is typing.Literal:
        return inside[0]
    if origin is tuple:
        return (_half(inside[0], folder, name),)
    if origin is frozenset:
        return frozenset({_half(inside[0], folder, name)})
    if origin is not None and issubclass(origin, typing.Mapping):
        return {}
    if origin is not None and issubclass(origin, typing.Iterable):
        return [] if is_dataclass(inside[0]) else [_half(inside[0], folder, name)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{each.name: _half(hints[each.name], folder, each.name) for each in fields(kind)})
    if getattr(kind, "__supertype__", None) is str:
        return HALF
    return None
