"""No leaf is half empty beside another, and there are no two where one holds it (一页说完)."""

import pytest
from guide_measuring import OWN
from PySide6.QtCore import QCoreApplication

from ui.petitioner import names
from ui.petitioner.leaves import Leaves
from ui.petitioner.touch import TouchButton

HALF = 0.45
"""Of its room, how far down a leaf is filled that is not the only one."""
SIZES = [(1366, 768), (1920, 1080)]


def leaves_of(guide):
    QCoreApplication.processEvents()
    return next(each for each in guide.findChildren(Leaves) if each.isVisible())


def filled(guide, page):
    """How far down each leaf of the page is filled."""
    guide.open(page)
    whole, found = leaves_of(guide), []
    for leaf in range(whole.count):
        whole.turn(leaf)
        lowest = max(row.geometry().bottom() for row in whole._rows if row.isVisible())
        found.append(lowest / whole.height())
    whole.turn(0)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_no_page_is_half_empty_beside_another(guide, road_map, accepted, guided, size):
    guide.resize(*size)
    found = {page: filled(guide, page) for page in (*OWN, *road_map.places)}
    for view in (accepted, guided):
        guide.show_matter(view)
        for page in (
            names.MATTER,
            names.PICTURES,
            names.STEPS,
            *(names.STOP + each.id for each in view.stops),
        ):
            found[view.stops[1].id, page] = filled(guide, page)
    assert {page: each for page, each in found.items() if len(each) > 1 and min(each) < HALF} == {}
    assert max(map(len, found.values())) <= 2
    # Of some hundred pages hardly any turns.
    assert sum(len(each) > 1 for each in found.values()) <= 12, found


def test_whoever_asks_for_larger_type_gets_larger_type(guide):
    """A page is set smaller so that one leaf holds it, and never once larger type was asked for."""
    guide.open("shensu_q2")
    sizes = []
    for _more in range(3):
        ways = [each for each in leaves_of(guide).findChildren(TouchButton) if each.isVisible()]
        sizes.append(ways[0]._look.theme.scale)
        assert (leaves_of(guide).count == 1) == (len(sizes) == 1)
        guide._larger()
    assert sizes[0] < 1.0
    assert sizes[1:] == [1.25, 1.5]
