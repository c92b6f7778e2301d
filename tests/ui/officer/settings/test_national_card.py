"""The card of a county of the national algorithms (国密): this desk's own is another one then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.ui.hands import click
from xinfang_desk.batch.cards import read_card
from xinfang_desk.batch.suites import XF2
from xinfang_desk.county.office import init_office, open_office

pytest.importorskip("gmssl_pyx")
PASSPHRASE = "示例口令-1234"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """The county's."""
    init_office(tmp_path / "county", PASSPHRASE, "示例县信访局", suite=XF2)
    office = open_office(tmp_path / "county", PASSPHRASE)
    office.write_card(tmp_path / "county.card")
    office.close()
    return tmp_path / "county.card"


def test_the_window_says_that_its_own_card_is_another_one(
    window, settings, card: Path, qtbot, settle, monkeypatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.card"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_more: (str(card), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(own), ""))
    click(qtbot, window, "enrolCounty")
    settle()
    words = window.findChild(QLabel, "countyWords").text()
    assert "国密" in words
    assert "写出来带到县里登记" in words
    click(qtbot, window, "writeCard")
    settle()
    assert read_card(own.read_bytes()).suite == XF2
