"""What a command is told that makes no sense, and what it prints that a terminal would obey."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.journey.conftest import Command, register, visit

TURNED = "反\u202e正\x1b[31m\x9b"


def test_no_control_reaches_a_terminal(desk: Command) -> None:
    [made] = register(desk, visit(statement=f"欠工资{TURNED}"))
    number = made["matters"][0]["number"]
    shown = desk("show", number)
    assert shown.document["statement"] == "欠工资反正[31m", "none of them is kept"
    for answered in (shown, desk("find", "周试例"), desk("ledger")):
        assert not set("\u202e\x1b\x9b") & set(answered.out)


def test_a_number_of_a_page_and_a_line_of_the_office_are_proved(desk: Command) -> None:
    for page in (0, -1):
        assert desk("ledger", "--page", page).refused["facts"] == {"field": "page"}
    assert desk("office", "--set", "name=示例镇\n二").refused["code"] == "office.bad_sign"
    assert desk("office", "--set", "address=示例\u202e路").refused["code"] == "office.bad_sign"
    assert desk("office", "--set", "hours=周一至周五　八点").code == 0


def test_what_is_no_day_is_told_in_chinese(desk: Command, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        desk("ledger", "--from", "昨天前")
    assert wrong.value.code == 2
    assert "这不是日期" in capfd.readouterr().err


def test_approval_of_what_is_void_says_that_it_is_void(desk: Command) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    desk("void", number, "--reason", "登了两遍")
    assert desk("approve", number, "--by", "示例长").refused["code"] == "matter.void"


def test_a_home_that_cannot_be_written_is_a_refusal(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(_path: Path) -> None:
        raise OSError(errno.EROFS, "read only")

    monkeypatch.setattr("xinfang_desk.tries.discard", read_only)
    refused = desk("check").refused
    assert (refused["code"], bool(refused["words"])) == ("home.unwritable", True)
