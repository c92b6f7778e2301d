"""A matter that was registered and waits: its words for whoever asks, and the answer on its own page."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.hands import told
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import PaperState

SAID = "镇财政所的会计把我们组七户的补贴打到他亲戚名下，一共11200元，不能让他知道是我说的。"


@pytest.fixture
def number(desk, lane):
    """As a script has registered it: nobody was there to be asked."""
    draft = VisitDraft(people=(Person(name="冯试例"),), matters=(MatterDraft(statement=SAID),))
    return lane.open(lambda: desk.reception.register(draft)).matters[0].number


@pytest.fixture
def page(number, window, settle):
    window.open_matter(number)
    settle()
    return window.around.pages.matter


def words_in(page):
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_page_shows_no_words_until_somebody_asks_for_them(page, window, settle):
    assert "财政所" not in words_in(page)
    assert "冯试例" not in words_in(page)
    assert not page.steps.isVisible()
    assert not page.findChild(QPushButton, "correctMatter").isVisible()
    click_on(page, "readUnanswered")
    settle()
    assert "财政所" in words_in(page)
    assert "查看等确认的内容" in words_in(page)
    window.show_page(window.intake)
    assert "财政所" not in " ".join(each.text() for each in page.findChildren(QLabel))


def click_on(page, name):
    page.findChild(QPushButton, name).click()


def test_it_is_sealed_from_its_page(page, number, desk, lane, settle):
    click_on(page, "sealMatter")
    settle()
    shown = lane.open(lambda: desk.reception.show(number))
    assert shown.matter.confidential
    standing = [each.kind for each in shown.papers if each.state is not PaperState.VOIDED]
    assert standing == [Paper.SEALED_RECEIPT]
    assert not page.answer.isVisible()


def test_it_is_opened_from_its_page(page, number, desk, lane, settle):
    click_on(page, "openMatter")
    settle()
    assert lane.open(lambda: desk.reception.show(number)).matter.draft.statement == SAID
    assert "财政所" in words_in(page)
    assert page.steps.isVisible()


def test_it_is_not_projected(page, window):
    shown = []
    window.guide_wanted.connect(shown.append)
    page.show_guide()
    assert shown == []
    assert "先不上群众屏" in told(window)


def test_the_days_list_says_that_it_waits_and_nothing_else(window, number, settle):
    window.around.today.reload()
    settle()
    model = window.around.today.view.model()
    words = " ".join(window.around.today.view._rows.words(model.index(0).data(model.ItemRole)))
    assert "待确认" in words
    assert "冯试例" not in words
    assert "财政所" not in words


def test_the_batch_page_says_how_many_stay_and_leads_there(window, number, settle):
    window.open_page("batch")
    settle()
    held = window.findChild(object, "batchHeld")
    assert held.isVisible()
    assert "有 1 件像检举控告" in held.accessibleName()
    held.acted.emit()
    settle()
    assert window._page.objectName() == "matterPage"
    assert window.around.pages.matter.answer.isVisible()
