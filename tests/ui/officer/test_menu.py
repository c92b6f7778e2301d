"""The menu of the window: every page in one column, the way out at its foot."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

SMALL = 728
"""What a screen of 768 leaves beside a bar of the system, pixels."""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_menu_is_one_column(window, look, scale):
    look.use(replace(look.theme, scale=scale))
    menu = window.findChild(QPushButton, "openMore").menu()
    menu.ensurePolished()
    assert len({menu.actionGeometry(each).left() for each in menu.actions()}) == 1
    assert scale > 1 or menu.sizeHint().height() <= SMALL
