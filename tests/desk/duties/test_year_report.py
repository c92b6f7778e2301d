"""A year's report: each figure by hand and by SQL, the files, what may not leave the office."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.desk.duties import forty
from tests.documents.reading import text_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, Material, MatterDraft, VisitDraft
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.people.petitioner import Person

BY_HAND = {
    "F1": 40, "F1.1": 40, "F1.2": 42, "F1.3": None, "F1.6": None,
    "F2": 37, "F2.1": 3,
    "F3": 32, "F3.1": 5, "F3.2": 6, "F3.3": 3,
    "F3.4": 2, "F3.5": 5, "F3.6": 0, "F3.7": 3, "F3.8": 10, "F3.9": 12, "F3.10": 0,
    "F7": 1, "F9": 2, "F9.1": 0, "F10.1": 0, "F10.2": 2, "F11.1": 5, "F11.2": 3, "F11.3": 0,
}  # fmt: skip
SHARES = {
    "F4": (26, 39, 1),
    "F5": (27, 36, 4),
    "F6": (8, 10, 0),
    "F8": (7, 12, 0),
    "F10": (1, 2, 0),
    "F11": (4, 6, 2),
    "F12": (1, 2, 0),
}


@pytest.fixture(scope="module")
def year_home(home_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the forty in it."""
    home = Path(shutil.copytree(home_made, tmp_path_factory.mktemp("forty") / "home"))
    clock = Clock()
    desk = open_desk(home, PASSPHRASE, now=clock)
    forty.write(desk, clock)
    desk.close()
    return home


@pytest.fixture
def year(year_home: Path, tmp_path: Path, clock: Clock) -> Desk:
    clock.time = forty.FIRST.replace(year=2027, month=1, day=10)
    desk = open_desk(Path(shutil.copytree(year_home, tmp_path / "home")), PASSPHRASE, now=clock)
    yield desk  # type: ignore[misc]
    desk.close()


def told(files: tuple[Path, ...]) -> dict[str, dict[str, object]]:
    return {each["id"]: each for each in json.loads(files[0].read_text("utf-8"))}


def test_forty_matters_to_the_digit(year: Desk, tmp_path: Path) -> None:
    figures = told(year.reports.write_year(2026, tmp_path / "out"))
    assert {name: figures[name]["value"] for name in BY_HAND} == BY_HAND
    shares = {
        name: tuple(figures[name][part] for part in ("numerator", "denominator", "left_out"))
        for name in SHARES
    }
    assert shares == SHARES
    assert figures["F4"]["value"] == round(26 / 39, 4)
    assert all(each["definition"] and each["name"] for each in figures.values())
    assert {f"F{place}" for place in range(1, 19)} <= figures.keys()


def test_the_same_register_gives_the_same_files(year: Desk, tmp_path: Path) -> None:
    once = year.reports.write_year(2026, tmp_path / "once")
    again = year.reports.write_year(2026, tmp_path / "again")
    assert [each.name for each in once] == ["figures.json", "figures.csv", "report.docx", "report.pdf"]
    assert [each.read_bytes() for each in once] == [each.read_bytes() for each in again]
    # Written once more into the same folder: it is the same paper.
    assert year.reports.write_year(2026, tmp_path / "once") == once
    with pytest.raises(DeskError, match=r"output\.exists"):
        year.reports.write_year(2026, tmp_path / "once", article_41=True)


def test_the_table_says_what_the_document_says(year: Desk, tmp_path: Path) -> None:
    files = year.reports.write_year(2026, tmp_path / "out")
    figures = told(files)
    lines = list(csv.DictReader(io.StringIO(files[1].read_text("utf-8-sig"))))
    assert [line["编号"] for line in lines] == list(figures)
    assert {line["编号"]: line["怎么算"] for line in lines} == {
        name: each["definition"] for name, each in figures.items()
    }
    assert next(line["数"] for line in lines if line["编号"] == "F6") == "80.0%"


def test_the_report_keeps_to_its_outline(year: Desk, tmp_path: Path) -> None:
    files = year.reports.write_year(2026, tmp_path / "out")
    words = words_of(files[2])
    assert words[0] == "示例镇2026年法治政府建设工作报告"
    heads = ("一、主要负责人", "（一）组织领导", "（二）普法责任清单", "（三）履职和监督", "二、举措和成效")
    heads += ("（一）", "（二）", "（三）", "一是三到位一处理和联席会议", "二是化解在基层", "三是秩序")
    heads += ("四是终结退出", "三、不足和下步措施", "四、打算", "【待填：一是】", "【待填：五是】")
    place = 0
    for head in heads:
        place = next(at for at in range(place, len(words)) if words[at].startswith(head)) + 1
    assert [each for each in words if each.startswith("当场书面告知率66.7%，不是当场书面告知的13件：")]
    assert "按期答复率80.0%，没有做到的不到5件。" in words
    assert not [each for each in words if "显著" in each or "圆满" in each or "良好" in each]


