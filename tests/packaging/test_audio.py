"""What espeak-ng reads is found by its sentence, is of one kind, and slower where it is to be slower."""

from __future__ import annotations

import importlib.util
import json
import shutil
import wave
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ui.guide_words import Language, speak
from ui.petitioner import names
from ui.petitioner.pages import page
from ui.petitioner.voice.aloud import sentences
from ui.petitioner.voice.recorded import fixed_sentences
from xinfang_desk.devices.recordings import Speed, find, recording, write_list
from xinfang_desk.devices.speech import Speaker
from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.places import RESOURCES


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audio_build", Path("packaging/audio/build.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def road_map() -> RoadMap:
    return read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))


def _seconds(file: Path) -> float:
    with wave.open(str(file), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


class Player:
    """Notes how long what it is given lasts."""

    def __init__(self) -> None:
        self.heard: list[float] = []

    def play(self, file: Path) -> Any:
        self.heard.append(_seconds(file))
        return self

    def is_on(self) -> bool:
        return False

    def stop(self) -> None:
        pass


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_a_page_that_espeak_read_is_played_at_both_speeds(
    build: Any, road_map: RoadMap, tmp_path: Path
) -> None:
    said = sentences(page(names.THANKS, road_map, None, None))
    assert build.read_by_machine(tmp_path, said, "espeak-ng") > 0
    player = Player()
    speaker = Speaker(tmp_path, player=player, voice=None)
    assert speaker.can_read(said)
    assert not speaker.can_read((*said, "这一句没有录。"))
    speaker.read(said)
    speaker.again()
    speaker.close()
    usual, slow = player.heard
    alone = sum(_seconds(recording(tmp_path, each, Speed.USUAL)) for each in said)
    assert usual > alone
    assert slow > usual * 1.15
    assert find(tmp_path, {}, said, Speed.SLOW) != find(tmp_path, {}, said, Speed.USUAL)


def test_every_fixed_page_can_be_recorded_and_no_matter_is_in_it(build: Any, road_map: RoadMap) -> None:
    fixed = fixed_sentences(road_map)
    assert len(set(fixed)) == len(fixed) > 150
    for name in (*road_map.places, names.RIGHTS, f"{names.WHY}:fairly"):
        assert set(sentences(page(name, road_map, None, None))) <= set(fixed)
    assert [each for each in fixed if "月" in each and "日前" in each] == []
    listed = list(build.lines(fixed))
    assert listed[0].split("\t")[0] == recording(Path(), fixed[0], Speed.USUAL).name
    # Nothing is left that espeak's pinyin would spell out letter by letter.
    assert [line for line in listed if any("一" <= sign <= "鿿" for sign in line.split("\t")[1])] == []


def test_no_sentence_is_shipped_with_a_voice_and_each_is_known_to_lack_one(
    road_map: RoadMap, tmp_path: Path
) -> None:
    assert [each for each in RESOURCES.rglob("*") if each.suffix in {".wav", ".ogg", ".mp3"}] == []
    fixed = fixed_sentences(road_map)
    listed = write_list(tmp_path, fixed)
    assert [each.sentence for each in listed] == list(fixed)
    assert not any(each.is_there for each in listed)
    speaker = Speaker(tmp_path, player=Player(), voice=None)
    assert not any(speaker.can_read((each,)) for each in fixed)


def test_what_is_recorded_is_chinese_whatever_the_screen_speaks(road_map: RoadMap) -> None:
    before = fixed_sentences(road_map)
    speak(Language.ENGLISH)
    try:
        assert fixed_sentences(road_map) == before
    finally:
        speak(Language.CHINESE)
