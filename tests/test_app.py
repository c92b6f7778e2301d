"""Starting: which words open a window, Chinese input, and a missing library in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from xinfang_desk import VERSION, system


@pytest.mark.parametrize(
    ("argv", "window"),
    [
        ([], True),
        (["--home", "somewhere"], True),
        (["tour", "--to", "x"], True),
        (["check"], False),
        (["--home", "check", "check"], False),
        (["--json", "find", "tour"], False),
        (["--help"], False),
        (["open"], True),
        (["open", "some.xfb"], True),
        (["--home", "open", "check"], False),
        (["open", "--json", "some.xfb"], False),
    ],
)
def test_what_opens_a_window(argv: list[str], window: bool) -> None:
    assert app._wants_window(argv) is window


def test_help_lists_the_tour_and_explains_it(capsys: pytest.CaptureFixture[str]) -> None:
    for argv, told in ((["--help"], "tour"), (["tour", "--help"], "--to")):
        with pytest.raises(SystemExit) as left:
            app.main(argv)
        assert left.value.code == 0
        assert told in capsys.readouterr().out


@pytest.mark.parametrize("main", [app.main, app.county_main])
def test_both_commands_say_which_version_they_are(
    main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"{VERSION}\n")


@pytest.mark.parametrize(
    ("inherited", "modules", "portal"),
    [
        ({}, "wayland;ibus;fcitx", None),
        ({"QT_IM_MODULE": "fcitx"}, "wayland;fcitx;ibus", "1"),
        ({"XMODIFIERS": "@im=fcitx"}, "wayland;fcitx;ibus", "1"),
        ({"GTK_IM_MODULE": "fcitx"}, "wayland;fcitx;ibus", "1"),
        # fcitx's plug-in would take the keys of an ibus desktop, and give nothing back.
        ({"QT_IM_MODULE": "ibus"}, "wayland;ibus;fcitx", None),
        ({"XMODIFIERS": "@im=fcitx", "IBUS_USE_PORTAL": "0"}, "wayland;fcitx;ibus", "0"),
    ],
)
def test_chinese_input_is_chosen_before_qt(
    monkeypatch: pytest.MonkeyPatch, inherited: dict[str, str], modules: str, portal: str | None
) -> None:
    for name in ("QT_IM_MODULE", "QT_IM_MODULES", "XMODIFIERS", "GTK_IM_MODULE", "IBUS_USE_PORTAL"):
        # setenv first, so that what the code sets is taken back with it
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name, value in inherited.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system, "_IDENTITIES", (Path(__file__),))
    system.choose_input_method()
    assert os.environ["QT_IM_MODULES"] == modules
    assert os.environ.get("IBUS_USE_PORTAL") == portal


@pytest.mark.parametrize("main", ["main", "county_main"])
@pytest.mark.parametrize("display", ["", ":4096"])
def test_without_a_screen_it_is_refused_in_a_sentence(main: str, display: str, tmp_path: Path) -> None:
    """None at all, as in a terminal from afar; or one that is somebody else's, as behind ``sudo``."""
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    environment |= {"DISPLAY": display} if display else {}
    script = f"import sys, app; sys.exit(app.{main}(sys.argv[1:]))"
    call = [sys.executable, "-c", script, "--home", str(tmp_path / "none")]
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 3
    refused = json.loads(done.stderr)
    assert refused["code"] == "window.no_screen"
    assert "菜单" in refused["words"]
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("asked", "tried"),
    [
        ("", ""),
        ("wayland", "wayland;xcb"),
        ("wayland-egl", "wayland-egl;xcb"),
        ("wayland;xcb", "wayland;xcb"),
        ("xcb", "xcb"),
        ("offscreen", "offscreen"),
    ],
)
def test_a_session_that_asks_for_wayland_alone_gets_x11_too(
    monkeypatch: pytest.MonkeyPatch, asked: str, tried: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", asked)
    system.choose_screen()
    assert os.environ["QT_QPA_PLATFORM"] == tried


def test_a_missing_library_is_a_sentence() -> None:
    script = "import sys; sys.modules['PySide6'] = None; import app; sys.exit(app.main([]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sudo apt-get install" in done.stderr
    assert "libgl1" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_package_never_speaks_of_apt_get(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(app, "_SYSTEM_LIST", tmp_path / "none.txt")
    said = app._missing_library(ImportError("libGL.so.1"))
    assert "apt" not in said
    assert "重新装" in said


def test_nothing_heavy_is_imported_with_the_window() -> None:
    """reportlab, sqlite_utils, babel, cryptography and pypinyin come after the first paint."""
    script = (
        "import sys, ui.start.run, ui.officer.window;"
        "heavy = set('reportlab sqlite_utils babel cryptography pypinyin PIL pyrage segno'.split());"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_qt_leaves_import_as_it_was() -> None:
    script = """
import builtins, linecache, app
app.load_qt()
import ui.start.frame, xinfang_desk.domain.matter
print(builtins.__import__.__name__, [each for each in linecache.cache if "domain" in each])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    name, read = done.stdout.split(maxsplit=1)
    assert name != "__feature_import__"
    assert read.strip() == "[]"
