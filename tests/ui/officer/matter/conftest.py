"""What the tests of one matter stand on."""

import pytest

from xinfang_desk.domain.category import Outcome, Route


@pytest.fixture
def opened(window, registered, settle):
    def open_one(**matter):
        matter = {"outcome": Outcome.FORWARD, "route": Route.S6, "place": "411526102"} | matter
        number = registered(**matter).matters[0].number
        window.open_matter(number)
        settle()
        return number

    return open_one


@pytest.fixture
def record(desk, ask):
    return lambda number: ask(desk.reception.show, number)


@pytest.fixture
def steps(window):
    return window.around.pages.matter.steps
