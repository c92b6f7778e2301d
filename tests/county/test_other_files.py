"""What is brought as a batch and is none: it is told what it is; a link is never followed."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter

from tests.county.parties import record
from xinfang_desk.county.brought.watching import Watch
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import sentence


def workbook() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write(0, 0, "编号")
    return content.getvalue()


def test_a_card_is_called_a_card(county, desk) -> None:
    found = county.take(desk.card_file())
    assert found.code == "receive.a_card"
    assert "enrol" in sentence(found.code, found.facts)


def test_a_workbook_is_called_a_workbook(county, stick) -> None:
    file = stick / "batch.xfb"
    file.write_bytes(workbook())
    assert county.take(file).code == "receive.a_workbook"


@pytest.mark.parametrize("name", ["照片.jpg", "说明.txt"])
def test_what_is_no_batch_by_name_and_content_is_not_called_damaged(county, stick, name) -> None:
    file = stick / name
    file.write_bytes(b"\xff\xd8\xff\xe0 no batch at all")
    found = county.take(file)
    assert found.code == "batch.another_file"
    assert name in sentence(found.code, found.facts)
    assert [each.file for each in county.office.receiving.refused()] == [name]


def test_a_batch_that_lost_its_beginning_is_damaged(county, desk, stick) -> None:
    file = stick / "411526102-1-000001.xfb"
    file.write_bytes(b"\0" * 99)
    assert county.take(file).code == "batch.damaged"


@pytest.mark.parametrize("to", ["a batch", "another file", "nothing"])
def test_a_link_is_not_followed_and_nothing_of_it_is_kept(county, desk, stick, tmp_path, to) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password", "utf-8")
    target = {"a batch": desk.batch(record(1)).path, "another file": secret, "nothing": tmp_path / "none"}[to]
    link = stick / "link.xfb"
    link.symlink_to(target)
    watch = Watch(stick)
    watch.settled()
    for file in {link, *county.office.receiving.arrived(watch)}:
        assert county.take(file).code == "input.a_link"
    assert county.office.receiving.refused() == ()
    assert county.numbers() == set()


@pytest.mark.parametrize("verb", ["enrol", "answer", "source"])
def test_nor_is_one_to_a_card_or_to_answers(county, desk, stick, call, verb) -> None:
    link = stick / "link"
    link.symlink_to(desk.card_file())
    given = {"enrol": (link,), "answer": ("--input", link), "source": ("set", "示例表", "--input", link)}
    code, _told, fault = call(verb, *given[verb])
    assert (code, fault["code"]) == (3, "input.a_link")


def test_nor_is_one_to_a_table(county, stick, tmp_path) -> None:
    table = tmp_path / "table.xlsx"
    table.write_bytes(workbook())
    (stick / "link.xlsx").symlink_to(table)
    with pytest.raises(DeskError) as told:
        county.office.tables.open(stick / "link.xlsx")
    assert told.value.code == "input.a_link"
