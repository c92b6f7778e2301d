"""For every reader, at every size, in longer words too."""

import pytest
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.desk.conftest import CONFIDENTIAL
from tests.ui.codes import shipped
from tests.ui.fakes import NOON
from tests.ui.officer.test_window import PAGES
from tests.ui.reach import cut_off, nameless, tab_comes_round, unlabelled, unmarked, untold
from ui.background import Topic
from ui.look.theme import Theme, ThemeName
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from ui.start.lock import LockPage
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Step, VisitDraft
from xinfang_desk.domain.people.petitioner import Person

pytestmark = pytest.mark.usefixtures("enrolled")


def newest(window, place=0):
    """The record of the matter that was registered last, or ``place`` before it."""
    station = window._station
    row = station.background.open(station.desk.reception.today)[place]
    return station.background.open(lambda: station.desk.reception.show(row.number))


def show(window, settle, page):
    if page == "matter":
        window.open_matter(newest(window).matter.number)
        settle()
        steps = window.around.pages.matter.steps
        steps.step.setCurrentIndex(steps.step.findData(Step.EXTEND))
        steps.step.activated.emit(1)
    elif page == "correction":
        window.open_matter(newest(window).matter.number)
        settle()
        window.around.pages.matter._begin_correction()
    elif page == "accounts":
        window.open_page("settings")
        settle()
        window.findChild(QPushButton, "addAccount").click()
        window.around.pages.settings.accounts.add._refuse(DeskError("account.head_consent"), None)
    elif page == "result":
        window._show_registered(newest(window).visit)
    elif page == "search":
        window.around.go_to_search()
        window.around.search.narrowing.soon.setChecked(True)
    elif page == "own_found":
        window.open_page("own_record")
        window.around.pages.own_record.name.setText("周试例")
        window.around.pages.own_record.phone.setText("00000000000")
        window.around.pages.own_record.look()
    elif page != "intake":
        window.open_page(page)
    settle()


ALL = ("intake", "result", "matter", "correction", "search", "own_found", "accounts", *PAGES)
SIZES = pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 2.0), (1920, 1080, 1.5)]
)


@SIZES
@pytest.mark.usefixtures("longer")
def test_nothing_is_cut_off_in_a_longer_language(window, look, registered, settle, width, height, scale):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    look.use(Theme(scale=scale, still=True))
    window.resize(width, height)
    cut = {}
    for page in ALL:
        show(window, settle, page)
        cut[page] = cut_off(window)
    assert {page: each for page, each in cut.items() if each} == {}


@pytest.mark.parametrize("page", ALL)
def test_a_page_is_for_every_reader_and_every_key(window, registered, lane, settle, qtbot, page):
    for _ in range(2):
        registered(outcome=Outcome.ACCEPT, route=Route.S6)
    lane.changed.emit(Topic.ALL)
    show(window, settle, page)
    assert nameless(window) == []
    assert unlabelled(window) - {"search"} == set()
    assert unmarked(window) == []
    assert untold(window) == []
    rows_are_told_with_their_place_among_all(window)
    tab_comes_round(window, window.around.top.search, qtbot)


def rows_are_told_with_their_place_among_all(window):
    spoken = QAccessible.queryAccessibleInterface(window.around.today.view)
    assert spoken.childCount() == 2
    assert [spoken.indexOfChild(spoken.child(place)) for place in range(2)] == [0, 1]
    assert all("周试例" in spoken.child(place).text(QAccessible.Text.Name) for place in range(2))


SAFE = ("asking", "unsealed", "erasing", "erased", "sealed_waiting")


YEARS = 5


def show_safe(window, settle, what):
    """A state of the safe: an accusation asked for or open, a matter to be erased or erased, what waits."""
    purpose = Purpose.SHENSU if what in {"erasing", "erased"} else Purpose.JUBAO
    station = window._station
    number = station.background.open(lambda: _one_of(station.desk, purpose))
    if what == "sealed_waiting":
        window.open_page("batch")
        settle()
        return
    window.open_matter(number)
    settle()
    page = window.around.pages.matter
    if purpose is Purpose.JUBAO:
        page.unsealing._ask()
        if what == "unsealed":
            page.unsealing.passphrase.setText(CONFIDENTIAL)
            page.unsealing.why.setText("移送前核对")
            page.unsealing.unseal()
        else:
            page.unsealing.unseal()  # says what is lacking
    else:
        page.erasing.why.setText("保存期满")
        page.erasing._ask()
        if what == "erased":
            page.erasing.erase()
    settle()


