"""The one stylesheet, made from colours, sizes and a scale.

Widgets say what they are by the dynamic property ``kind``; ``objectName`` is left to tests and assistive
tools. There is no ``*`` rule: it makes every widget pay, and the font comes from the application.
"""

from __future__ import annotations

import math
from pathlib import Path
from string import Template

from ui.look.tokens import Size, Tokens

_FRAMES = """
QMainWindow, QDialog, QFrame[kind="page"] { background: $bg; }
QScrollArea, #qt_scrollarea_viewport { background: transparent; border: 0; }
QFrame[kind="topbar"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="footer"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[kind="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[kind="side"] { background: $bg; border: 0; border-left: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="inside"] { background: $surface; border: 0; }
QFrame[kind="hint"] { background: $primary_soft; border: 1px solid $primary_line; border-radius: 6px; }
QFrame[kind="info"] { background: $primary_soft; border: 1px solid $primary_line; border-radius: 6px; }
QFrame[kind="ok"] { background: $ok_soft; border: 1px solid $ok_line; border-radius: 6px; }
QFrame[kind="warn"] { background: $warn_soft; border: 1px solid $warn_line; border-radius: 6px; }
QFrame[kind="danger"] { background: $danger_soft; border: 1px solid $danger_line; border-radius: 6px; }
QFrame[kind="ask"] { background: $surface; border: 2px solid $focus; border-radius: 8px; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $line_strong; }
QFrame[kind="halves"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[kind="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[kind="guide_top"] { background: $primary; border: 0; }
QFrame[kind="guide_card"] { background: $surface; border: 1px solid $line; border-radius: 20px; }
QFrame[kind="guide_now"] { background: $primary_soft; border: 2px solid $primary; border-radius: 20px; }
QFrame[kind="guide_row"] { background: $surface2; border: 1px solid $line; border-radius: 16px; }
"""

_LABELS = """
QLabel { background: transparent; color: $text; }
QLabel[kind="title"] { font-size: $title; font-weight: 700; }
QLabel[kind="section"] { font-size: $section; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="label"] { font-size: $label; color: $text2; }
QLabel[kind="caption"] { font-size: $caption; color: $text3; }
QLabel[kind="count"] { font-size: $label; color: $text2; }
QLabel[kind="beside"] { font-size: $label; color: $ok; }
QLabel[kind="number"] { font-size: $number; font-weight: 700; }
QLabel[kind="error"] { font-size: $label; color: $danger; }
QLabel[kind="ok"] { font-size: $label; color: $ok; }
QFrame[kind="guide_line"] { background: $primary_line; border: 0; }
QLabel[kind="guide_lead"] { color: $primary; }
QLabel[kind="guide_second"] { font-size: $guide_second; color: $text2; }
QLabel[kind="guide_body"] { font-size: $guide_body; }
QLabel[kind="guide_strong"] { font-size: $guide_strong; font-weight: 700; }
QLabel[kind="guide_heading"] { font-size: $guide_heading; font-weight: 700; }
QLabel[kind="guide_now"] { font-size: $guide_heading; font-weight: 700; color: $primary; }
QLabel[kind="guide_ok"] { font-size: $guide_second; font-weight: 700; color: $ok; }
QLabel[kind="guide_title"] { font-size: $guide_title; font-weight: 700; color: $on_primary; }
QLabel[kind="guide_top"] { font-size: $guide_strong; color: $on_primary; }
"""

