"""Reading aloud: recordings, else a voice, else silence; never by halves."""

import shutil
import sys
import wave

import pytest

from xinfang_desk.devices import voices
from xinfang_desk.devices.recordings import PAUSE, Speed, find, read_list, recording, write_list
from xinfang_desk.devices.speech import Read, Speaker
from xinfang_desk.devices.voices import (
    ProgramPlayer,
    ProgramVoice,
    find_player,
    find_voice,
    mandarin_of_mac,
    open_speaker,
)

FIRST, SECOND, NEVER = "您好，请坐。", "有什么事，慢慢说。", "11月20日前。"


class Sound:
    def __init__(self, what):
        self.what = what
        self.on = True

    def is_on(self):
        return self.on

    def stop(self):
        self.on = False


class FakePlayer:
    def __init__(self):
        self.played = []

    def play(self, file):
        with wave.open(str(file), "rb") as sound:
            self.played.append(Sound(sound.readframes(sound.getnframes())))
        return self.played[-1]


class FakeVoice:
    def __init__(self):
        self.said = []

    def say(self, text, speed):
        self.said.append(Sound((text, speed)))
        return self.said[-1]


def save(file, frames, rate=22_050):
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(frames)


def record(folder, sentence, frames, speed=Speed.USUAL):
    save(recording(folder, sentence, speed), frames)


@pytest.fixture
def recorded(tmp_path):
    folder = tmp_path / "录音"
    folder.mkdir()
    record(folder, FIRST, b"\1\0" * 10)
    record(folder, SECOND, b"\2\0" * 10)
    record(folder, FIRST, b"\3\0" * 20, Speed.SLOW)
    return folder


@pytest.fixture
def speaker_of(request):
    def make(folder, *, player=None, voice=None):
        speaker = Speaker(folder, player=player, voice=voice)
        request.addfinalizer(speaker.close)
        return speaker

    return make


def test_recorded_sentences_are_played_in_their_order(recorded, speaker_of):
    player, voice = FakePlayer(), FakeVoice()
    speaker = speaker_of(recorded, player=player, voice=voice)
    assert speaker.read((SECOND, FIRST)) is Read.RECORDED
    pause = b"\0" * 2 * int(22_050 * PAUSE)
    assert player.played[0].what == b"\2\0" * 10 + pause + b"\1\0" * 10
    assert voice.said == []


def test_a_person_records_by_number_and_the_number_is_tied_to_the_words(recorded, speaker_of):
    first, second = write_list(recorded, (FIRST, NEVER))
    assert (first.number, first.is_there) == (1, True)
    assert (second.number, second.is_there) == (2, False)
    save(recorded / "002.wav", b"\4\0" * 10)
    save(recorded / "001.wav", b"\5\0" * 10)
    player = FakePlayer()
    speaker = speaker_of(recorded, player=player)
    speaker.read((NEVER,))
    # What a person has read is heard before what a machine has.
    speaker.read((FIRST,))
    assert [each.what[:1] for each in player.played] == [b"\4", b"\5"]
    assert write_list(recorded, (FIRST, NEVER))[1].is_there


def test_a_changed_sentence_is_never_heard_in_its_old_recording(recorded, speaker_of):
    write_list(recorded, (FIRST, NEVER))
    save(recorded / "002.wav", b"\4\0" * 10)
    changed = NEVER.replace("20", "21")
    player = FakePlayer()
    assert not speaker_of(recorded, player=player).can_read((changed,))
    # A list made anew gives the changed sentence a number of its own, and nobody the old one.
    assert [each.number for each in write_list(recorded, (changed, FIRST))] == [1, 3]
    speaker = speaker_of(recorded, player=player)
    assert not speaker.can_read((changed,))
    assert speaker.read((changed,)) is Read.SILENT
    assert [each.number for each in write_list(recorded, (NEVER,))] == [2]
    assert speaker_of(recorded, player=player).can_read((NEVER,))


def test_a_list_that_a_spreadsheet_saved_is_still_read(recorded):
    write_list(recorded, (FIRST, SECOND))
    saved = (recorded / "recordings.csv").read_text("utf-8-sig").replace("\n", "\r\n")
    (recorded / "recordings.csv").write_bytes(saved.encode("gb18030"))
    numbers = read_list(recorded)
    assert [each.number for each in write_list(recorded, (SECOND, FIRST))] == [1, 2]
    assert read_list(recorded) == numbers


@pytest.mark.parametrize("spoilt", ["rate", "empty", "no sound", "lost"])
def test_recordings_that_cannot_be_played_together_leave_the_page_silent(recorded, speaker_of, spoilt):
    file = recording(recorded, SECOND, Speed.USUAL)
    if spoilt == "rate":
        save(file, b"\2\0" * 10, rate=44_100)
    elif spoilt == "empty":
        save(file, b"")
    elif spoilt == "no sound":
        file.write_bytes(b"ID3 this is no wave")
    else:
        file.unlink()
    speaker = speaker_of(recorded, player=FakePlayer())
    assert not speaker.can_read((FIRST, SECOND))
    assert speaker.can_read((FIRST,))
    assert find(recorded, {}, (FIRST, SECOND), Speed.USUAL) is None