def _one_of(desk, purpose):
    """A matter of that purpose whose retention time is over, registered where there is none."""
    for row in desk.reception.today():
        if desk.reception.show(row.number).matter.draft.purpose is purpose:
            return row.number
    if desk.people.retention_years() is None:
        desk.people.set_retention(YEARS)
    matter = MatterDraft(statement="老板拖欠工资", outcome=Outcome.ONSPOT, purpose=purpose)
    came = NOON.replace(year=NOON.year - YEARS)
    person = Person(name="周试例", phone="00000000000")
    draft = VisitDraft(people=(person,), matters=(matter,), received_at=came)
    return desk.reception.register(draft).matters[0].number


@SIZES
@pytest.mark.usefixtures("longer")
def test_nothing_of_the_safe_is_cut_off_either(window, look, settle, width, height, scale):
    look.use(Theme(scale=scale, still=True))
    window.resize(width, height)
    cut = {}
    for what in SAFE:
        show_safe(window, settle, what)
        cut[what] = cut_off(window)
    assert {what: each for what, each in cut.items() if each} == {}


@pytest.mark.parametrize("what", SAFE)
def test_the_safe_is_for_every_reader_too(window, settle, what):
    show_safe(window, settle, what)
    assert nameless(window) == []
    assert unlabelled(window) - {"search"} == set()
    assert unmarked(window) == []


def test_the_focus_is_seen_in_every_theme(window, look):
    for name in ThemeName:
        look.use(Theme(name=name, still=True))
        assert unmarked(window) == [], name


@pytest.fixture(params=["first_run", "unlock", "forgotten", "lock"])
def before(request, look, lane, qtbot):
    """What stands where the desk is not open."""
    if request.param == "first_run":
        window = FirstRunWindow(look, shipped, lane, lambda _office, _secret: "", first_cards)
    else:
        window = (
            LockPage(look, "来访接待台", "示例镇　示例员") if request.param == "lock" else UnlockWindow(look)
        )
    qtbot.addWidget(window)
    window.show()
    if request.param == "forgotten":
        window.findChild(QPushButton, "forgot").click()
        window.findChild(QPushButton, "recoverDo").click()
        window.recovery_refused(DeskError("home.unwritable"))
    return window


def test_what_stands_before_the_desk_is_for_every_reader_too(before):
    assert nameless(before) == []
    assert unlabelled(before) == set()
    assert unmarked(before) == []


@SIZES
@pytest.mark.usefixtures("longer")
def test_nothing_is_cut_off_before_the_desk_either(look, before, width, height, scale):
    look.use(Theme(scale=scale, still=True))
    before.resize(width, height)
    QApplication.processEvents()
    assert cut_off(before) == []


def test_no_two_keys_are_the_same(window):
    keys = [each.key().toString() for each in window.findChildren(QShortcut)]
    assert len(keys) == len(set(keys))
    assert QKeySequence("F1").toString() in keys


def test_every_key_is_on_the_page_of_keys(window, settle):
    from ui.shortcuts import PAGE_KEYS
    from ui.start.lock import KEYS as LOCK

    window.open_page("keys")
    settle()
    listed = {each.text() for each in window.around.pages.keys.findChildren(QLabel)}
    names = {"Escape": "Esc", "Ctrl+Return": "Ctrl+Enter", "Ctrl+PgDown": "Ctrl+PgDn"}
    names |= {f"Ctrl+{number}": "Ctrl+数字" for number in range(10)}
    of_the_county = {"F5"}  # no page of the desk answers to it
    bound = {
        names.get(key, key) for key in (*window.around.keys._everywhere, *PAGE_KEYS, LOCK)
    } - of_the_county
    assert bound <= listed
