"""The petitioner's window opened, shown everything and closed over and over: nothing is left behind."""

import pytest

from tests.ui.leftovers import close, left_behind
from ui.look.theme import Theme
from ui.petitioner.guide_window import GuideWindow

pytestmark = pytest.mark.slow


def test_the_petitioners_window(look, road_map, accepted, written):
    def once():
        window = GuideWindow(road_map, Theme(still=True))
        window.show()
        window.show_matter(accepted)
        window.show_read_back(written)
        window.hide_read_back()
        window.ask_feedback()
        window.rest()
        close(window)

    assert left_behind(once) == {}
