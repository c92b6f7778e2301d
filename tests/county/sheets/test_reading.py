"""A table is read in a process of its own: what is wrong with it ends that and nothing else."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.county.sheets.books import HEAD, book
from xinfang_desk.county.sheets.reading import read_table
from xinfang_desk.domain.errors import DeskError


def test_cells_keep_what_they_are(tmp_path) -> None:
    row = ("0041", 4115261021260001816, date(2026, 9, 16), "=1+1", True, 31)
    (sheet,) = read_table(book(tmp_path / "a.xlsx", [row])).sheets
    assert (sheet.name, sheet.rows[0]) == ("反馈", HEAD)
    assert sheet.rows[1] == ("0041", 4.115261021260002e18, date(2026, 9, 16), "", True, 31.0)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_as_windows_writes_it(tmp_path, code, mark) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(f'登记编号{mark}内容\r\n41{mark}"一{mark}二\r\n三"\r\n'.encode(code))
    (sheet,) = read_table(file).sheets
    assert sheet.rows == (("登记编号", "内容"), ("41", f"一{mark}二\r\n三"))


def test_a_bomb_is_refused_by_its_directory(tmp_path) -> None:
    file = _archive(tmp_path / "bomb.xlsx", b"0" * (70 << 20))
    assert _code(file) == "sheet.too_big"


def test_a_bomb_that_lies_about_its_size_ends_its_reader_alone(tmp_path) -> None:
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is></c></row>'
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s'
    end = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>1</t></is></c></row></sheetData>'
    good = book(tmp_path / "good.xlsx", [])
    file = tmp_path / "wide.xlsx"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(file, "w") as new:
        for each in old.namelist():
            new.writestr(
                each, sheet % rows + end + b"</worksheet>" if each.endswith("sheet1.xml") else old.read(each)
            )
    assert _code(file) == "sheet.too_big"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet.not_a_table"),
        (b"PK\x03\x04 cut", "sheet.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet.old_workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0", "sheet.not_a_table"),
        (b'a,b\n"open', "sheet.damaged"),
        (b"," * 101, "sheet.too_big"),
        (b"1\n" * 100_001, "sheet.too_big"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content, code) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    assert _code(file) == code


def test_a_document_that_is_no_workbook_is_refused(tmp_path) -> None:
    assert _code(_archive(tmp_path / "a.docx", b"", name="word/document.xml")) == "sheet.not_a_table"


def test_the_reader_is_told_no_passphrase(tmp_path, monkeypatch) -> None:
    asked = {}
    monkeypatch.setenv("XINFANG_PASSPHRASE", "geheim")
    monkeypatch.setattr(
        "xinfang_desk.apart.subprocess.run",
        lambda *_args, **more: asked.update(more) or 1 / 0,
    )
    with pytest.raises(ZeroDivisionError):
        read_table(book(tmp_path / "a.xlsx", []))
    assert "geheim" not in asked["env"].values()


def _archive(file: Path, content: bytes, name: str = "xl/worksheets/sheet1.xml") -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "")
        if name.startswith("xl/"):
            made.writestr("xl/workbook.xml", "")
        made.writestr(name, content)
    return file


def _code(file: Path) -> str:
    with pytest.raises(DeskError) as refused:
        read_table(file)
    return refused.value.code
