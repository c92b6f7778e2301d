"""The two commands as scripts call them, in this process, on real homes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main as desk_main

PASSPHRASE = "示例口令-1234"


@dataclass(frozen=True)
class Answered:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def refused(self) -> Any:
        assert self.code == 3, (self.out, self.err)
        return json.loads(self.err.splitlines()[-1])


Command = Callable[..., Answered]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Answered]:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def called(main: Callable[[list[str]], int], home: Path, *argv: object, stdin: str = "") -> Answered:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capfd.readouterr()
        code = main(["--home", str(home), "--json", *map(str, argv)])
        out, err = capfd.readouterr()
        return Answered(code, out, err)

    return called


@pytest.fixture
def desk(run: Command, tmp_path: Path) -> Command:
    """``xinfang-desk`` on a desk that is set up."""
    home = tmp_path / "desk"
    made = run(
        desk_main, home, "init", "--office-code", "411526102", "--office-name", "示例镇", "--desk", 1,
        "--officer", "示例员",
    )  # fmt: skip
    assert made.code == 0, made.err
    return lambda *argv, stdin="": run(desk_main, home, *argv, stdin=stdin)


@pytest.fixture
def county(run: Command, tmp_path: Path) -> Command:
    """``xinfang-county`` on a county that is set up."""
    home = tmp_path / "county"
    made = run(county_main, home, "init", "--name", "示例县")
    assert made.code == 0, made.err
    return lambda *argv, stdin="": run(county_main, home, *argv, stdin=stdin)


@pytest.fixture
def enrolled(desk: Command, county: Command, tmp_path: Path) -> tuple[Command, Command]:
    """Desk and county that have accepted each other's cards."""
    desk_card, county_card = tmp_path / "desk.card", tmp_path / "county.card"
    assert desk("card", "--to", desk_card).code == 0
    assert county("card", "--to", county_card).code == 0
    assert desk("enrol", county_card).code == 0
    assert county("enrol", desk_card).code == 0
    return desk, county


def visit(**more: Any) -> dict[str, Any]:
    """A visit as a script writes it."""
    matter = {
        "statement": "在本镇某工地干到散伙，欠工资18600元。",
        "request": "要回工资。",
        "purpose": "shensu",
        "route": "s2",
        "content": "劳动和社会保障",
        "place": "411526102",
        "village": "示例村",
        "outcome": "guide",
        "to": "县劳动人事争议仲裁委员会",
    }
    person = {
        "name": "周试例",
        "role": "petitioner",
        "id_type": "resident_id",
        "id_number": "000000197904121019",
        "address": "示例村三组",
    }
    people = more.pop("people", [person])
    received = more.pop("received_at", "2026-09-14T09:30:00+08:00")
    top = {key: more.pop(key) for key in ("people_involved", "anonymous") if key in more}
    matters = more.pop("matters", [matter | more])
    return {"received_at": received, "people": people, "matters": matters, **top}


def register(desk: Command, *visits: dict[str, Any]) -> list[Any]:
    """Register visits as JSON Lines; the Registered of each."""
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in visits)
    answered = desk("register", "--input", "-", stdin=text)
    assert answered.code == 0, answered.err
    return answered.lines