def test_few_are_not_told_outside(year: Desk, tmp_path: Path) -> None:
    """Three repeats, two that asked for 复查, one extended: the office knows, the reader does not."""
    text = "\n".join(words_of(year.reports.write_year(2026, tmp_path / "out")[2]))
    assert "并入原件不到5件" in text
    assert "首次提出（件数不单列）" in text
    assert "申请复查不到5件" in text
    assert "检举控告6件，没有全部按期转送。" in text
    assert "其他（合并）" in text
    assert "37件" not in text


def test_the_report_of_article_41(year: Desk, tmp_path: Path) -> None:
    words = words_of(year.reports.write_year(2026, tmp_path / "out", article_41=True)[2])
    assert words[0] == "示例镇2026年信访情况年度报告"
    assert [each[:2] for each in words if each[1:2] == "、"] == ["一、", "二、", "三、", "四、"]
    # Eight went on to 示例镇水利站: nobody complained of it.
    assert "【待填：被投诉较多的机关、单位。转送、交办到哪个单位，不等于投诉的是它】" in words
    assert not [each for each in words if "示例镇水利站" in each]
    # "Under article 41" is for the petition departments: a township goes by it.
    assert words[1].startswith("参照《信访工作条例》第四十一条")


def test_who_is_complained_of_is_whose_paper_it_is_about(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    """Five about a bureau's penalties, five about a court's judgments, sent on to others."""
    for event, body in ((Event.PENALTY_RECEIVED, "县示例局"), (Event.JUDGMENT_RECEIVED, "县法院")):
        paper = Material(name="文书", said=PaperSaid(event=event.value, body=body))
        for place in range(5):
            matter = MatterDraft(
                statement="不服", to="县司法局", materials=(paper,), events={event: date(2026, 9, 1)}
            )
            who = (Person(name=f"周试例{place}"),)
            desk.reception.register(VisitDraft(people=who, matters=(matter,)))
    words = words_of(desk.reports.write_year(2026, tmp_path / "out", article_41=True)[2])
    at = words.index("不服其文书较多（5件以上）的机关、单位")
    assert words[at + 1 : at + 4] == ["件数", "县示例局", "5"]
    assert [each for each in words if each.startswith("【待填：被投诉较多")]
    assert not [each for each in words if "县法院" in each or "县司法局" in each]


def test_the_file_names_nobody_and_carries_nothing_of_its_maker(year: Desk, tmp_path: Path) -> None:
    files = year.reports.write_year(2026, tmp_path / "out")
    with zipfile.ZipFile(files[2]) as packed:
        whole = b"".join(packed.read(each) for each in packed.namelist())
        names = packed.namelist()
        # Two made a moment apart would be alike by chance.
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"<dc:creator></dc:creator>" in whole or b"<dc:creator/>" in whole
    assert not [each for each in names if "vba" in each or "thumbnail" in each]
    for secret in ("周试例", "示例村三组", "坑坑洼洼"):
        assert secret not in whole.decode("utf-8", "replace")
        assert secret not in text_of(files[3].read_bytes())
        assert secret not in files[0].read_text("utf-8")


def test_which_matters_a_figure_counts(year: Desk) -> None:
    found = {each.id: each for each in year.reports.year_figures(2026)}
    late = found["F6"].missed
    assert [len(found["F6"].counted), len(late), found["F6"].made_of] == [8, 2, "8÷10"]
    assert {year.reception.show(number).matter.draft.route.value for number in late} == {"s6"}


def test_a_year_that_is_not_yet_there(year: Desk, tmp_path: Path) -> None:
    for wrong in (2028, 1800):
        with pytest.raises(DeskError, match=r"report\.bad_year"):
            year.reports.write_year(wrong, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_an_office_program_opens_the_report(year: Desk, tmp_path: Path) -> None:
    files = year.reports.write_year(2026, tmp_path / "out")
    office = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = ["soffice", office, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    asked += ["--outdir", str(tmp_path), str(files[2])]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    words = (tmp_path / "report.txt").read_text("utf-8-sig")
    assert "示例镇2026年法治政府建设工作报告" in words
    assert "【待填：五是】" in words


def test_by_command(
    year_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = shutil.copytree(year_home, tmp_path / "home")
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    argv = ["--home", str(home), "--json", "year-report", "2026", "--to", str(tmp_path / "out")]
    assert main(argv) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [Path(each).name for each in files] == ["figures.json", "figures.csv", "report.docx", "report.pdf"]
    assert main([*argv[:4], "1700", *argv[5:]]) == 3
    assert json.loads(capsys.readouterr().err.splitlines()[-1])["code"] == "report.bad_year"


def words_of(file: Path) -> list[str]:
    """The paragraphs of a DOCX, those of its tables among them, in their order."""
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(str(file)).element.body
    return ["".join(run.text or "" for run in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]
