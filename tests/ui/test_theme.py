"""Looks: readable in every theme, changed at once, and complete."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import fonts, icons, stylesheet
from ui.look.theme import SCALES, Look, Theme, ThemeName
from ui.look.tokens import CONTRAST, DARK, LIGHT, Size
from ui.widgets.field import restyle

TEXT = [
    *[
        (ink, ground)
        for ink in ("text", "text2", "text3")
        for ground in ("bg", "surface", "surface2", "select")
    ],
    *[("on_primary", f"primary{state}") for state in ("", "_hover", "_press")],
    *[("primary", ground) for ground in ("surface", "surface2", "bg", "primary_soft", "select")],
    *[(ink, ground) for ink in ("text", "text2") for ground in ("primary_soft", "warn_soft", "ok_soft")],
    *[(ink, f"{ink}_soft") for ink in ("ok", "warn", "danger")],
    *[(ink, "surface") for ink in ("ok", "warn", "danger")],
    ("text", "danger_soft"),
    ("text2", "idle_soft"),
    ("text", "idle_soft"),
    ("surface", "text"),
    ("danger", "bg"),
    ("focus", "surface"),
]
EDGES = [
    *[(edge, ground) for edge in ("line_strong", "focus", "primary") for ground in ("surface", "bg")],
    ("danger", "danger_soft"),
    ("line_strong", "surface2"),
]
LOOKS = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
THEMES = pytest.mark.parametrize("name", list(ThemeName))


def luminance(colour):
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@LOOKS
def test_every_text_pair_can_be_read(tokens):
    weak = [pair for pair in TEXT if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5]
    assert weak == []


@LOOKS
def test_every_control_border_can_be_seen(tokens):
    weak = [pair for pair in EDGES if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3]
    assert weak == []


def test_the_petitioners_screen_has_no_small_type():
    assert min(size for name, size in Size.__members__.items() if name.startswith("GUIDE")) >= 26


@THEMES
@pytest.mark.parametrize("scale", SCALES)
def test_the_stylesheet_is_complete_and_has_no_rule_for_everything(name, scale):
    sheet = Theme(name=name, scale=scale).stylesheet()
    assert "$" not in sheet
    selectors = re.findall(r"([^{}]+)\{", sheet)
    assert not [s for s in selectors if s.strip().startswith("*")]


@THEMES
def test_the_small_drawings_of_the_stylesheet_are_in_the_theme_s_colours(name):
    theme = Theme(name=name)
    drawings = {Path(path) for path in re.findall(r'url\("([^"]+)"\)', theme.stylesheet())}
    assert {path.stem for path in drawings} == {"chevron", "chevron_up", "tick", "dot"}
    for path in drawings:
        ink = theme.tokens.text2 if path.stem.startswith("chevron") else theme.tokens.on_primary
        assert f'"{ink}"' in path.read_text("utf-8")


def test_sizes_grow_with_the_scale():
    sheets = [stylesheet.build(LIGHT, scale, Path("i")) for scale in (1.0, 2.0)]
    sizes = [re.search(r'kind="title"] \{ font-size: (\d+)px', sheet).group(1) for sheet in sheets]
    assert sizes == ["22", "44"]


def test_every_icon_can_be_drawn_and_takes_the_colour():
    blank = QImage(24, 24, QImage.Format.Format_ARGB32)
    blank.fill(0)
    for path in icons.FOLDER.glob("*.svg"):
        picture = blank.copy()
        painter = QPainter(picture)
        icons.draw(painter, path.stem, "#FF0000", QRectF(0, 0, 24, 24))
        painter.end()
        inked = [c for x in range(24) for y in range(24) if (c := picture.pixelColor(x, y)).alpha() > 200]
        assert inked, path.name
        assert all(c.red() > 200 and c.green() < 60 for c in inked), path.name


def test_the_screen_uses_the_shipped_typeface_in_both_weights(typeface):
    for bold in (False, True):
        shown = QFontInfo(fonts.font(15, bold=bold))
        assert (shown.family(), shown.bold()) == ("XF Sans", bold)


@pytest.mark.parametrize("name", ["来访登记", "赵𬭚", "陈𫖯", "孙𠅤", "𠮷", "𰻝"])
def test_a_rare_name_has_a_typeface(typeface, name):
    faces = [QRawFont.fromFont(QFont(family)) for family in fonts.FAMILIES]
    assert all(any(face.supportsCharacter(ord(letter)) for face in faces) for letter in name)


def test_a_change_of_theme_and_size_shows_at_once(qtbot, qapp, look):
    label, button = QLabel("字"), QPushButton("登记")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    told = []
    look.changed.connect(lambda: told.append(look.theme.scale))
    small = button.sizeHint().height()
    look.use(Theme(name=ThemeName.DARK, scale=2.0, still=True))
    assert told == [2.0]
    assert button.sizeHint().height() > 1.8 * small
    assert label.fontInfo().pixelSize() == 30
    assert button.grab().toImage().pixelColor(6, 12) == QColor(DARK.surface)
    assert qapp.palette().window().color() == QColor(DARK.bg)


@pytest.mark.parametrize("hidden", [False, True])
def test_what_changes_its_kind_after_another_theme_keeps_nothing_of_the_kind_before(qtbot, look, hidden):
    """What a stylesheet once set on a widget goes with it, also where another theme came between."""
    window = QWidget()
    qtbot.addWidget(window)
    inside = QVBoxLayout(window)
    before, fresh = QLabel("打印"), QLabel("打印")
    before.setProperty("kind", "strong")
    inside.addWidget(before)
    with qtbot.waitExposed(window):
        window.show()
    before.setVisible(not hidden)
    look.use(Theme(name=ThemeName.DARK, still=True))
    QCoreApplication.processEvents()
    before.setProperty("kind", "label")
    restyle(before)
    before.show()
    fresh.setProperty("kind", "label")
    inside.addWidget(fresh)
    fresh.ensurePolished()
    assert before.font() == fresh.font()
    assert before.palette().windowText() == fresh.palette().windowText()


class Hearing(QLabel):
    """Keeps how often it was told of another style."""

    told = 0

    def changeEvent(self, event):
        self.told += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def _titled(words):
    label = Hearing(words)
    label.setProperty("kind", "title")
    return label


def test_what_is_built_undressed_is_dressed_at_the_end_and_what_stands_hears_nothing(qtbot, look):
    stands, fresh, built, outer = _titled("已有"), QLabel("已有"), _titled("新的"), QWidget()
    for each in (stands, fresh, outer):
        qtbot.addWidget(each)
        each.show()
    before, stands.told = stands.grab().toImage(), 0
    with look.undressed():
        inside = built
        for around in (QWidget(), QWidget(), QWidget(), outer):
            QVBoxLayout(around).addWidget(inside)
            inside = around
    assert stands.told == 0
    assert built.told <= 2
    assert stands.grab().toImage() == before
    built.ensurePolished()
    assert built.font() == stands.font()
    stands.setProperty("kind", None)
    restyle(stands)
    fresh.ensurePolished()
    assert stands.font() == fresh.font()


def test_the_same_look_again_is_not_announced(look):
    told = []
    look.changed.connect(lambda: told.append(1))
    look.use(look.theme)
    assert told == []


def test_a_window_can_wear_its_own_look(qtbot, look):
    label = QLabel("大字")
    qtbot.addWidget(label)
    Look(label, Theme(scale=1.5, still=True))
    assert label.fontInfo().pixelSize() == round(15 * 1.5)
    assert look.theme.scale == 1.0


@LOOKS
def test_tokens_are_colours(tokens):
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in tokens._asdict().values())
