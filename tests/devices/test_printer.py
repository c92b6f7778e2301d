"""What the print system's programs are called with, and what comes back when they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.devices.programs import Programs
from xinfang_desk.devices import printer
from xinfang_desk.devices.printer import Sent

NAMES = ("front", "EPSON+LQ630K", "HP(1018)", "HP_LaserJet@hall", "窗口回执", "-bad", "a b", "$(id)", "'\"")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_every_listed_name_is_the_queue_that_is_asked(programs: Programs, name: str) -> None:
    programs.has("usual", *NAMES)
    assert printer.send(b"%PDF", printer_name=name, title="1-D01") is Sent.TAKEN
    assert programs.called() == [["-d", name, "-t", "1-D01", "-o", "print-scaling=none", "-"]]


def test_the_usual_queue_is_asked_only_where_none_was_chosen(programs: Programs) -> None:
    programs.has("usual")
    assert printer.send(b"%PDF", printer_name="", title="1-D01") is Sent.TAKEN
    assert programs.called() == [["-t", "1-D01", "-o", "print-scaling=none", "-"]]


def test_a_chosen_queue_that_is_not_listed_is_gone_and_nothing_is_called(programs: Programs) -> None:
    programs.has("usual")
    assert printer.lacking("窗口回执") is Sent.GONE
    assert printer.send(b"%PDF", printer_name="窗口回执", title="1-D01") is Sent.GONE
    assert programs.called() == []


def test_without_a_print_system_or_a_queue_there_is_no_printer(programs: Programs) -> None:
    assert printer.send(b"%PDF", printer_name="front", title="1-D01") is Sent.NO_PRINTER
    programs.has()
    assert printer.send(b"%PDF", printer_name="front", title="1-D01") is Sent.NO_PRINTER


def test_a_queue_that_takes_nothing_is_said(programs: Programs) -> None:
    programs.has("front", lp=1)
    assert printer.lacking("front") is None
    assert printer.send(b"%PDF", printer_name="front", title="1-D01") is Sent.REFUSED
