"""A dialog for a file begins where one was last, and names nobody."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import chosen_files
from ui.chosen_files import chosen_folder, file_to_open, file_to_save, files_to_open, remember
from ui.start.run import _remember_folders
from xinfang_desk.files import json_bytes, read_json
from xinfang_desk.places import FOLDERS, VAULT

DOCUMENTS = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


@pytest.fixture
def kept():
    """What was last told to be kept."""
    told = []
    remember({}, told.append)
    yield told
    remember({}, lambda _folders: None)


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def dialog(monkeypatch):
    """Answers every dialog, and tells where each began."""
    began = []

    def answer(name, what):
        monkeypatch.setattr(QFileDialog, name, lambda *said: began.append(said[2]) or what)

    began_at = began
    answer.began = began_at
    return answer


def test_it_begins_in_the_documents_and_then_where_one_was(owner, kept, dialog, tmp_path):
    dialog("getSaveFileName", (str(tmp_path / "a.pdf"), ""))
    assert file_to_save(owner, "存到哪里", "日结单.pdf") == tmp_path / "a.pdf"
    file_to_save(owner, "存到哪里", "日结单.pdf")
    assert dialog.began == [f"{DOCUMENTS}/日结单.pdf", f"{tmp_path}/日结单.pdf"]
    assert kept == [{"own": str(tmp_path)}]


def test_what_goes_by_stick_is_remembered_apart_and_begins_on_it(owner, kept, dialog, tmp_path, monkeypatch):
    stick, mine = tmp_path / "media" / "me" / "XINFANG", tmp_path / "mine"
    stick.mkdir(parents=True)
    mine.mkdir()
    monkeypatch.setattr(chosen_files, "getuser", lambda: "me")
    monkeypatch.setattr(chosen_files, "_MOUNTED_UNDER", (str(tmp_path / "media"),))
    dialog("getExistingDirectory", str(mine))
    chosen_folder(owner, "存到哪个文件夹")
    dialog("getOpenFileName", (str(stick / "ack" / "1.xfb"), ""))
    file_to_open(owner, "县里带回的回执文件", on_stick=True)
    assert dialog.began == [DOCUMENTS, str(stick)]
    assert kept[-1] == {"own": str(mine), "stick": str(stick / "ack")}


def test_the_watched_folder_is_begun_in_until_another_was_chosen(owner, kept, dialog, tmp_path):
    watched = str(tmp_path)
    dialog("getOpenFileNames", ([str(tmp_path / "in" / "1.xfb")], ""))
    (tmp_path / "in").mkdir()
    for _time in range(2):
        files_to_open(owner, "批次文件", on_stick=True, watched=watched)
    assert dialog.began == [watched, str(tmp_path / "in")]


def test_a_folder_that_is_gone_is_not_begun_in(owner, kept, dialog, tmp_path):
    remember({"own": str(tmp_path / "gone"), "stick": 5}, kept.append)
    dialog("getExistingDirectory", "")
    assert chosen_folder(owner, "存到哪个文件夹") is None
    assert dialog.began == [DOCUMENTS]
    assert kept == []


def test_the_folders_outlast_the_program_but_make_no_home(owner, kept, dialog, tmp_path):
    home, mine = tmp_path / "home", tmp_path / "mine"
    home.mkdir()
    mine.mkdir()
    dialog("getExistingDirectory", str(mine))
    _remember_folders(home)
    chosen_folder(owner, "存到哪个文件夹")
    assert list(home.iterdir()) == []  # a register can still be made here
    (home / VAULT).touch()
    (home / FOLDERS).write_bytes(json_bytes({"own": str(mine)}))
    _remember_folders(home)
    chosen_folder(owner, "存到哪个文件夹")
    chosen_folder(owner, "恢复副本写到哪里", on_stick=True)
    assert dialog.began[-2] == str(mine)
    assert read_json((home / FOLDERS).read_bytes()) == {"own": str(mine), "stick": str(mine)}
    (home / FOLDERS).write_text("{")
    _remember_folders(home)


def test_no_screen_asks_for_a_file_by_itself():
    asked = {
        str(path)
        for path in Path("ui").rglob("*.py")
        if "QFileDialog." in path.read_text("utf-8") and path.name != "chosen_files.py"
    }
    assert asked == set()