# QLineEdit keeps 2 px of its own inside its padding, QComboBox none; a focus border is 1 px wider, so that
# its padding is 1 px less: else text jumps.
_INPUTS = """
QLineEdit, QComboBox, QTextEdit, QAbstractSpinBox { background: $surface; color: $text;
  border: 1px solid $line_strong; border-radius: 6px; padding: 0 11px;
  selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: $field; }
QComboBox { padding: 0 4px 0 13px; }
QTextEdit { padding: 4px 8px; }
QLineEdit:hover, QComboBox:hover, QTextEdit:hover, QAbstractSpinBox:hover { border-color: $primary; }
QLineEdit:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0 10px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { min-height: $field_in; }
QComboBox[suggested="true"] { background: $primary_soft; border-color: $primary; color: $primary; }
QComboBox[kind="inner"] { border: 0; border-right: 1px solid $line; border-radius: 0; background: transparent;
  min-height: $item; padding: 0 2px 0 11px; color: $text2; font-size: $label; }
QComboBox:focus { border: 2px solid $focus; padding: 0 3px 0 12px; }
QTextEdit:focus { border: 2px solid $focus; padding: 3px 7px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QTextEdit[invalid="true"],
QAbstractSpinBox[invalid="true"] { border-color: $danger; background: $danger_soft; }
QLineEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: $surface2; color: $text2; }
QLineEdit:disabled, QComboBox:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {
  background: $surface2; color: $text3; border-color: $line; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: 0; padding: 0; min-height: 0;
  background: transparent; }
QPushButton::menu-indicator { image: url("$icons/chevron.svg"); width: $arrow; height: $arrow;
  subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: $arrow_box; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$icons/chevron.svg"); width: $arrow;
  height: $arrow; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line_strong; outline: 0;
  selection-background-color: $select; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: $item; padding: 0 10px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: $arrow_box; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron_up.svg"); width: $arrow; height: $arrow; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron.svg"); width: $arrow; height: $arrow; }
QCheckBox, QRadioButton { spacing: 10px; background: transparent; min-height: $check_row; color: $text; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox::indicator, QRadioButton::indicator { width: $check; height: $check; border: 1px solid $line_strong;
  background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: $radio; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $primary; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url("$icons/tick.svg"); }
QRadioButton::indicator:checked { background: $primary; border-color: $primary;
  image: url("$icons/dot.svg"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; }
QCheckBox:focus, QRadioButton:focus { color: $focus; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $line_strong; border-radius: 6px;
  min-height: $field; padding: 0 12px; }
QPushButton:hover { background: $primary_soft; border-color: $primary; }
QPushButton:pressed { background: $select; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: $field_in; }
QPushButton:disabled { color: $text3; background: $surface2; border-color: $line; }
QPushButton[kind="primary"] { background: $primary; border-color: $primary; color: $on_primary;
  font-weight: 700; min-height: $primary_field; padding: 0 18px; }
QPushButton[kind="primary"]:hover { background: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_press; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 0 17px; min-height: $primary_in; }
QPushButton[kind="primary"]:disabled { background: $surface2; border-color: $line; color: $text3; }
QPushButton[kind="ghost"] { border: 0; background: transparent; color: $primary; padding: 0 8px;
  min-height: $ghost; }
QPushButton[kind="ghost"]:hover { background: $primary_soft; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; padding: 0 6px; min-height: $ghost_in; }
QPushButton[kind="ghost"]:disabled { color: $text3; }
QPushButton[kind="answer"] { min-height: $small; padding: 0 7px; font-size: $caption; }
QPushButton[kind="answer"]:focus { padding: 0 6px; min-height: $small_in; }
QPushButton[kind="nav"] { border: 0; min-height: $nav; padding: 0 8px; color: $text; text-align: left;
  background: transparent; }
QPushButton[kind="nav"]:hover { background: $primary_soft; }
QPushButton[kind="nav"][here="true"] { background: $select; color: $primary; font-weight: 700; }
QPushButton[kind="nav"]:focus { border: 2px solid $focus; padding: 0 6px; min-height: $nav_in; }
QPushButton[kind="tab"] { border: 0; min-height: $tab; padding: 0 10px; color: $text2;
  background: transparent; }
QPushButton[kind="tab"]:hover { background: $surface2; }
QPushButton[kind="tab"]:checked { background: $select; color: $primary; font-weight: 700; }
QPushButton[kind="tab"]:focus { border: 2px solid $focus; padding: 0 8px; min-height: $tab_in; }
QPushButton[kind="segment"] { padding: 0 10px; }
QPushButton[kind="segment"]:focus { padding: 0 9px; }
QPushButton[kind="segment"]:checked { background: $primary_soft; border: 2px solid $primary; color: $primary;
  font-weight: 700; padding: 0 9px; min-height: $field_in; }
QPushButton[kind="segment"]:checked:focus { border: 2px solid $focus; }
QPushButton[kind="segment"][invalid="true"] { border-color: $danger; }
QPushButton[kind="guide"], QPushButton[kind="guide_primary"] { min-height: $guide_button; border-radius: 16px;
  border: 2px solid $line_strong; font-size: $guide_strong; padding: 0 28px; }
QPushButton[kind="guide"]:focus { border: 4px solid $focus; padding: 0 26px; min-height: $guide_button; }
QPushButton[kind="guide_primary"] { background: $primary; border-color: $primary; color: $on_primary;
  font-weight: 700; }
QPushButton[kind="guide_primary"]:pressed { background: $primary_press; }
QPushButton[kind="guide_primary"]:focus { border: 4px solid $text; padding: 0 26px;
  min-height: $guide_button; }
"""

