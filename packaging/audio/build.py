"""The sentences that the petitioner's screen can read aloud: a list for recording, or a machine's reading.

``build.py --list`` prints one sentence a line: the file its recording goes to, its pinyin, its words. A
person who records them is better served by the numbered list of the desk's settings (录音清单).

``build.py --to DIR`` lets espeak-ng read the pinyin (``cmn-latn-pinyin``; never ``cmn``, which spells most
characters in English). Nothing of it is shipped (docs/decisions/0008-sound.md); listen before you name the
folder in the settings. Needs espeak-ng and the dev extra.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from ui.petitioner.voice.recorded import fixed_sentences
from xinfang_desk.devices.recordings import Speed, recording
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.places import RESOURCES

WORDS_A_MINUTE = {Speed.USUAL: 135, Speed.SLOW: 95}

READ_OTHERWISE = {
    "第二天起数": [["dì"], ["èr"], ["tiān"], ["qǐ"], ["shǔ"]],
    "重新": [["chóng"], ["xīn"]],
    "从头算": [["cóng"], ["tóu"], ["suàn"]],
    "查处": [["chá"], ["chǔ"]],
    "处分": [["chǔ"], ["fèn"]],
    "调不成": [["tiáo"], ["bù"], ["chéng"]],
    "调成了": [["tiáo"], ["chéng"], ["le"]],
    "得久": [["de"], ["jiǔ"]],
    "等得太久": [["děng"], ["de"], ["tài"], ["jiǔ"]],
    "写得不对": [["xiě"], ["de"], ["bú"], ["duì"]],
    "几个人为同一件": [["jǐ"], ["gè"], ["rén"], ["wèi"], ["tóng"], ["yí"], ["jiàn"]],
    "了都会": [["le"], ["dōu"], ["huì"]],
    "出处分": [["chū"], ["chǔ"], ["fèn"]],
}
"""Where a character has several readings and the dictionary chooses another."""

SPOKEN = (("110", "妖妖零"), ("／", "或者"), ("……", "等"), ("→", "，"))
"""What is read otherwise than it is written."""


load_phrases_dict(READ_OTHERWISE)


def pinyin(sentence: str) -> str:
    """How a sentence is read: syllables with the number of their tone, pauses as they are written."""
    for written, spoken in SPOKEN:
        sentence = sentence.replace(written, spoken)
    sentence = re.sub(r"(?<!\d)2(?=[年个])", "两", sentence)
    syllables = lazy_pinyin(
        sentence, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True, v_to_u=True
    )
    read = " ".join(syllables)
    read = re.sub(r"[“”《》（）]", " ", read)
    return " ".join(re.sub(r"[，、：；]", ",", re.sub(r"[。？！]", ".", read)).split())


def read_by_machine(folder: Path, said: tuple[str, ...], program: str) -> int:
    """Let espeak-ng read every sentence at each speed; gives the bytes written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for sentence in said:
        for speed, pace in WORDS_A_MINUTE.items():
            target = recording(folder, sentence, speed)
            command = [program, "-v", "cmn-latn-pinyin", "-s", str(pace), "--stdin", "-w", str(target)]
            subprocess.run(command, input=pinyin(sentence), text=True, check=True)
            written += target.stat().st_size
    return written


def lines(said: tuple[str, ...]) -> Iterator[str]:
    """The list for whoever records them."""
    for sentence in said:
        yield "\t".join((recording(Path(), sentence, Speed.USUAL).name, pinyin(sentence), sentence))


def main() -> None:
    """Print the list, or write what the machine reads."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", action="store_true", help="the sentences, for recording")
    what.add_argument("--to", type=Path, help="folder for what espeak-ng reads")
    given = parser.parse_args()
    road_map = read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
    said = fixed_sentences(road_map)
    if given.list:
        print(*lines(said), sep="\n")
        return
    program = shutil.which("espeak-ng")
    if program is None:
        raise SystemExit("espeak-ng is not installed")
    print(f"{len(said)} sentences, {read_by_machine(given.to, said, program) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
