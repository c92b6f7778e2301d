"""The shared widgets: named for every reader, used by keyboard, nothing cut off at any text size."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.hands import heard, image
from ui.look.theme import SCALES, Theme, ThemeName
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, IconLabel, label, tip
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.pill import Pill, PillKind, pill_size
from ui.widgets.shown.routemap import RouteMap, Stop, StopState
from ui.widgets.shown.timeline import Limit, LimitsModel, Stage, Timeline

SIZES = pytest.mark.parametrize("scale", SCALES)
LIMITS = (
    Limit(stage=Stage.DONE, title="登记", note="11月24日 10:05　当场出具回执", left="今天"),
    Limit(stage=Stage.NEXT, title="告知是否受理", note="收到之日起 15 日内", left="还有 15 天"),
    Limit(stage=Stage.LATER, title="办结并书面答复", note="受理后 60 日内，最长可延 30 日"),
)
STOPS = (
    Stop(state=StopState.DONE, icon="document", title="登记", when="今天", note="当场拿到回执"),
    Stop(state=StopState.HERE, icon="phone", title="告知", when="12月9日前", note="15 日内告诉您是否受理"),
    Stop(state=StopState.NEXT, icon="scales", title="不服", when="30 日内", note="可请求复查"),
)
PURPOSES = (("shensu", "申诉求决"), ("jianyi", "建议意见"), ("jubao", "检举控告"))


@pytest.fixture
def shown(qtbot):
    held = []  # qtbot keeps no reference of its own

    def show(widget, width=600, height=600):
        held.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.activateWindow()
        with qtbot.waitActive(widget):
            widget.show()
        return widget

    return show


# Boxes


def test_margins_and_gaps_follow_the_text_size(look, shown):
    left, right = QLabel("左"), QLabel("右")
    outside = shown(frame("card", row(look, left, None, right, margins=(20, 4, 20, 4), spacing=10)))
    assert left.x() == 20 + 1
    look.use(Theme(scale=2.0, still=True))
    outside.layout().activate()
    assert left.x() == 40 + 1
    assert outside.width() - right.geometry().right() - 1 == 40 + 1


def test_a_scrolled_part_is_no_stop_for_the_keyboard(look, shown):
    area = shown(Scrolled(frame("page", column(look, QLabel("字"))), "centre"))
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert area.objectName() == "centre"


# Flow and segments


def test_a_flow_breaks_where_the_width_ends(look, shown):
    flow = Flow(look)
    buttons = [QPushButton(f"第{number}项材料") for number in range(6)]
    for button in buttons:
        flow.add(button)
    outside = QWidget()
    outside.setLayout(column(look, flow, None))
    shown(outside, width=300)
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() < 300 for button in buttons)
    assert flow.height() >= max(button.geometry().bottom() for button in buttons)
    outside.resize(1200, 200)
    assert {button.y() for button in buttons} == {0}


def test_a_flow_follows_a_widget_that_grows_hides_or_goes(look, qtbot, shown):
    flow = Flow(look)
    first, second = QPushButton("一"), QPushButton("二")
    flow.add(first)
    flow.add(second)
    shown(flow)
    before = second.x()
    first.setText("一份很长的材料名称")
    qtbot.waitUntil(lambda: second.x() > before)
    first.hide()
    qtbot.waitUntil(lambda: second.x() == 0)
    flow.clear()
    assert flow.heightForWidth(300) == 0


def test_segments_are_chosen_by_mouse_and_by_arrow(look, qtbot, shown):
    segments = shown(Segments(look, "诉求性质", "purpose", PURPOSES))
    assert segments.choice() is None
    told = []
    segments.chosen.connect(told.append)
    qtbot.mouseClick(segments.button("shensu"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(segments.button("shensu"), Qt.Key.Key_Right)
    assert segments.choice() == "jianyi"
    assert told == ["shensu", "jianyi"]


def test_segments_set_by_the_program_are_silent(look, shown):
    segments = shown(Segments(look, "诉求性质", "purpose", PURPOSES))
    told = []
    segments.chosen.connect(told.append)
    segments.choose("jubao")
    assert segments.choice() == "jubao"
    segments.choose(None)
    assert segments.choice() is None
    assert told == []


def test_segments_say_the_question_and_the_answer(look, shown):
    segments = shown(Segments(look, "诉求性质", "purpose", PURPOSES))
    assert heard(segments.button("jubao"))[0] == "诉求性质：检举控告"
    assert segments.button("jubao").objectName() == "purpose_jubao"


# Pill, notice, labels


@pytest.mark.parametrize("kind", [kind for kind in PillKind if kind is not PillKind.IDLE])
def test_a_state_pill_is_told_apart_by_its_icon_too(look, shown, kind):
    assert kind.icon
    with_icon = pill_size(look, "还有 15 天", kind).width()
    assert with_icon > pill_size(look, "还有 15 天", PillKind.IDLE).width()


def test_a_pill_is_heard_and_can_say_something_else(look, shown):
    pill = shown(Pill(look, "登记中", PillKind.INFO))
    before = image(pill)
    pill.show_state("办结", PillKind.OK)
    assert heard(pill)[0] == "办结"
    assert image(pill) != before


def test_a_notice_is_heard_and_acts(look, qtbot, shown):
    notice = shown(
        Notice(look, "9 月的一件可能是同一事项", "earlierNotice", kind=NoticeKind.WARN, action="核对")
    )
    assert heard(notice)[0] == "9 月的一件可能是同一事项"
    button = notice.findChild(QPushButton, "earlierNoticeAction")
    with qtbot.waitSignal(notice.acted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    notice.say("已核对", NoticeKind.OK)
    assert not button.isVisible()
    assert notice.property("kind") == "ok"


def test_a_label_never_reads_markup(look, shown):
    assert label("<b>周试例</b>").textFormat() == Qt.TextFormat.PlainText


def test_a_long_line_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(look, shown):
    text = "证件号只在本机加密保存，打印件自动遮盖中间位"
    line = shown(ElidedLabel(text), width=120)
    image(line)
    assert line.toolTip() == text
    assert heard(line)[0] == text
    line.resize(900, 40)
    image(line)
    assert line.toolTip() == ""


def test_icons_follow_the_theme(look, shown):
    icon = shown(IconLabel(look, "check", "ok", 20), width=20)
    before = icon.pixmap().toImage()
    look.use(Theme(name=ThemeName.CONTRAST, still=True))
    assert icon.pixmap().toImage() != before


# Buttons


def test_a_button_shows_its_keys_and_is_heard_without_them(look, shown):
    button = shown(Button(look, "登记并出具回执", "registerVisit", kind="primary", keys="Ctrl+Enter"))
    assert button.text() == "登记并出具回执　Ctrl+Enter"
    assert heard(button)[0] == "登记并出具回执"
    button.say("正在登记")
    assert button.text() == "正在登记　Ctrl+Enter"


def test_a_button_that_shrinks_keeps_its_words_for_readers(look, shown):
    button = shown(Button(look, "引导屏", "showGuide", icon="screen", keys="F6"))
    button.shrink(True)
    assert (button.text(), button.toolTip()) == ("", "引导屏　F6")
    assert heard(button)[0] == "引导屏"
    button.shrink(False)
    assert button.text() == " 引导屏　F6"


def test_a_button_without_an_icon_does_not_shrink_to_nothing(look, shown):
    button = shown(Button(look, "查看", "open"))
    button.shrink(True)
    assert button.text() == "查看"


@SIZES
@pytest.mark.parametrize("kind", ["guide", "guide_primary"])
def test_a_button_of_the_petitioners_screen_is_for_any_finger(look, shown, scale, kind):
    look.use(Theme(scale=scale, still=True))
    button = shown(Button(look, "打印这张路线图", "printGuide", kind=kind, icon="printer"))
    assert button.sizeHint().height() >= 88 * scale


# Timeline


def test_the_limits_are_a_list_for_assistive_tools(look, shown):
    timeline = Timeline(look, "limits")
    shown(frame("card", column(look, timeline, None)))
    timeline.show_limits(LIMITS)
    spoken = QAccessible.queryAccessibleInterface(timeline)
    assert spoken.childCount() == 3
    assert (
        spoken.child(1).text(QAccessible.Text.Name) == "告知是否受理，下一步，还有 15 天，收到之日起 15 日内"
    )


def test_the_limits_model_keeps_qts_rules(look):
    model = LimitsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(LIMITS)
    model.show(())
    assert model.rowCount() == 0


def test_arrows_walk_the_limits(look, qtbot, shown):
    timeline = Timeline(look, "limits")
    shown(frame("card", column(look, timeline, None)))
    timeline.show_limits(LIMITS)
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    first = timeline.currentIndex().row()
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert timeline.currentIndex().row() == first + 1


@SIZES
@pytest.mark.parametrize("width", [280, 600])
def test_every_limit_has_its_room(look, shown, scale, width):
    look.use(Theme(scale=scale, still=True))
    timeline = Timeline(look, "limits")
    outside = QWidget()
    outside.setLayout(column(look, timeline, None))
    shown(outside, width=width)
    timeline.show_limits(LIMITS)
    outside.layout().activate()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    last = timeline.visualRect(timeline.model().index(2, 0))
    assert last.bottom() < timeline.height()
    assert timeline.verticalScrollBar().maximum() == 0


def test_no_limits_take_no_room(look, shown):
    timeline = Timeline(look, "limits")
    shown(frame("card", column(look, timeline, None)))
    timeline.show_limits(LIMITS)
    timeline.show_limits(())
    assert timeline.height() == 0


# Route map


def stops_of(route):
    return [route.findChild(QWidget, f"routeStop_{number}") for number in range(1, len(STOPS) + 1)]


def test_each_stop_is_a_button_that_says_where_it_lies(look, qtbot, shown):
    route = RouteMap(look, "routeMap")
    route.show_stops(STOPS)
    shown(route, width=1200)
    second = stops_of(route)[1]
    assert heard(second)[0] == "第 2 步，共 3 步，告知，现在到这里，12月9日前，15 日内告诉您是否受理"
    with qtbot.waitSignal(route.stop_chosen) as told:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert told.args == [1]


@SIZES
@pytest.mark.parametrize("width", [700, 1824])
def test_every_stop_has_its_room_and_is_wide_enough_to_touch(look, shown, scale, width):
    look.use(Theme(scale=scale, still=True))
    route = RouteMap(look, "routeMap")
    route.show_stops(STOPS)
    outside = QWidget()
    outside.setLayout(column(look, route, None))
    shown(outside, width=width)
    outside.layout().activate()
    for stop in stops_of(route):
        assert stop.heightForWidth(stop.width()) <= stop.height() <= route.height()
        assert min(stop.width(), stop.height()) >= 88


def test_the_way_is_drawn_at_once_when_the_look_is_still(look, shown):
    route = RouteMap(look, "routeMap")
    route.show_stops(STOPS)
    shown(route, width=1200)
    middle = (stops_of(route)[0].geometry().center().x() + stops_of(route)[1].geometry().center().x()) // 2
    assert image(route).pixelColor(middle, 37) == look.colour("primary")


def test_the_way_is_drawn_little_by_little_otherwise(look, qtbot, shown):
    look.use(Theme())
    route = RouteMap(look, "routeMap")
    shown(route, width=1200)
    route.show_stops(STOPS)
    middle = (stops_of(route)[0].geometry().center().x() + stops_of(route)[1].geometry().center().x()) // 2
    assert image(route).pixelColor(middle, 37) == look.colour("line")
    qtbot.waitUntil(lambda: image(route).pixelColor(middle, 37) == look.colour("primary"))


def test_another_way_replaces_the_first(look, qtbot, shown):
    route = RouteMap(look, "routeMap")
    route.show_stops(STOPS)
    shown(route, width=1200)
    route.show_stops(STOPS[:1])
    qtbot.waitUntil(lambda: stops_of(route)[1] is None)
    assert stops_of(route)[0].width() == route.width()


# Everything together


@SIZES
@pytest.mark.parametrize("name", list(ThemeName))
def test_nothing_in_a_card_is_cut_off(look, shown, scale, name):
    card = Card(look, "反映的情况和要求", "statementCard", icon="document", note="照来访人原话记")
    card.body.addLayout(
        row(
            look,
            Field(look, "姓名", QLineEdit("周试例"), "name", required=True),
            Field(look, "诉求性质", Segments(look, "诉求性质", "purpose", PURPOSES), "purpose"),
        )
    )
    card.body.addWidget(Button(look, "登记并出具回执", "register", kind="primary", icon="check", keys="F9"))
    card.body.addLayout(row(look, Pill(look, "登记中", PillKind.INFO), None, label("仅存本机", "caption")))
    look.use(Theme(name=name, scale=scale, still=True))
    shown(card, width=card.minimumSizeHint().width())
    card.layout().activate()
    cut = []
    for one in card.findChildren(QLabel):
        if one.text() and one.isVisible() and not isinstance(one, ElidedLabel):
            room, need = one.contentsRect().size(), one.sizeHint()
            if need.width() > room.width() + 1 or need.height() > room.height() + 1:
                cut.append(one.text())
    buttons = [one for one in card.findChildren(QPushButton) if one.isVisible()]
    cut += [one.text() for one in buttons if one.sizeHint().width() > one.width()]
    assert cut == []


def test_a_card_is_heard_by_its_title(look, shown):
    card = shown(Card(look, "来访人", "petitionerCard", icon="person"))
    card.rename("来访人（2）")
    assert heard(card)[0] == "来访人（2）"


def test_a_tooltip_is_never_read_as_markup(qtbot):
    assert tip("<img src=x> & 周试例") == "<span>&lt;img src=x&gt; &amp; 周试例</span>"
    assert tip("") == ""
    shown = ElidedLabel("<b>周试例</b>" * 40)
    qtbot.addWidget(shown)
    shown.resize(60, 20)
    shown.show()
    qtbot.waitExposed(shown)
    qtbot.waitUntil(lambda: "&lt;b&gt;" in shown.toolTip())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(look, shown, qtbot, key):
    button = shown(Button(look, "更正", "correct"))
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [1]
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]
