"""What the county said stands on the page of its matter; what it took back is struck out, with the reason."""

from datetime import date

from PySide6.QtWidgets import QLabel

from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Answer, Withdrawn
from xinfang_desk.store import replies


def say(desk, number):
    register = desk.reception._store
    stands = Answer(
        number=Number(number),
        event="review_answered",
        org="示例县政府",
        on=date(2026, 9, 15),
        document="示复〔2026〕1号",
        text="维持",
        due=None,
        served_on=date(2026, 9, 16),
    )
    gone = Answer(
        number=Number(number),
        event="concluded",
        org="县人社局",
        on=date(2026, 9, 15),
        document="",
        text="办结",
        due=None,
    )
    with register.write():
        replies.add_answer(register, stands, 1)
        replies.add_answer(register, gone, 1)
        replies.withdraw_answer(register, Withdrawn(answer=gone, on=date(2026, 9, 17), why="录错了件"), 2)


def test_what_was_taken_back_is_struck_out_and_what_stands_is_not(window, opened, desk, ask, settle):
    number = opened()
    ask(say, desk, number)
    window.open_matter(number)
    settle()
    lines = {each.text(): each for each in window.around.pages.matter._answers.findChildren(QLabel)}
    gone = lines["2026-09-15　县人社局　办结"]
    assert gone.font().strikeOut()
    assert "2026-09-17 撤回：录错了件" in gone.accessibleName()
    assert "县里 2026-09-17 撤回：录错了件" in lines
    assert not lines["示复〔2026〕1号　维持　2026-09-16 送达"].font().strikeOut()
