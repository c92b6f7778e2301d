"""The serial scanner: codes with any end or none, in crumbs; and what the system knows of screens."""

from xinfang_desk.devices import connected, scanning
from xinfang_desk.domain.hall.device import DeviceState

READY = DeviceState.READY


class Line:
    def __init__(self, *crumbs):
        self.crumbs = list(crumbs)

    def read(self):
        return self.crumbs.pop(0) if self.crumbs else b""


def looks(*crumbs, times):
    reader, line = scanning.CodeReader(), Line(*crumbs)
    return [each for each in (reader.look(line) for _ in range(times)) if each is not READY]


def test_each_end_ends_a_code_and_none_comes_twice():
    for end in (b"\r", b"\n", b"\r\n", b"\t"):
        assert looks(b"]C141152", b"61021" + end, times=6) == ["]C14115261021"]
    assert looks(b"111\r\n222\r\n", times=4) == ["111", "222"]


def test_a_code_without_an_end_is_known_by_the_pause():
    assert looks(b"4115", b"2610", b"", times=5) == ["41152610"]


def test_what_is_no_text_does_no_harm():
    assert looks(b"\xff\xfe\r", times=3) == ["��"]
    assert looks(b"x" * 5000, times=2) == ["x" * 5000]


def test_a_keyboard_that_calls_itself_a_scanner(tmp_path):
    listed = tmp_path / "devices"
    listed.write_text(
        'I: Bus=0003\nN: Name="AT Keyboard"\n\nN: Name="Newland Barcode"\nN: Name="Newland Barcode"\n'
    )
    assert scanning.keyboards(listed) == ("Newland Barcode",)
    assert scanning.keyboards(tmp_path / "none") == ()


def test_screens_are_called_as_windows_call_them(tmp_path):
    for name, status, modes in (
        ("card0-HDMI-A-1", "connected", "1920x1080\n1366x768\n"),
        ("card0-DP-1", "disconnected", ""),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status + "\n")
        (tmp_path / name / "modes").write_text(modes)
    (tmp_path / "card0").mkdir()
    assert connected.screens(tmp_path) == (connected.Connected(name="HDMI-1", size="1920x1080"),)
