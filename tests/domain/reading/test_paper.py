"""A paper is read from its lines: what is there, and nothing that is not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from xinfang_desk.domain.number import grouped, make_number
from xinfang_desk.domain.reading.kinds import read_kinds
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.paper import PaperRead, read_paper
from xinfang_desk.places import RESOURCES

KINDS = read_kinds(json.loads((RESOURCES / "papers" / "kinds.json").read_text("utf-8")))
PENALTY = (
    "示例县公安局",
    "行政处罚决定书",
    "示公（治）行罚决字[2026]O123号",
    "被处罚人：周试例，男，公民身份号码000000197904121019，住示例县示例镇示例村三组。",
    "现查明：2026年8月3日10时许，周试例在示例镇集市与他人发生争执，根据《中华人民共和国",
    "治安管理处罚法》第二十六条之规定，现决定给予周试例罚款五百元的处罚。",
    "如不服本决定，可以在收到本决定书之日起六十日内向示例县人民政府申请",
    "行政复议，或者在六个月内依法向示例县人民法院提起行政诉讼。",
    "示例县公安局（印）",
    "二〇二六年八月八日",
    "被处罚人签收：周试例　　2026年8月10日",
)


def lines_of(texts: tuple[str, ...], **scores: float) -> list[Line]:
    """One line below the other; ``scores`` by ``l`` and its index."""
    return [
        Line(text=text, score=scores.get(f"l{at}", 0.98), box=(100, 50 + 30 * at, 900, 70 + 30 * at), page=0)
        for at, text in enumerate(texts)
    ]


def read(*texts: str, **scores: float) -> PaperRead:
    return read_paper(lines_of(texts, **scores), KINDS)


def changed(**lines: str) -> PaperRead:
    return read(*(lines.get(f"l{at}", text) for at, text in enumerate(PENALTY)))


def test_a_penalty_is_read_whole() -> None:
    found = read(*PENALTY)
    assert (found.kind, found.event, found.unsure) == ("penalty", "penalty_received", ())
    assert (found.body, found.number, found.to) == (
        "示例县公安局",
        "示公（治）行罚决字〔2026〕0123号",
        "周试例",
    )
    assert (found.made_on, found.received_on) == (date(2026, 8, 8), date(2026, 8, 10))
    named = [(each.what, each.body, each.term, each.unit, each.at) for each in found.remedies]
    assert named == [
        ("reconsideration", "示例县人民政府", 60, "days", (6, 7)),
        ("court", "示例县人民法院", 6, "months", (7,)),
    ]
    assert (found.at["kind"], found.at["made_on"], found.at["number"]) == ((1,), (9,), (2,))


def test_what_the_reader_was_not_sure_of_is_left_empty_and_named() -> None:
    found = read(*PENALTY, l2=0.5, l9=0.5)
    assert (found.number, found.made_on, found.unsure) == ("", None, ("number", "made_on"))
    assert found.received_on == date(2026, 8, 10)
    assert read(*PENALTY, l1=0.5).kind is None


def test_without_its_heading_a_paper_is_of_no_kind() -> None:
    found = read(*PENALTY[:1], *PENALTY[2:])
    assert (found.kind, found.event, found.unsure, found.made_on) == (None, None, ("kind",), None)
    assert read("送达回证", *PENALTY).kind is None
    assert read("今天天气很好").kind is None
    assert read().unsure == ()


def test_a_day_that_is_none_or_before_its_number_is_not_read() -> None:
    for day in ("2026年8月日", "2026年2月30日", "2O25年8月8日"):
        found = changed(l9=day)
        assert (found.made_on, "made_on" in found.unsure) == (None, True)
    assert changed(l9="2O26年8月8日").made_on == date(2026, 8, 8)


def test_a_day_of_receipt_before_the_paper_was_made_puts_both_in_doubt() -> None:
    found = changed(l10="被处罚人签收：周试例 2026年8月1日")
    assert (found.made_on, found.received_on) == (None, None)
    assert {"made_on", "received_on"} <= set(found.unsure)
    assert changed(l10="被处罚人签收：　　　　年　月　日").unsure == ()


def test_the_day_of_another_paper_at_the_end_of_a_line_is_not_this_ones() -> None:
    quoted = ("你对示例县人民政府2026年2月16日", "作出的复查意见请求复核。")
    for before in (quoted, ("示例县公安局2026年2月16日", quoted[1])):
        found = read(*PENALTY[:6], *before, "二〇二六年八月日")
        assert (found.made_on, "made_on" in found.unsure) == (None, True)
    assert read(*PENALTY[:6], *quoted, *PENALTY[8:10]).made_on == date(2026, 8, 8)


def test_a_term_that_cannot_be_read_is_unsure() -> None:
    found = changed(l6="如不服本决定，可以在收到本决定书之日起六士日内向示例县人民政府申请")
    assert [each.what for each in found.remedies] == ["court"]
    assert found.unsure == ("remedies",)


def test_who_is_not_content_with_another_paper_is_told_nothing_of_this_one() -> None:
    """A way that is named without a term is no remedy, and nothing that could not be read."""
    found = changed(l4="周试例不服示例镇人民政府的处理意见，于2026年6月1日请求复查，也提起行政诉讼。")
    assert [each.what for each in found.remedies] == ["reconsideration", "court"]
    assert found.unsure == ()


def test_labels_of_a_table_stand_in_no_sentence() -> None:
    cells = [replace(each, box=(300, *each.box[1:])) for each in lines_of(PENALTY[3:8])]
    labels = [
        Line(text=text, score=0.98, box=(60, top, 200, top + 20), page=0)
        for text, top in (("当事人", 52), ("事实", 96), ("权利告知", 158))
    ]
    below = [
        replace(each, box=(each.box[0], each.box[1] + 300, each.box[2], each.box[3] + 300))
        for each in [*cells, *labels]
    ]
    foot = [
        replace(each, box=(600, each.box[1] + 700, 900, each.box[3] + 700))
        for each in lines_of(PENALTY[8:10])
    ]
    below.sort(key=lambda each: (each.box[1] + each.box[3], each.box[0]))
    found = read_paper([*lines_of(PENALTY[:3]), *below, *foot], KINDS)
    assert [each.body for each in found.remedies] == ["示例县人民政府", "示例县人民法院"]
    assert (found.to, found.unsure) == ("周试例", ())


def test_text_that_looks_like_a_formula_or_markup_stays_text() -> None:
    found = changed(l3='被处罚人：周试例，=HYPERLINK("x")<b>&amp;')
    assert (found.to, found.kind, found.lines[3].text[-5:]) == ("周试例", "penalty", "&amp;")


def sloping(line: Line, slope: float) -> Line:
    left, top, right, bottom = line.box
    ends = [slope * (left - 500), slope * (right - 500)]
    return replace(line, box=(left, round(top + min(ends)), right, round(bottom + max(ends))))


def test_a_sloping_page_is_read_as_a_level_one() -> None:
    """The salutation and the foot stand beside what is on the next height of the paper."""
    short = {
        0: (400, 600),
        1: (380, 620),
        2: (380, 640),
        3: (100, 190),
        4: (150, 900),
        8: (650, 850),
        9: (660, 860),
    }
    level = lines_of(("示例县公安局", "行政处罚决定书", PENALTY[2], "周试例：", *PENALTY[4:]))
    placed = [
        replace(each, box=(short[at][0], each.box[1], short[at][1], each.box[3])) if at in short else each
        for at, each in enumerate(level)
    ]
    for slope in (-0.06, 0.06):
        found = read_paper([sloping(each, slope) for each in placed], KINDS)
        assert (found.to, found.made_on, found.received_on) == ("周试例", date(2026, 8, 8), date(2026, 8, 10))
        assert (found.number, found.unsure) == ("示公（治）行罚决字〔2026〕0123号", ())


def test_boxes_of_two_columns_are_read_one_after_the_other() -> None:
    text = [*PENALTY[3:8], *(f"附记第{at}行，与本案无关的说明文字。" for at in range(8))]
    head = lines_of(PENALTY[:3])
    left = [
        Line(text=each, score=0.98, box=(60, 200 + 30 * at, 470, 220 + 30 * at), page=0)
        for at, each in enumerate(text[:7])
    ]
    right = [
        replace(each, box=(530, each.box[1], 940, each.box[3]), text=more)
        for each, more in zip(left, text[7:], strict=False)
    ]
    both = [each for pair in zip(left, right, strict=False) for each in pair]
    foot = [
        replace(each, box=(each.box[0], 700 + each.box[1], 900, 700 + each.box[3]))
        for each in lines_of(PENALTY[8:])
    ]
    found = read_paper([*head, *both, *foot], KINDS)
    assert [each.what for each in found.remedies] == ["reconsideration", "court"]
    assert (found.to, found.made_on) == ("周试例", date(2026, 8, 8))


def test_which_law_a_demolition_is_under_decides_what_its_day_starts() -> None:
    def ordered(law: str) -> PaperRead:
        return changed(l1="责令限期拆除决定书", l5=f"根据《中华人民共和国{law}》，责令限期自行拆除。")

    land, planning, neither = ordered("土地管理法"), ordered("城乡规划法"), ordered("某某法")
    assert {each.kind for each in (land, planning, neither)} == {"demolition"}
    assert (land.event, planning.event) == ("demolition_order_received", "penalty_received")
    assert (neither.event, neither.unsure) == (None, ("event",))


def test_a_heading_is_whole_or_it_is_none() -> None:
    assert changed(l1="不予行政处罚决定书").event == "decision_received"
    for heading in ("不予行攻处罚决定书", "关于撤回行政处罚决定书的函", "行政处罚决定书送达回证"):
        assert changed(l1=heading).kind is None


def test_a_table_of_the_county_may_name_a_heading_of_its_own() -> None:
    row = {
        "kind": "fine",
        "name": "罚单（甲）",
        "headings": ["处理通知（甲）*单"],
        "event": None,
        "remedy": False,
        "to": False,
    }
    own = read_kinds({"version": "9", "kinds": [row]})
    found = read_paper(lines_of((PENALTY[0], "处理通知(甲)二号单", *PENALTY[2:])), own)
    assert (found.kind, found.event, own.kinds[0].name) == ("fine", None, "罚单（甲）")
    assert read_paper(lines_of(PENALTY), own).kind is None


def test_the_number_of_a_judgment_says_which_instance_it_is() -> None:
    def judgment(number: str) -> PaperRead:
        return changed(l0="示例县人民法院", l1="民 事 判 决 书", l2=number)

    first, second = judgment("(2026)示0101民初123号"), judgment("（2026）示01民终9号")
    assert (first.kind, first.event, first.number) == (
        "civil_first",
        "judgment_received",
        "（2026）示0101民初123号",
    )
    assert (second.kind, second.event) == ("civil_second", None)
    neither = judgment("（2026）示0101")
    assert (neither.kind, neither.event, neither.unsure[0]) == ("civil_judgment", None, "event")


def test_our_own_receipt_is_known_by_its_proved_number() -> None:
    number = make_number("411526102", 1, 2026, 18)
    found = read("来访登记回执", f"登记编号：{grouped(number)}", "登记日期：2026年12月1日")
    assert (found.kind, found.event, found.number) == ("receipt", None, number)
    mistyped = read("来访登记回执", f"登记编号：{grouped(number)[:-1]}0", "登记日期：2026年12月1日")
    assert (mistyped.number, "number" in mistyped.unsure) == ("", True)


def test_a_seal_over_the_name_does_not_change_it() -> None:
    for sealed in ("示例列县公安局", "示示例县公安局", "示检县公农局"):
        assert changed(l8=sealed).body == "示例县公安局"
    assert changed(l8="示例县公安局试例派出所").body == "示例县公安局试例派出所"
    other = changed(l8="某某市卫生健康委员会")
    assert (other.body, "body" in other.unsure) == ("", True)


_WORDS = st.sampled_from(
    [*PENALTY, "二〇二六年八月八日", "不服", "六十日内", "（2026）", "《》", "=1+1", "", "　", "𠮷\u202e"]
)
_LINES = st.builds(
    Line,
    text=st.builds(str.__add__, _WORDS, st.text(max_size=6)),
    score=st.floats(0, 1),
    box=st.tuples(*[st.integers(0, 1000)] * 4),
    page=st.integers(0, 2),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_LINES, max_size=30))
def test_whatever_a_reader_saw_is_read_or_left_alone(lines: list[Line]) -> None:
    found = read_paper(lines, KINDS)
    assert found.lines == tuple(lines)
    assert all(index < len(lines) for at in found.at.values() for index in at)
    assert (found.kind is None) <= (found.made_on is None and not found.remedies)


def test_ten_full_pages_are_read_in_no_time() -> None:
    page = [replace(each, page=at) for at in range(10) for each in lines_of(PENALTY * 8)]
    begun = process_time()
    read_paper(page, KINDS)
    assert process_time() - begun < 5


def test_a_sentence_that_breaks_off_above_a_day_does_not_make_it_the_day_of_receipt() -> None:
    torn = read(*PENALTY[:6], "如不服本决定，可以在收到", "2026年8月8日")
    assert (torn.made_on, torn.received_on) == (None, None)
    assert {"made_on", "received_on"} <= set(torn.unsure)
    whole = read(*PENALTY[:6], PENALTY[6] + PENALTY[7], *PENALTY[9:])
    assert (whole.made_on, whole.received_on) == (date(2026, 8, 8), date(2026, 8, 10))


def test_our_receipt_is_known_with_the_township_above_its_heading() -> None:
    number = make_number("411526102", 1, 2026, 1)
    found = read("示例镇", "来访登记回执", f"编号{grouped(number)}", "姓名", "周试例", "事由")
    assert (found.kind, found.number) == ("receipt", str(number))
