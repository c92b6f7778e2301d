"""What the tests of accounts stand on: a head and an officer beside who set the desk up."""

import pytest

from xinfang_desk import vault
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

HEADS = "第二个口令-22"
THEIRS = "第三个口令-33"
HEAD, OFFICER = "赵负责", "李示例"


@pytest.fixture
def with_others(desk, ask):
    """A head and an officer beside who set the desk up."""
    ask(desk.accounts.add, HEAD, [Duty.HEAD], HEADS)
    ask(desk.accounts.add, OFFICER, [Duty.OFFICER], THEIRS)


@pytest.fixture
def opens(home):
    """Whether the register opens for that account with that passphrase."""

    def opens(name, passphrase):
        try:
            vault.open_holder(
                [each for each in vault.read_vault(home).holders if each.name == name], passphrase
            )
        except DeskError:
            return False
        return True

    return opens


@pytest.fixture
def open_settings(window, settle):
    def go():
        window.open_page("settings")
        settle()
        return window.around.pages.settings

    return go
