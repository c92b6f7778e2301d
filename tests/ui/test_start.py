"""From the passphrase to both screens, on a real register: who answers, who hears, what the lock hides."""

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.documents.reading import text_of
from tests.ui.fakes import Printer
from tests.ui.opened import settle
from ui.background import Topic
from ui.guide_view import GuideView, ReadBack
from ui.look.theme import SCALES, Theme, ThemeName
from ui.petitioner import names
from ui.start.officer import DeskOpening
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.places import SETTINGS
from xinfang_desk.settings import Settings, read_settings, write_settings

MATTER = MatterDraft(statement="老板拖欠工资", outcome=Outcome.GUIDE, route=Route.S2)
VIEW = GuideView(
    stops=stops(MATTER, (), date(2026, 9, 14)),
    place=None,
    deadlines=(),
    as_of=date(2026, 9, 14),
    number_groups="4115 2610 2126",
    desk=1,
    others=(),
)
WRITTEN = ReadBack(lines=(("姓名", "周试例"),))


def test_an_answer_of_a_visitor_is_counted(opening, guide, qtbot):
    opening._guide.ask_feedback()
    assert guide.here == names.FEEDBACK
    guide.open(names.GIVEN + "satisfied")
    settle(opening, qtbot)
    told = opening.background.open(lambda: opening._desk.hall.told(date(2100, 1, 1)))
    assert len(told) == 1
    assert opening.background.open(lambda: len(opening._desk.trail.export(verb="answer").lines)) == 0


def ask(opening):
    opening._window.around.pages.result.findChild(QPushButton, "askFeedback").click()


def test_the_officer_may_ask_for_an_answer(opening, guide):
    ask(opening)
    assert guide.here == names.FEEDBACK


def test_nobody_is_asked_where_no_screen_stands(opening):
    ask(opening)
    assert opening._guide.window is None
    assert "群众屏" in opening._window.findChild(QWidget, "deskNotice").accessibleName()


def notice(opening):
    return opening._window.findChild(QWidget, "deskNotice")


def fill_in(opening):
    intake = opening._window.intake
    intake.people.show_people((Person(name="周试例"),), involved=1, anonymous=False)
    intake.matters.show_matters((MATTER,))
    intake.people.changed.emit()


def test_what_a_petitioner_agrees_to_comes_back_to_the_form_and_onto_the_receipt(opening, guide, qtbot):
    fill_in(opening)
    window = opening._window
    window.intake.show_read_back()
    while guide.here == names.READ_BACK:
        guide._strip.on.click()
    assert "说写得对" in notice(opening).accessibleName()
    window.intake.register()
    qtbot.waitUntil(lambda: window._page is window.around.pages.result)
    [row] = opening.background.open(opening._desk.reception.today)
    record = opening.background.open(lambda: opening._desk.reception.show(row.number))
    agreed = record.visit.agreed
    assert agreed is not None
    [drawn] = opening.background.open(lambda: opening._desk.papers.draw(row.number, (Paper.RECEIPT,)))
    assert agreed.short.replace(" ", "") in text_of(drawn.pdf)


def test_a_wish_for_a_change_reaches_the_officer(opening, guide):
    fill_in(opening)
    opening._window.intake.show_read_back()
    guide._strip.own.click()
    assert "有地方要改" in notice(opening).accessibleName()


def test_a_wish_for_paper_is_an_offer_to_print_the_matter_shown(opening, guide, qtbot, monkeypatch):
    fill_in(opening)
    opening._window.intake.register()
    qtbot.waitUntil(lambda: opening._window._page is opening._window.around.pages.result)
    [row] = opening.background.open(opening._desk.reception.today)
    printer = Printer()
    printer.stands_in(monkeypatch)
    result = opening._window.around.pages.result
    qtbot.waitUntil(lambda: result._record is not None)
    result.show_guide()
    assert guide.here == names.MATTER
    guide._strip.own.click()
    assert "指引单" in notice(opening).accessibleName()
    assert printer.sheets == []
    opening._window.around.notice.take_up()
    qtbot.waitUntil(lambda: bool(printer.sheets))
    [(title, sheet, _queue)] = printer.sheets
    assert title == f"{row.number}-D02"
    assert "依法信访路线图指引单" in text_of(sheet)
    qtbot.waitUntil(lambda: "已送打印" in notice(opening).accessibleName())


def test_the_officer_hears_that_the_screen_was_unplugged(opening, guide):
    fill_in(opening)
    opening._window.intake.show_read_back()
    guide.unplug()
    assert "断开了" in notice(opening).accessibleName()
    assert opening._window.intake.people.form.name.text() == "周试例"


