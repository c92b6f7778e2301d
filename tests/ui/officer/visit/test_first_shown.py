"""A window that is first shown with a page in it that was never laid out."""

from tests.ui.codes import shipped
from tests.ui.fakes import NOON
from ui.officer.window import DeskWindow
from xinfang_desk.domain.category import Outcome, Route


def test_a_registered_visit_is_shown_in_a_small_window_that_never_stood(
    qtbot, desk, lane, look, settle, registered
):
    """The scroll bar came and went from within Qt's own answer to a new size until the stack ended."""
    window = DeskWindow(desk, lane, look, shipped, lambda: NOON)
    qtbot.addWidget(window)
    visit = registered(outcome=Outcome.GUIDE, route=Route.S2)
    window.show_page(window.around.pages.result)
    window.around.pages.result.show_visit(visit)
    settle()
    window.resize(1366, 768)
    window.show()
    settle()
    assert window.around.pages.result.isVisible()
