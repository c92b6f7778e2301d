"""A file opened from the file manager: the page that takes it, with a button, and nothing done unasked."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from xinfang_desk.offered import recognise


@pytest.fixture
def offer(window, home, settle):
    """Opens a file as the file manager does."""

    def offer(file):
        window.show_offered(recognise(file, "desk", home))
        settle()
        return window.findChild(QWidget, "deskNotice")

    return offer


@pytest.fixture
def take(window, settle):
    def take():
        window.findChild(QPushButton, "deskNoticeAction").click()
        settle()

    return take


def test_the_countys_card_is_accepted_only_when_the_officer_says_so(window, settled, desk, ask, offer, take):
    said = offer(settled / "county.card")
    assert "还没有接收" in said.accessibleName()
    assert window._page is window.around.pages.settings
    assert ask(desk.keys.county) is None
    take()
    assert ask(desk.keys.county).name == "示例县信访局"


def test_a_backup_is_compared_only_when_the_officer_says_so(window, desk, ask, tmp_path, offer, take):
    file, _sha256 = ask(desk.copies.backup, tmp_path)
    said = offer(file)
    assert "是备份" in said.accessibleName()
    assert window._page is window.around.pages.day_close
    assert ask(desk.copies.last_drill) is None
    take()
    assert ask(desk.copies.last_drill).file == file.name


def test_the_authoritys_card_leads_to_where_the_confidential_officer_takes_it(window, settled, offer):
    assert "保密员" in offer(settled / "discipline.card").accessibleName()
    assert window._page is window.around.pages.settings
    assert not window.findChild(QPushButton, "deskNoticeAction").isVisible()


def test_a_file_of_somebody_else_leaves_the_page_where_it_was(window, tmp_path, offer):
    file = tmp_path / "other.xfb"
    file.write_bytes(b"%PDF-1.7")
    assert "不是本程序的文件" in offer(file).accessibleName()
    assert window._page is window.intake
