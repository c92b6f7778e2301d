"""The pages of the year, the month, plans, trainings and handovers, by hand on a real desk."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.desk.duties.test_handing_down import RECHECK
from tests.ui.hands import click, told
from ui.look.theme import Theme
from ui.widgets.inputs.choices import choose
from xinfang_desk.domain.category import ChargeKind, ClosingGround, Outcome, Purpose, Route
from xinfang_desk.domain.duties.advice import Adopted
from xinfang_desk.domain.hall.stock import PaperSetup


@pytest.fixture
def page(window, settle):
    def page(name):
        window.open_page(name)
        settle()
        return getattr(window.around.pages, name)

    return page


def words(page, name):
    return page.findChild(QLabel, name).text()


def test_a_figure_leads_to_its_matters(window, registered, page, settle, qtbot):
    number = registered(route=Route.S6, outcome=Outcome.ACCEPT).matters[0].number
    yearly = page("yearly")
    assert yearly.model.data(yearly.model.index(0, 1)) == "1件"
    assert words(yearly, "figureName") == "信访事项　1"
    assert "作废的不算" in words(yearly, "figureDefinition")
    yearly.rows.setFocus()
    yearly.rows.setCurrentIndex(yearly.rows.model().index(0))
    qtbot.keyClick(yearly.rows, Qt.Key.Key_Return)
    settle()
    assert words(window, "matterNumber").replace(" ", "") == number


def test_what_was_not_done_is_found_apart(registered, page, settle):
    registered(route=Route.S2, outcome=Outcome.GUIDE)
    yearly = page("yearly")
    row = next(
        at for at in range(yearly.model.rowCount()) if "当场书面告知率" in yearly.model.index(at, 0).data()
    )
    yearly.table.setCurrentIndex(yearly.model.index(row, 0))
    settle()
    assert yearly.which.isVisible()
    assert yearly.rows.model().rowCount() == 0
    yearly.which.button("missed").click()
    settle()
    assert yearly.rows.model().rowCount() == 1


def test_an_empty_year_says_so(page, settle):
    yearly = page("yearly")
    yearly.year.button("2025").click()
    settle()
    assert yearly.model.data(yearly.model.index(0, 1)) == "0件"
    assert "不是一件一件数的" in words(yearly, "figureCount")


def test_the_reports_are_saved(window, page, settle, tmp_path):
    page("yearly").save(tmp_path / "own")
    settle()
    assert sorted(each.name for each in (tmp_path / "own").iterdir()) == [
        "figures.csv", "figures.json", "report.docx", "report.pdf",
    ]  # fmt: skip
    assert "已存 4 份" in told(window)


def test_a_plan_is_written_and_ticked(window, desk, ask, page, settle, qtbot):
    plans = page("plans")
    assert "还没有定计划" in words(plans, "planWords")
    click(qtbot, window, "addPlanItem")
    assert ask(desk.plans.of_year, 2026) == ()
    plans.what.setText("讲信访工作条例")
    plans.target.setValue(3)
    click(qtbot, window, "addPlanItem")
    settle()
    [planned] = ask(desk.plans.of_year, 2026)
    assert (planned.item.what, planned.left) == ("讲信访工作条例", 3)
    assert "还差 1 项" in words(plans, "planWords")
    assert plans.what.text() == ""
    plans.table.setCurrentIndex(plans.model.index(0, 0))
    click(qtbot, window, "dropPlanItem")
    settle()
    # The last one of its kind stays: a plan of nothing is none.
    assert len(ask(desk.plans.of_year, 2026)) == 1


def test_an_article_is_saved(window, page, settle, tmp_path):
    plans = page("plans")
    choose(plans.place, "zhengdi")
    plans.save_article(tmp_path)
    settle()
    assert len(list(tmp_path.glob("zhengdi*"))) == 4


def test_advice_is_kept_and_answered(window, desk, ask, page, settle, qtbot, tmp_path):
    digests = page("digests")
    assert "没有新出现的问题" in words(digests, "digestWords")
    click(qtbot, window, "addAdvice")
    settle()
    assert ask(desk.digests.advice_of, 2026) == ()
    digests.body.setText("示例镇水利站")
    digests.text.setText("把水费的算法贴出来")
    digests.sent_on.show_day(date(2026, 9, 1))
    click(qtbot, window, "addAdvice")
    settle()
    digests.given.setCurrentIndex(digests.advised.index(0, 0))
    digests.answered_on.show_day(date(2026, 9, 10))
    choose(digests.adopted, Adopted.PARTLY.name)
    click(qtbot, window, "answerAdvice")
    settle()
    [advice] = ask(desk.digests.advice_of, 2026)
    assert (advice.body, advice.adopted) == ("示例镇水利站", Adopted.PARTLY)
    digests.save(tmp_path)
    settle()
    assert sorted(each.name for each in tmp_path.glob("digest*")) == ["digest.docx", "digest.json"]


def test_a_case_is_held_against_what_was_registered(window, registered, page, settle, qtbot):
    number = registered("周试例", "工资没有结清", route=Route.S6, outcome=Outcome.ACCEPT).matters[0].number
    training = page("trainings")
    choose(training.case, "gongzi")
    click(qtbot, window, "checkCase")
    assert words(training, "caseTold") == ""
    training.number.setText(number)
    click(qtbot, window, "checkCase")
    settle()
    assert "途径：应当是 s2 s5，登记的是 s6" in words(training, "caseTold")
    click(qtbot, window, "showKey")
    settle()
    assert "要做：照样登记" in words(training, "caseTold")
    # Next year's day is not taken for this year's.
    assert "一年内申请劳动仲裁：2027-08-31" in words(training, "caseTold")


def test_a_training_is_kept_without_marks(window, desk, ask, page, settle, qtbot, tmp_path):
    training = page("trainings")
    assert "还没有记过培训" in words(training, "trainingTotal")
    training.topic.setText("怎么告知")
    training.on.show_day(date(2026, 9, 1))
    training.people.setValue(6)
    training.passed.setValue(5)
    click(qtbot, window, "keepTraining")
    settle()
    [kept] = ask(desk.trainings.of_year, 2026)
    assert (kept.topic, kept.people, kept.passed) == ("怎么告知", 6, 5)
    assert "6 人次参加，5 人次合格" in words(training, "trainingTotal")
    training.topic.setText("怎么告知")
    for count in (1, 2):
        # Entered twice is told at its field; keeping it once more goes on.
        click(qtbot, window, "keepTraining")
        settle()
        assert ("已经记过" in training._topic.fault) is (count == 1)
        assert len(ask(desk.trainings.of_year, 2026)) == count
    training.save_test(tmp_path)
    settle()
    assert len(list(tmp_path.glob("T1-*.pdf"))) == 2


def test_a_procedure_ends_and_a_village_takes_over(
    window, desk, ask, registered, page, settle, qtbot, printer, change_settings
):
    number = registered(route=Route.S6, outcome=Outcome.ACCEPT).matters[0].number
    for step in RECHECK:
        ask(desk.reception.take_step, number, replace(step, on=ask(desk.handingdown.today)))
    handover = page("handingdown")
    assert not window.findChild(QPushButton, "closeProcedure").isEnabled()
    handover.number.setText("123")
    handover.seek()
    assert "编号不对" in told(window)
    handover.number.setText(number)
    qtbot.keyClick(handover.number, Qt.Key.Key_Return)
    settle()
    click(qtbot, window, "closeProcedure")
    settle()
    assert ask(desk.reception.show, number).matter.closing is None
    for line, said in ((handover.document, "1号"), (handover.org, "示例市"), (handover.proof, "回证")):
        line.setText(said)
    today = ask(desk.handingdown.today)
    for day in (handover.on, handover.served, handover.handed_on):
        day.show_day(today)
    click(qtbot, window, "closeProcedure")
    settle()
    assert ask(desk.reception.show, number).matter.closing.ground is ClosingGround.RECHECKED
    assert not window.findChild(QPushButton, "closeProcedure").isEnabled()
    handover.to.setText("示例村")
    choose(handover.kind, ChargeKind.HELP.name)
    handover.what.setText("帮着申请救助")
    handover.due.show_day(date(2026, 12, 1))
    click(qtbot, window, "addCharge")
    click(qtbot, window, "handOver")
    settle()
    [line] = ask(desk.promises.listed).lines
    assert (line.by, line.pledge.what) == ("示例村", "帮扶救助：帮着申请救助")
    # One copy for the village and one for the file: they share no sheet.
    change_settings(papers=PaperSetup(two_sided=True))
    click(qtbot, window, "printHanded")
    settle()
    assert [
        (title.partition("-")[0], order.two_sided)
        for (title, *_), order in zip(printer.sheets, printer.orders, strict=True)
    ] == [("H1", False)]


def test_of_an_accusation_nothing_is_shown(window, registered, page, settle):
    sealed = registered("郑虚构", "举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    handover = page("handingdown")
    handover.number.setText(sealed.matters[0].number)
    handover.seek()
    settle()
    assert words(handover, "endedWords").startswith("内容不显示。")
    assert not window.findChild(QPushButton, "handOver").isEnabled()


def test_a_talk_is_one_more_and_no_link(window, desk, ask, registered, settle, qtbot):
    visit = registered()
    window.around.pages.result.show_visit(visit)
    settle()
    window.around.pages.result.talked()
    settle()
    assert ask(desk.plans.talks, 2026) == 1
    assert "讲了路线图" in told(window)


def test_no_words_lie_over_the_table_at_twice_the_size(window, look, settle):
    look.use(Theme(scale=2.0, still=True))
    window.resize(1366, 768)
    window.open_page("digests")
    settle()
    page = window.around.pages.digests
    table = QRect(page.table.mapTo(page, QPoint()), page.table.size())
    beside = [each for each in page.findChildren(QLabel) if each.text() and each.window() is window]
    over = [
        each.text()
        for each in beside
        if not page.table.isAncestorOf(each)
        and QRect(each.mapTo(page, QPoint()), each.size()).intersects(table)
    ]
    assert over == []


def test_at_twice_the_size_no_button_is_cut_and_no_table_goes_sideways(window, look, page, settle):
    look.use(Theme(scale=2.0, still=True))
    window.resize(1366, 768)
    promises = page("promises")
    for name in ("newPledge", "printExplanation", "printPromises"):
        button = promises.findChild(QPushButton, name)
        assert button.width() >= button.sizeHint().width(), name
    for table in (page("plans").table, page("digests").table):
        assert table.horizontalScrollBar().maximum() == 0