def test_the_lock_covers_both_screens_and_keeps_the_draft(opening, guide, qtbot):
    window, lock = opening._window, opening._lock
    opening._show_on_guide(WRITTEN)
    assert guide.here == names.READ_BACK
    form = window.intake
    form.people.form.name.setText("周试例")
    form.people.form.name.textEdited.emit("周试例")
    form.people.form.name.editingFinished.emit()
    form.matters.show_matters((MATTER,))
    form._open.touch(form._station.now())
    lock.idle.timeout.emit()
    assert guide.here == names.WELCOME
    assert not window.isVisible()
    settle(opening, qtbot)
    [kept] = opening.background.open(opening._desk.reception.drafts)
    assert (kept.draft.people[0].name, kept.draft.matters[0].statement) == ("周试例", "老板拖欠工资")
    opening._show_on_guide(WRITTEN)
    opening._show_on_guide(VIEW)
    assert guide.here == names.WELCOME
    lock.page.passphrase.setText("不对的口令")
    lock.page.passphrase.returnPressed.emit()
    settle(opening, qtbot)
    assert lock.is_locked
    lock.page.passphrase.setText(PASSPHRASE)
    lock.page.passphrase.returnPressed.emit()
    qtbot.waitUntil(lambda: not lock.is_locked)
    assert window.isVisible()
    assert form.people.form.name.text() == "周试例"
    opening._show_on_guide(VIEW)
    assert guide.here == names.MATTER


