"""Drawing the records of a page: each block becomes one widget a row, and a row is never split."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.guide_words import _
from ui.look.theme import Look
from ui.look.tokens import Size
from ui.petitioner.face import FaceButton
from ui.petitioner.names import LOOKED
from ui.petitioner.page import (
    Block,
    Board,
    Called,
    Choice,
    Choices,
    Faces,
    Fact,
    Facts,
    Quiet,
    Sentence,
    Signing,
    Tiles,
    Written,
)
from ui.petitioner.signing.pad import Signing as Pads
from ui.petitioner.touch import TouchButton
from ui.widgets.labels import IconLabel, label

Go = Callable[[str], None]
"""What a touched way on does with the name of the page it leads to."""

GAP, PAD = 16, 24

Rows = list[QWidget]


def build(look: Look, block: Block, go: Go, *, wide: bool) -> list[Rows]:
    """The rows of ``block`` in groups that stay together; ``wide`` says that two cards fit side by side."""
    match block:
        case Sentence():
            return [[_sentence(look, block, wide=wide)]]
        case Quiet():
            return [[label(block.text, "guide_second", wrap=True)]]
        case Called():
            return [[_called(look, block)]]
        case Choices():
            return [[row] for row in _choices(look, block, go)]
        case Faces():
            return [[_faces(look, block, go)]]
        case Facts():
            return [_rows(look, block.title, [_fact(look, each) for each in block.items])]
        case Signing():
            return [[Pads(look, go)]]
        case Written():
            return [[_written(look, block, go)]]
        case Board() | Tiles():
            # A page of its own, drawn by :mod:`ui.petitioner.sheet`.
            return []


def words(look: Look, text: str, size: Size, *, bold: bool = False) -> QLabel:
    """Words that wrap, at ``size``, in the colour of text."""
    shown = label(text, "", wrap=True)
    shown.setFont(look.font(size, bold=bold))
    return shown


def _sentence(look: Look, sentence: Sentence, *, wide: bool) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    _set(look, line, gap=GAP)
    line.addWidget(IconLabel(look, sentence.icon, "primary", 40) if sentence.icon else _dot(look))
    line.addWidget(words(look, sentence.text, Size.GUIDE_STRONG if wide else Size.GUIDE_BODY), 1)
    return row


def _called(look: Look, called: Called) -> QWidget:
    card = _frame("guide_now")
    line = QHBoxLayout(card)
    _set(look, line, pad=PAD // 2, gap=GAP)
    line.addWidget(IconLabel(look, "bell", "primary", 44))
    line.addWidget(words(look, called.text, Size.GUIDE_TITLE, bold=True), 1)
    return card


def _dot(look: Look) -> QWidget:
    dot = label("•", "guide_heading")
    dot.setFixedWidth(look.px(40))
    dot.setAlignment(Qt.AlignmentFlag.AlignCenter)
    dot.setAccessibleName(" ")
    return dot


def _choices(look: Look, choices: Choices, go: Go) -> Rows:
    return _rows(look, choices.title, [_choice(look, each, go) for each in choices.items], halves=True)


def _choice(look: Look, choice: Choice, go: Go) -> QWidget:
    button = TouchButton(
        look,
        choice.label,
        f"way_{choice.to.lstrip('@')}",
        icon=choice.icon,
        note=choice.note,
        primary=choice.primary,
    )
    button.clicked.connect(lambda _checked=False: go(choice.to))
    return button


def _faces(look: Look, faces: Faces, go: Go) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    _set(look, line, gap=PAD)
    for each in faces.items:
        button = FaceButton(look, each.label, f"way_{each.to.lstrip('@')}", each.icon)
        button.clicked.connect(lambda _checked=False, to=each.to: go(to))
        line.addWidget(button, 1)
    return row


def _fact(look: Look, fact: Fact) -> QWidget:
    card = _frame("guide_card")
    column = QVBoxLayout(card)
    _set(look, column, pad=PAD, gap=8)
    head = QHBoxLayout()
    head.setSpacing(_space(look, 12))
    head.addWidget(IconLabel(look, fact.icon, "primary", 40))
    head.addWidget(words(look, fact.title, Size.GUIDE_STRONG, bold=True), 1)
    column.addLayout(head)
    column.addWidget(words(look, fact.text, Size.GUIDE_BODY), 1, Qt.AlignmentFlag.AlignTop)
    return card


def _written(look: Look, written: Written, go: Go) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    _set(look, column, gap=0)
    if written.title:
        column.addWidget(label(written.title, "guide_second", wrap=True))
    if written.whole:
        column.addWidget(_covered(look, written, go))
    else:
        column.addWidget(words(look, written.text, Size.GUIDE_STRONG, bold=True))
    return row


def _covered(look: Look, written: Written, go: Go) -> QWidget:
    """What is covered for those around: touched it is seen whole, touched again it is covered."""
    button = TouchButton(look, written.text, "readWhole", icon="eye", note=_("点一下看全，再点一下盖住"))

    def turn() -> None:
        button.say(written.text if button.text() == written.whole else written.whole, "eye")
        go(LOOKED)

    button.clicked.connect(turn)
    return button


def _rows(look: Look, title: str, cells: Sequence[QWidget], *, halves: bool = False) -> Rows:
    """Cells two a row, a title kept with the first row; with ``halves`` a lone cell is no wider."""
    rows: Rows = []
    for at in range(0, len(cells), 2):
        row = QWidget()
        column = QVBoxLayout(row)
        _set(look, column, gap=8)
        if title and not rows:
            column.addWidget(label(title, "guide_heading", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(_space(look, GAP))
        for cell in cells[at : at + 2]:
            line.addWidget(cell, 1)
        if at + 1 == len(cells) and (at or halves):
            line.addWidget(QWidget(), 1)
        column.addLayout(line)
        rows.append(row)
    return rows


def _frame(kind: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", kind)
    return frame


def _set(look: Look, layout: QBoxLayout, *, pad: int = 0, gap: int) -> None:
    edge = _space(look, pad)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(_space(look, gap))


def _space(look: Look, at_full_size: int) -> int:
    """Smaller type stands closer; what larger type takes, the space around it does not take too."""
    return min(at_full_size, look.px(at_full_size))