_LISTS = """
QListView, QTableView, QTreeView { background: $surface; color: $text; border: 0; outline: 0;
  selection-background-color: $select; selection-color: $text; alternate-background-color: $surface2; }
RowsView, DraftsView { border: 2px solid transparent; }
RowsView:focus, DraftsView:focus { border-color: $focus; }
QTableView { border: 1px solid $line; border-radius: 6px; gridline-color: $line; }
QTableView:focus { border: 2px solid $focus; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $select; color: $text; }
QHeaderView { background: $surface2; border: 0; }
QHeaderView::section { background: $surface2; color: $text2; border: 0; border-bottom: 1px solid $line;
  padding: 0 8px; min-height: $item; font-size: $label; }
QCalendarWidget QTableView, QCalendarWidget QTableView:focus { border: 0; background: $surface; }
QCalendarWidget QTableView::item { padding: 0; border: 0; }
#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 0; border-radius: 6px;
  min-height: $small; padding: 2px 8px; font-weight: 700; }
QCalendarWidget QToolButton:hover { background: $primary_soft; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QTabWidget::pane { border: 0; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-bottom: 3px solid transparent;
  padding: 0 14px; min-height: $field; }
QTabBar::tab:selected { color: $primary; border-bottom-color: $primary; font-weight: 700; }
QTabBar::tab:focus { color: $focus; }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px;
  menu-scrollable: 1; }
QMenu::item { padding: 4px 24px; min-height: $check_row; }
QMenu::item:selected { background: $select; }
QToolTip { background: $text; color: $surface; border: 0; padding: 6px 8px; }
QProgressBar { background: $idle_soft; border: 1px solid $line_strong; border-radius: 6px; color: $text;
  text-align: center; min-height: $check_row; }
QProgressBar::chunk { background: $select; border-radius: 5px; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_SHEET = Template(_FRAMES + _LABELS + _INPUTS + _BUTTONS + _LISTS)

# Content sizes at 100 %.
_HEIGHTS = {
    "ghost": 26,
    "small": 22,
    "tab": 26,
    "nav": 30,
    "item": 30,
    "check": 18,
    "check_row": 24,
    "arrow": 16,
    "arrow_box": 32,
}


def build(tokens: Tokens, scale: float, icons: Path) -> str:
    """The stylesheet in these colours at ``scale`` (1.0 is 100 %), with the small drawings in ``icons``."""
    sizes = {name.lower(): size.value for name, size in Size.__members__.items()} | _HEIGHTS
    pixels = {name: f"{round(value * scale)}px" for name, value in sizes.items()}
    # What a finger or an eye is promised includes the border, which does not grow.
    pixels["field"] = f"{round(32 * scale) - 2}px"
    pixels["primary_field"] = f"{round(36 * scale) - 2}px"
    pixels["guide_button"] = f"{math.ceil(88 * scale) - 4}px"
    # A border of focus grows inwards: nothing moves when the focus comes or goes.
    for name, grown in (
        ("field", 2),
        ("primary_field", 2),
        ("small", 2),
        ("ghost", 4),
        ("tab", 4),
        ("nav", 4),
    ):
        pixels[f"{name.removesuffix('_field')}_in"] = f"{int(pixels[name][:-2]) - grown}px"
    # A radius above half the height is dropped by Qt without a word, hence rounded down.
    pixels["radio"] = f"{(round(_HEIGHTS['check'] * scale) + 2) // 2}px"
    return _SHEET.substitute(tokens._asdict(), **pixels, icons=icons.as_posix())
