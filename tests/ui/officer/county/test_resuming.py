"""After a restore the batch page says so, and goes on from the county's whole reply."""

from PySide6.QtWidgets import QFileDialog, QWidget

from tests.ui.hands import click
from xinfang_desk.store import chain


def test_after_a_restore_one_goes_on_from_the_countys_whole_reply(
    window, desk, ask, registered, stick, answered, qtbot, settle, monkeypatch
):
    def said(name):
        return window.findChild(QWidget, name).accessibleName()

    def come_back():
        register = desk.inbox._store
        with register.write():
            chain.mark_restored(register)
            register.run("UPDATE batches SET tagmanifest = 'another'")

    registered()
    folder = stick()
    window.open_page("batch")
    settle()
    click(qtbot, window, "makeBatch")
    settle()
    whole = answered(folder)
    assert not window.findChild(QWidget, "restoredNotice").isVisible()
    ask(come_back)
    window.open_page("batch")
    settle()
    assert "从备份恢复" in said("restoredNotice")
    window.around.pages.batch.take(whole)
    settle()
    assert "续接" in said("deskNotice")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(whole), ""))
    click(qtbot, window, "restoredNoticeAction")
    settle()
    assert "1 批续接，可以上报了" in said("resumedNotice")
    assert not window.findChild(QWidget, "restoredNotice").isVisible()
    assert not ask(desk.inbox.unsettled)
