"""The players and Mandarin voices of this machine (播放器, 系统语音): programs that come with the system.

Windows and macOS have a Mandarin voice that people listen to every day. Linux has none: ``espeak-ng -v cmn``
spells most characters in English, and what it makes of pinyin is too harsh for the old to follow. There only
recordings are played. Text goes to a voice by its standard input, so no list of processes shows it.
"""

from __future__ import annotations

import shutil
import subprocess  # each program is called by its path, with no shell
import sys
from collections.abc import Sequence
from pathlib import Path

from xinfang_desk.devices.recordings import Speed
from xinfang_desk.devices.speech import Speaker

_PATIENCE = 10
"""Seconds to wait for a system to name its voices."""

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Asked for in this order: PipeWire, PulseAudio, ALSA, macOS."""

_PLAY_ON_WINDOWS = "(New-Object Media.SoundPlayer $args[0]).PlaySync()"
_ASK_WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() |"
    " Where-Object Enabled | ForEach-Object { $_.VoiceInfo.Culture.Name }"
)
_SAY_ON_WINDOWS = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'zh-CN');"
    "$voice.Rate = {rate};"
    "$voice.Speak([Console]::In.ReadToEnd())"
)


class Process:
    """A program that sounds until it ends."""

    def __init__(self, command: Sequence[str], said: str = "") -> None:
        self._process = subprocess.Popen(
            list(command), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert self._process.stdin is not None  # noqa: S101  # asked for above
        try:
            # A page is far smaller than a pipe: this never waits.
            self._process.stdin.write(said.encode())
            self._process.stdin.close()
        except BrokenPipeError:
            self._process.wait()

    def is_on(self) -> bool:
        """Whether it can still be heard."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Make it quiet."""
        self._process.terminate()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class ProgramPlayer:
    """A program that plays the file named behind its command."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)

    def play(self, file: Path) -> Process:
        """Begin to play ``file``."""
        return Process((*self._command, str(file)))


class ProgramVoice:
    """A program that reads what comes by its standard input; it has a command for each speed."""

    def __init__(self, usual: Sequence[str], slow: Sequence[str]) -> None:
        self._commands = {Speed.USUAL: tuple(usual), Speed.SLOW: tuple(slow)}

    def say(self, text: str, speed: Speed) -> Process:
        """Begin to read ``text``."""
        return Process(self._commands[speed], text)


def open_speaker(recordings: Path) -> Speaker:
    """The speaker of this machine, with the recordings of that folder."""
    return Speaker(recordings, player=find_player(), voice=find_voice())


def find_player() -> ProgramPlayer | None:
    """The first player that is there."""
    if powershell := _powershell():
        return ProgramPlayer((*powershell, _PLAY_ON_WINDOWS))
    for name, *options in _PLAYERS:
        if program := shutil.which(name):
            return ProgramPlayer((program, *options))
    return None


def find_voice() -> ProgramVoice | None:
    """The system's Mandarin voice, None where it has none worth hearing."""
    if powershell := _powershell():
        if "zh-CN" not in _told((*powershell, _ASK_WINDOWS)).split():
            return None
        usual, slow = (_SAY_ON_WINDOWS.replace("{rate}", rate) for rate in ("-1", "-4"))
        return ProgramVoice((*powershell, usual), (*powershell, slow))
    if sys.platform == "darwin" and (say := shutil.which("say")):
        name = mandarin_of_mac(_told((say, "-v", "?")))
        if name:
            return ProgramVoice((say, "-v", name, "-r", "160"), (say, "-v", name, "-r", "110"))
    return None


def mandarin_of_mac(listed: str) -> str:
    """The first Mandarin voice in what ``say -v ?`` lists; empty where there is none."""
    for line in listed.splitlines():
        name, _gap, rest = line.partition("  ")
        if rest.split("#")[0].strip() in {"zh_CN", "zh-CN"}:
            return name.strip()
    return ""


def _powershell() -> tuple[str, ...]:
    program = shutil.which("powershell") if sys.platform == "win32" else None
    return (program, "-NoProfile", "-NonInteractive", "-Command") if program else ()


def _told(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(list(command), capture_output=True, timeout=_PATIENCE, check=False, text=True)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
