"""Every sentence that can come on a petitioner's paper or page is plain, whatever the samples show."""

import ast
import json
import re

import pytest

from tests.plain_words import SAID_SO, officialese, too_long, two_conditions
from xinfang_desk.domain.road import safety
from xinfang_desk.domain.time.limits import RULES, Binds
from xinfang_desk.domain.time.undated import SOON, UNDATED
from xinfang_desk.places import RESOURCES

HOUSE = RESOURCES.parent
PAPERS = HOUSE / "xinfang_desk/documents"
SOURCES = [
    *sorted(PAPERS.glob("papers/*.py")),
    *(PAPERS / name for name in ("phrases.py", "when.py", "remedies.py")),
    HOUSE / "xinfang_desk/domain/road/stops.py",
    HOUSE / "xinfang_desk/words/rights.py",
    *sorted(HOUSE.glob("ui/petitioner/**/*.py")),
]
FOR_OTHERS = {"objection.py", "urgent.py", "urging.py", "authority.py", "pictograms.py", "dress.py"}
"""What is written to another office, or in the form that the law has; and what is no sentence."""
_TO_THE_BODY = (
    "请自收到",
    "不属于职权范围的，请自",
    "下面的信访事项",
    "信访人：",
    "事项：",
    "本机关正在调查核实",
)
"""How the copies begin that another office reads."""
_CITED = re.compile(r"《信访工作条例》第[^，]*规定，[^。]*。|《[^》]*》(第[^，。；）]*?[条款项])?")
_FILLED_IN = re.compile(r"\{[^}]*\}|_{4,}")


def _texts(source):
    """The Chinese strings of a module, one for each f-string, without its docstrings."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def _said():
    for source in SOURCES:
        if source.name not in FOR_OTHERS:
            yield from ((source.name, text) for text in _texts(source))
    for rule in RULES.values():
        if rule.binds is Binds.PETITIONER:
            told = (rule.title, rule.note, rule.condition, rule.of_whom, rule.beside, rule.then)
            yield from ((rule.id, text) for text in told)
    for place, found in UNDATED.items():
        yield from ((place, text) for text in (found.title, found.since, found.of_whom, SOON))
    yield from (("safety", text) for text in (safety.DANGER, safety.VIOLENCE, safety.ORDER))
    road_map = json.loads((RESOURCES / "roadmap/roadmap.json").read_text(encoding="utf-8"))
    for node in road_map["nodes"]:
        told = (
            node["title"],
            *node["text"],
            *node.get("bring", ()),
            *(way["label"] for way in node["edges"]),
        )
        told += tuple(node.get(key, "") for key in ("who", "how_long", "if_unsatisfied"))
        yield from ((node["id"], text) for text in told)


@pytest.fixture(scope="module")
def said():
    """Sentences with where they stand; what is cited or filled in is not measured."""
    return [
        (where, _CITED.sub("", _FILLED_IN.sub("□", text)))
        for where, text in _said()
        if re.search("[\u4e00-\u9fff]", text) and "|" not in text and not text.startswith(_TO_THE_BODY)
    ]


def test_no_sentence_asks_for_two_conditions_at_once(said):
    assert len(said) > 900
    assert [(where, each) for where, text in said for each in two_conditions(text)] == []


def test_no_sentence_is_an_offices_own_language(said):
    assert [(where, word, text) for where, text in said for word in officialese(text)] == []


def test_every_sentence_can_be_said_in_one_breath(said):
    assert [(where, each) for where, text in said for each in too_long(text)] == []


def test_nothing_is_allowed_that_nobody_says(said):
    text = "\n".join(text for _where, text in said)
    assert [phrase for phrase in SAID_SO if phrase not in text] == []
