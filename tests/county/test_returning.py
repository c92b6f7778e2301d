"""A matter sent back in the clerk's own words, and kept after all while no reply has told of it."""

from __future__ import annotations

import pytest

from tests.county.parties import record
from xinfang_desk.batch import wire
from xinfang_desk.domain.errors import DeskError

NUMBER = record(1).number
WORDS = "第二段说的是哪一年？"


def test_the_words_travel_and_lie_sealed(county, desk, call, tmp_path) -> None:
    county.take(desk.batch(record(1), record(2)))
    assert call("return", NUMBER, "--code", "record.statement_unclear", "--words", WORDS)[0] == 0
    (kept,) = county.office._ledger.row("SELECT words FROM outcomes WHERE result = 'rejected'")
    assert kept
    assert WORDS not in kept
    view = county.office.matter(NUMBER)
    assert (view.returned, view.returned_words, view.return_waits) == (
        "record.statement_unclear",
        WORDS,
        True,
    )
    reply = county.office.reply(desk.desk, tmp_path)
    with desk.opened(tmp_path / reply.file) as bag:
        told = {each.number: each for each in (wire.decode(line, wire.ResultV1) for line in bag.records())}
    assert told[NUMBER].words.endswith(f"县里写：{WORDS}")
    assert told[record(2).number].words == ""
    with pytest.raises(DeskError, match=r"return\.told"):
        county.office.keep_after_all(NUMBER)


def test_it_is_kept_after_all_while_nobody_was_told(county, desk, call) -> None:
    county.take(desk.batch(record(1)))
    call("return", NUMBER, "--code", "record.to_wrong")
    assert county.office.preview_replies()[0].rejected == 1
    assert call("return", NUMBER, "--undo")[0] == 0
    assert county.office.matter(NUMBER).returned == ""
    assert county.office.preview_replies()[0].rejected == 0
    assert call("return", NUMBER, "--undo")[0] == 3
    assert call("trail", "--verb", "send_back_undone")[1]["lines"]


def test_what_the_program_found_at_fault_is_nobodys_to_keep(county, desk) -> None:
    county.take(desk.batch(record(1, statement="", request="")))
    with pytest.raises(DeskError, match=r"return\.told|matter\.unknown"):
        county.office.keep_after_all(NUMBER)


def test_words_that_are_too_long_are_refused(county, desk) -> None:
    county.take(desk.batch(record(1)))
    with pytest.raises(DeskError, match=r"return\.words_long"):
        county.office.send_back(NUMBER, "record.to_wrong", "字" * 201)
    assert county.office.matter(NUMBER).returned == ""