def test_the_lock_takes_away_what_was_opened_and_who_was_looked_up(opening, qtbot):
    window, lock = opening._window, opening._lock
    sealed = MatterDraft(statement="举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(sealed,))
    visit = opening.background.open(lambda: opening._desk.reception.register(draft))
    window.open_matter(visit.matters[0].number)
    card = window.around.pages.matter.unsealing
    qtbot.waitUntil(card.isVisible)
    card.passphrase.setText(PASSPHRASE)
    card.why.setText("核对")
    card.unseal()
    qtbot.waitUntil(card._mark.isVisible)
    assert "举报某人" in {each.text() for each in card.findChildren(QLabel)}
    lock.lock()
    assert "举报某人" not in {each.text() for each in window.findChildren(QLabel)}
    lock._unlock(None)
    assert not card._mark.isVisible()
    window.open_page("own_record")
    window.around.pages.own_record.name.setText("周试例")
    lock.lock()
    lock._unlock(None)
    assert window.around.pages.own_record.name.text() == ""


def test_the_minutes_are_the_offices(opening, home, qtbot):
    assert opening._lock.idle.interval() == Settings().idle_minutes * 60_000
    write_settings(home, Settings(idle_minutes=3))
    opening.background.changed.emit(Topic.ALL)
    qtbot.waitUntil(lambda: opening._lock.idle.interval() == 180_000)


def test_every_setting_that_can_be_chosen_can_be_kept_and_no_other_look_is_read(tmp_path):
    for name, scale, minutes in zip(ThemeName, SCALES, (1, 60, 120), strict=False):
        chosen = Settings(theme=name.value, scale=scale, idle_minutes=minutes)
        write_settings(tmp_path, chosen)
        assert read_settings(tmp_path) == chosen
    (tmp_path / SETTINGS).write_text('{"theme": "mauve"}', "utf-8")
    assert ThemeName(read_settings(tmp_path).theme) is ThemeName.LIGHT


def test_a_wrong_passphrase_given_ahead_asks_for_another(qapp, home, look, lane, qtbot, monkeypatch):
    monkeypatch.setenv("XINFANG_PASSPHRASE", "不对的口令")
    # However slow the machine is: the window is furnished before the passphrase is refused.
    monkeypatch.setattr("ui.start.officer._PAINT_PATIENCE", 60)
    opening = DeskOpening(qapp, home, look, lane)
    opening.begin()
    qtbot.waitUntil(lambda: opening._lock is not None)
    opening._lock.lock()
    qtbot.waitUntil(lambda: opening._door is not None)
    qtbot.addWidget(opening._door)
    assert opening._lock is None
    assert opening._window is None
    assert [each.objectName() for each in QApplication.topLevelWidgets() if each.isVisible()] == [
        "unlockWindow"
    ]
    opening.end()


def test_the_name_can_be_typed_at_once(opening, qtbot):
    qtbot.waitUntil(opening._frame.isActiveWindow)
    assert opening._frame.focusWidget().objectName() == "name"


def test_the_petitioners_screen_wears_the_officers_colours_in_its_own_size(opening, guide, look, qtbot):
    def heading():
        shown = (each for each in guide.findChildren(QLabel) if "您好" in each.text() and each.isVisible())
        return next(shown).fontInfo().pixelSize()

    usual = heading()
    look.use(Theme(name=ThemeName.DARK, scale=2.0, still=True))
    assert guide.grab().toImage().pixelColor(5, guide.height() // 2).lightness() < 60
    assert heading() == usual
    guide._strip.larger.click()
    larger = heading()
    # What a visitor has chosen stays while the officer's own size changes.
    look.use(Theme(name=ThemeName.DARK, scale=1.0, still=True))
    assert heading() == larger > usual


def test_the_first_start_leads_from_the_passphrase_to_the_safe_and_the_desk(
    qapp, tmp_path, look, lane, qtbot, monkeypatch, stood
):
    monkeypatch.delenv("XINFANG_PASSPHRASE", raising=False)
    printer = Printer()
    printer.stands_in(monkeypatch)
    opening = DeskOpening(qapp, tmp_path / "home", look, lane)
    stood.append(opening)
    opening.begin()
    first = opening._door
    first.office_code.setCurrentIndex(1)
    first.office_name.setText("示例镇")
    first.officer.setText("示例员")
    for secret in (first.passphrase, first.again):
        secret.setText(PASSPHRASE)
    first.make()
    qtbot.waitUntil(lambda: first.findChild(QPushButton, "printRecovery") is not None)
    settle(opening, qtbot)
    assert not first.findChild(QWidget, "officeCard").isVisible()
    for name in ("printTest_papers", "enrolCounty", "writeCard"):
        assert first.findChild(QPushButton, name).isVisible()
    first.findChild(QPushButton, "printRecovery").click()
    settle(opening, qtbot)
    [(title, sheet, _queue)] = printer.sheets
    assert title == "recovery"
    # There is no older sheet that would have to be torn up.
    assert first.findChild(QWidget, "firstRunNotice").accessibleName() == "恢复单打出来了，从现在起有效。"
    assert lane.open(opening._desk.accounts.has_recovery)
    # The secret lies in no file of the home.
    digits = "".join(each for each in text_of(sheet) if each.isdigit())
    kept = b"".join(each.read_bytes() for each in (tmp_path / "home").rglob("*") if each.is_file())
    assert len(digits) > 30
    assert not [at for at in range(len(digits) - 29) if digits[at : at + 30].encode() in kept]
    first.findChild(QPushButton, "startDesk").click()
    qtbot.waitUntil(lambda: opening._window is not None)
    assert opening._door is None
    settle(opening, qtbot)


def test_what_is_wanted_on_the_guide_before_the_desk_is_open_is_shown_then(
    qapp, home, look, lane, qtbot, monkeypatch, stood
):
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    opening = DeskOpening(qapp, home, look, lane)
    stood.append(opening)
    opening.begin()
    opening._guide.show(VIEW)
    assert opening._guide.window is None
    qtbot.waitUntil(lambda: opening._guide.window is not None)
    assert opening._guide.window.here == names.MATTER
    settle(opening, qtbot)


def test_a_rehearsal_opens_without_a_question_and_says_what_it_is(qapp, home, look, lane, qtbot, stood):
    opening = DeskOpening(qapp, home, look, lane, rehearses=True)
    stood.append(opening)
    opening.begin()
    qtbot.waitUntil(lambda: opening._window is not None)
    settle(opening, qtbot)
    shown = {each.text() for each in opening._window.around.top.findChildren(QLabel)}
    assert f"{OFFICE.name}（演练）" in shown


def test_closing_keeps_where_the_window_stood(opening, home, monkeypatch):
    monkeypatch.setattr(opening._app, "quit", lambda: None)
    assert not (home / "window.state").exists()
    opening._window.closed.emit()
    assert (home / "window.state").stat().st_size > 0


def test_a_screen_that_mirrors_the_desks_is_none_any_more(opening, guide, monkeypatch):
    side, here = opening._guide, QApplication.primaryScreen()
    guide.place_on(here)
    guide.show_read_back(WRITTEN)
    monkeypatch.setattr(side, "_second_screen", lambda: None)
    side._reshaped()
    assert (guide.isVisible(), guide.here) == (False, names.WELCOME)
    assert "断开了" in notice(opening).accessibleName()
    monkeypatch.setattr(side, "_second_screen", lambda: here)
    side._reshaped()
    assert guide.isVisible()
