"""A paper counts as sent only when the chosen printer took it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.devices.programs import Programs
from xinfang_desk.desk import Desk
from xinfang_desk.desk.answers import PrintOutcome
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import PaperState


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


@pytest.fixture
def number(desk: Desk) -> str:
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="路灯坏了"),))
    return desk.reception.register(draft).matters[0].number


def _states(desk: Desk, number: str) -> set[PaperState]:
    return {paper.state for paper in desk.reception.show(number).papers}


def test_the_chosen_printer_took_it(desk: Desk, number: str, programs: Programs) -> None:
    programs.has("usual", "窗口回执")
    assert desk.papers.send(number, printer_name="窗口回执") is PrintOutcome.SENT
    assert all(call[:2] == ["-d", "窗口回执"] for call in programs.called())
    assert _states(desk, number) == {PaperState.SENT}


def test_where_the_chosen_printer_is_gone_no_paper_counts_as_sent(
    desk: Desk,
    number: str,
    programs: Programs,
) -> None:
    programs.has("usual")
    assert desk.papers.printer_lacking("窗口回执") is PrintOutcome.GONE
    assert desk.papers.send(number, printer_name="窗口回执") is PrintOutcome.GONE
    assert programs.called() == []
    assert _states(desk, number) == {PaperState.DRAWN}