def test_slow_recordings_are_played_where_all_are_there(recorded, speaker_of):
    player = FakePlayer()
    speaker = speaker_of(recorded, player=player)
    speaker.read((FIRST,), Speed.SLOW)
    speaker.read((FIRST, SECOND), Speed.SLOW)
    assert [each.what[:2] for each in player.played] == [b"\3\0", b"\1\0"]


def test_what_is_not_all_recorded_is_read_whole_by_the_voice(recorded, speaker_of):
    player, voice = FakePlayer(), FakeVoice()
    speaker = speaker_of(recorded, player=player, voice=voice)
    assert speaker.read((FIRST, NEVER), Speed.SLOW) is Read.VOICE
    assert voice.said[0].what == (f"{FIRST}\n{NEVER}", Speed.SLOW)
    assert player.played == []


def test_where_there_is_neither_it_is_silent(recorded, tmp_path, speaker_of):
    for speaker in (speaker_of(recorded, player=FakePlayer()), speaker_of(tmp_path / "nothing")):
        assert not speaker.can_read((FIRST, NEVER))
        assert speaker.read((FIRST, NEVER)) is Read.SILENT
        assert not speaker.is_on
    assert not speaker_of(recorded).can_read((FIRST,))
    assert not speaker_of(recorded, voice=FakeVoice()).can_read(())


def test_it_can_read_what_it_reads(recorded, speaker_of):
    assert speaker_of(recorded, player=FakePlayer()).can_read((FIRST, SECOND))
    assert speaker_of(recorded, voice=FakeVoice()).can_read((NEVER,))


def test_a_new_text_makes_the_one_before_quiet(recorded, speaker_of):
    player = FakePlayer()
    speaker = speaker_of(recorded, player=player)
    speaker.read((FIRST,))
    speaker.read((SECOND,))
    assert [each.on for each in player.played] == [False, True]
    assert speaker.is_on
    speaker.hush()
    assert not speaker.is_on
    assert not player.played[1].on


def test_again_is_the_same_and_slower(recorded, speaker_of):
    voice = FakeVoice()
    speaker = speaker_of(recorded, voice=voice)
    speaker.read((NEVER,))
    assert speaker.again() is Read.VOICE
    assert [each.what for each in voice.said] == [(NEVER, Speed.USUAL), (NEVER, Speed.SLOW)]


def test_a_voice_hears_the_text_by_its_standard_input(tmp_path):
    said, program = (
        tmp_path / "said",
        "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())",
    )
    command = (sys.executable, "-c", program, str(said))
    running = ProgramVoice(command, command).say(FIRST, Speed.SLOW)
    running._process.wait(timeout=20)
    assert said.read_text("utf-8") == FIRST
    assert not running.is_on()
    assert FIRST not in str(running._process.args)


def test_a_player_is_given_the_file_and_can_be_stopped(tmp_path):
    running = ProgramPlayer((sys.executable, "-c", "import signal; signal.pause()")).play(
        tmp_path / "page.wav"
    )
    assert running.is_on()
    assert running._process.args[-1] == str(tmp_path / "page.wav")
    running.stop()
    assert not running.is_on()


def test_linux_has_players_and_no_voice(monkeypatch):
    monkeypatch.setattr(voices.sys, "platform", "linux")
    there = {"aplay": "/usr/bin/aplay", "espeak-ng": "/usr/bin/espeak-ng", "say": "/usr/bin/say"}
    monkeypatch.setattr(shutil, "which", there.get)
    assert find_player()._command == ("/usr/bin/aplay", "-q")
    assert find_voice() is None
    monkeypatch.setattr(shutil, "which", {}.get)
    assert find_player() is None


@pytest.mark.parametrize(
    ("installed", "found"), [("en-US\nzh-CN\n", True), ("en-US\nzh-HK\n", False), ("", False)]
)
def test_windows_reads_where_it_has_mandarin(monkeypatch, installed, found):
    monkeypatch.setattr(voices.sys, "platform", "win32")
    monkeypatch.setattr(shutil, "which", lambda name: f"C:/{name}.exe")
    monkeypatch.setattr(voices, "_told", lambda command: installed)
    voice = find_voice()
    assert (voice is not None) is found
    if voice is not None:
        usual, slow = (voice._commands[speed][-1] for speed in (Speed.USUAL, Speed.SLOW))
        assert usual != slow
        assert "zh-CN" in usual


def test_macos_reads_by_its_mandarin_voice():
    listed = (
        "Sinji               zh_HK    # 您好\n"
        "Tingting            zh_CN    # 您好\n"
        "Eddy (Chinese (China mainland)) zh_CN # 您好\n"
    )
    assert mandarin_of_mac(listed) == "Tingting"
    assert mandarin_of_mac("Alex                en_US    # Hello\n") == ""


def test_a_program_that_cannot_be_asked_has_no_voice(tmp_path):
    assert voices._told((str(tmp_path / "nowhere"),)) == ""


def test_a_machine_without_sound_opens_and_is_silent(monkeypatch, recorded):
    monkeypatch.setattr(shutil, "which", {}.get)
    speaker = open_speaker(recorded)
    assert not speaker.can_read((FIRST,))
    speaker.close()
