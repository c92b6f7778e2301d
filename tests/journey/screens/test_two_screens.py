"""The petitioner's screen plugged, pulled and chosen, on a display whose monitors come and go (RandR)."""

import json
import os
import subprocess
import sys

import pytest

from tests.journey.screens.displays import display, lacking

DESK, HALL, ROOM = "desk=1366x768+0+0", "hall=1366x768+1366+0", "room=800x400+1366+768"
missing = lacking({"Xvfb": "xvfb", "xrandr": "x11-xserver-utils"})
pytestmark = pytest.mark.skipif(bool(missing), reason=missing)


@pytest.fixture
def act():
    """Lets the petitioner's side do something, and says how it stands then."""
    with display("3000x1200") as shown:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.journey.screens.two_screens"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"DISPLAY": shown, "QT_QPA_PLATFORM": "xcb"},
        )

        def act(*words):
            process.stdin.write(" ".join(words) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield act
        process.stdin.close()
        assert process.wait(20) == 0
        process.stdout.close()


def test_pulled_and_plugged_in_again_it_comes_back_to_its_first_page_and_never_to_the_desk(act):
    act("monitors", DESK, HALL)
    told = act("show")
    assert (told["on"], told["box"], told["page"]) == ("hall", [1366, 0, 1366, 768], "@read_back")
    told = act("monitors", DESK)
    assert (told["screens"], told["on"], told["page"], told["unplugged"]) == (["desk"], None, "@welcome", 1)
    told = act("monitors", DESK, HALL)
    assert (told["on"], told["box"], told["page"]) == ("hall", [1366, 0, 1366, 768], "@welcome")


def test_the_screen_that_was_chosen_by_its_name_and_no_other(act):
    act("monitors", DESK, HALL, ROOM)
    act("named", "room")
    assert act("show")["on"] == "room"
    told = act("monitors", DESK, HALL)
    assert (told["on"], told["page"]) == (None, "@welcome")
    assert act("monitors", DESK, HALL, ROOM)["on"] == "room"


def test_another_choice_moves_it_empty_and_an_absent_one_never_onto_the_desk(act):
    act("monitors", DESK, HALL, ROOM)
    act("show")
    told = act("named", "room")
    assert (told["on"], told["page"]) == ("room", "@welcome")
    act("show")
    told = act("named", "gone")
    assert (told["on"], told["page"]) == (None, "@welcome")


def test_one_screen_for_both_is_turned_round_and_back(act):
    act("monitors", DESK)
    assert act("turn")["on"] == "desk"
    told = act("turn")
    assert (told["on"], told["page"]) == (None, "@welcome")
