"""A session bus with fcitx5 on it, as 麒麟 and UOS have, for programs on a display of its own."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

NEEDED = {
    "dbus-daemon": "dbus",
    "busctl": "systemd",
    "fcitx5": "fcitx5",
    "/usr/share/fcitx5/inputmethod/pinyin.conf": "fcitx5-pinyin",
}
"""Programs and files, and the Debian packages that they come in."""

_PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
_PATIENCE = 30
_READY = "org.freedesktop.portal.IBus"
"""The name under which Qt's own plug-in finds it."""


@contextmanager
def pinyin(folder: Path, env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """``env`` as such a desktop sets it; Ctrl+Space turns pinyin on."""
    settings = folder / "config" / "fcitx5"
    settings.mkdir(parents=True)
    (settings / "profile").write_text(_PROFILE)
    typed = {
        **env,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(settings.parent),
        "XDG_DATA_HOME": str(folder / "data"),
        "XMODIFIERS": "@im=fcitx",
        "QT_IM_MODULE": "fcitx",
    }
    with ExitStack() as stack:
        bus = stack.enter_context(
            subprocess.Popen(
                ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                env=typed,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )
        stack.callback(bus.terminate)
        assert bus.stdout is not None
        typed["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        method = stack.enter_context(subprocess.Popen(["fcitx5"], env=typed, stderr=subprocess.DEVNULL))
        stack.callback(method.terminate)
        last = time.monotonic() + _PATIENCE
        while _READY not in _names(typed):
            assert time.monotonic() < last, "fcitx5 did not come up"
            time.sleep(0.1)
        yield typed


def _names(env: Mapping[str, str]) -> str:
    asked = ["busctl", "--user", "--no-pager", "--no-legend", "list"]
    return subprocess.run(asked, env=dict(env), capture_output=True, text=True, check=True).stdout
