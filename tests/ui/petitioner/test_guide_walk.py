"""Walking the pages and going back."""

from hypothesis import given
from hypothesis import strategies as st

from ui.petitioner.names import WELCOME
from ui.petitioner.walk import Spot, Walk


def test_back_undoes_the_last_step() -> None:
    walk = Walk()
    walk.go("start")
    walk.turn(1)
    walk.go("laodong")
    walk.back()
    assert walk.here == Spot(page="start", leaf=1)
    walk.back()
    assert walk.here == Spot(page="start", leaf=0)
    walk.back()
    assert walk.here == Spot(page=WELCOME)
    walk.back()
    assert walk.at_start


def test_a_page_walked_through_is_returned_to() -> None:
    walk = Walk()
    for page in ("start", "rules", "huibi", "start"):
        walk.go(page)
    walk.back()
    assert walk.at_start


def test_a_page_that_was_left_cannot_be_come_back_to() -> None:
    walk = Walk()
    for page in ("start", "secret", "after"):
        walk.go(page)
    walk.leave("secret")
    walk.back()
    assert walk.here.page == "start"


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=40))
def test_every_walk_leads_back_to_the_welcome_page(pages: list[str]) -> None:
    walk = Walk()
    for page in pages:
        walk.go(page)
    for _ in range(5):
        walk.back()
    assert walk.at_start
