"""A desk that was opened for real: waiting for it, and taking it down."""


def settle(opening, qtbot):
    """Wait until the lane has done what it was asked, and what was left for afterwards."""
    done = []
    opening.background.ask(opening, lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done) and not opening.background._waiting)


def take_down(opening):
    """Close the register and the windows."""
    opening.end()
    lock, guide = opening._lock, opening._guide.window
    # The settings may be answered for after the windows are gone.
    opening._lock = None
    for each in (opening._frame, guide, lock.page):
        if each is not None:
            each.hide()
            each.deleteLater()
