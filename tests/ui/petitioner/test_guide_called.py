"""Between visits the petitioner's screen says which number is at the window, and nothing of whose it is."""

from guide_hands import seen

from ui.petitioner import names
from ui.petitioner.voice.aloud import sentences


def test_the_welcome_tells_the_number(guide):
    assert "正在接待" not in seen(guide)
    guide.call_number(7)
    assert "正在接待 7 号" in seen(guide)
    guide.call_number(0)
    assert "正在接待" not in seen(guide)


def test_it_is_gone_while_somebodys_matter_is_shown(guide, accepted):
    guide.call_number(7)
    guide.show_matter(accepted)
    assert "正在接待" not in seen(guide)
    guide.open(names.WELCOME)
    assert "正在接待" not in seen(guide)
    guide.rest()
    assert "正在接待 7 号" in seen(guide)


def test_a_called_number_stops_nobody_from_being_read_to(guide):
    before = sentences(guide._page)
    guide.call_number(7)
    assert sentences(guide._page) == before
