"""Sentences for notices (提示): what an officer should see; none of them blocks a registration."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.words.fields import field_names
from xinfang_desk.words.language import N_, _

_NOTICES = {
    "accepted_on_anothers_road": N_(
        "条例第31条第1项到第4项，由法院、仲裁、复议这些机关来定，信访受理了也替不了它们，日子照样在走。"
        "照样登记；请改选“导入其他法定途径”，途径选错了的改途径。"
    ),
    "accusation_unanswered": N_(
        "这段话像检举控告公职人员，还没有人说是不是。先不印内容、不上报。请打开这件，选“按检举控告封存”或“不是，普通登记”。"
    ),
    "address_missing": N_("没有住址，书面告知送不到。请问清住址，或者约好怎样取答复。照样登记。"),
    "anonymous": N_("来人不愿留姓名。照样登记、给回执；请说明凭回执编号查询。"),
    "answers_differ": N_("选的途径和问到的回答对不上。照样登记；请核对：答错了改回答，途径选错了改途径。"),
    "approval_missing": N_("还没有负责人签批。今天先给登记回执，告知书签批后再出。"),
    "ask_recusal": N_("请问来人：要不要接待人员回避（条例第28条第3款）。"),
    "asked_late": N_(
        "复查、复核的申请过了30日才提出。照样收下、转给上一级，写清为什么晚了；收不收由上一级定，这里不替它答应日子。"
    ),
    "authority_missing": N_("代理人没有授权委托书。照样登记，给空白委托书，请事后补交。"),
    "body_missing": N_(
        "还没写来人该去找哪个单位。照样登记；请问清归谁管再写上，写不出的，告知书上那一行用笔填好。"
    ),
    "card_pictured": N_("身份证是机器从照片读的，还没有人核对。照样登记；和证件对一遍，按“核对过了”。"),
    "clock_suspect": N_("电脑日期可能不对。照样登记；请核对电脑日期，对就确认一下，不对请校准后更正期限。"),
    "date_after_today": N_("{what}（{day}）在今天以后。照样登记；{next}"),
    "date_after_visit": N_("{what}（{day}）在来访那天以后。照样登记；{next}"),
    "date_before_birth": N_("{what}（{day}）在来访人出生以前。照样登记；{next}"),
    "date_before_receipt": N_("{what}（{day}）在收到这件事以前。照样登记；{next}"),
    "date_before_regulations": N_(
        "{what}（{day}）在《信访工作条例》施行（2022年5月1日）以前。照样登记；{next}"
    ),
    "date_lapsed": N_(
        "从{what}（{day}）起算的期限，来访那天已经过了。照样登记；请核对这一天，问清有没有别的办法。"
    ),
    "date_long_ago": N_("{what}（{day}）在一年以前。照样登记，请核对年份。"),
    "earlier_closed": N_(
        "填写的原件已经作废，或者内容不公开，不能并入。这件单独登记；请核对原件编号，再选今天怎么处理。"
    ),
    "earlier_ended": N_(
        "原件的信访程序已经走完（条例第36条第3款），没有在办的。请问来人有没有新的事实、新的理由：有的，改成新的一件登记；没有的，改选“不再受理”，填清复核意见书，等负责人签批。"
    ),
    "earlier_unknown": N_("填写的原件编号本机没有。照样登记，请核对编号。"),
    "earlier_withdrawn": N_(
        "原件来访人已经撤回，没有在办的。还要办的，在原件上撤销“来访人撤回”，或者这件不并入、单独登记。"
    ),
    "facts_missing": N_(
        "不予受理、不再受理要填清法定事实：原文书号、送达日、是否同一事实理由。今天先给登记回执。"
    ),
    "fewer_involved": N_(
        "涉及人数写的是{count}人，写下的来访人有{least}人：按{least}人登记。请核对，人数不对的更正一下。"
    ),
    "guardian_missing": N_("未成年人没有监护人在场。照样登记，请联系父母等监护人确认。"),
    "id_birth_after_visit": N_("证件号码里的出生日期比来访日还晚。请核对一遍；核不清也照样登记。"),
    "id_birth_impossible": N_("证件号码里的出生日期不可能。请核对一遍；核不清也照样登记。"),
    "id_check_digit": N_("证件号码校验不符。请核对一遍；核不清也照样登记。"),
    "id_kind_differs": N_("号码的开头和选的证件类型对不上。请核对证件类型；核不清也照样登记。"),
    "id_missing": N_("没有证件或没填号码。照样登记，下次来时补。"),
    "id_old_number": N_(
        "这是15位的旧号码，第一代身份证2013年起停用。能看到新证的请改成18位；没有也照样登记。"
    ),
    "interpreter_interest": N_("请确认口译人员与事项没有利害关系，逐句念读后签名。"),
    "guided_to_petition": N_(
        "第31条第6项就是信访程序，没有别的法定途径可以引导，告知书按“告知向有权机关提出”写。"
        "照样登记；归本单位办的，请改成受理。"
    ),
    "judgment_kind": N_(
        "说的像是裁定，或者刑事、行政、二审的判决，日子和民事一审判决的不一样，这里不替它算。"
        "照样登记；请看文书最后一段，把写的日子告诉来人。"
    ),
    "merge_without_earlier": N_(
        "并入原件要填原件编号。不影响登记，请补上；补上以前，照样15日内书面告知来人。"
    ),
    "name_missing": N_(
        "没有写姓名。请问清姓名再写上；本人不愿留的，勾“不愿留姓名”。姓名不清的，书面告知送不到人。照样登记。"
    ),
    "not_the_upper_body": N_(
        "条例第19条第3款说的是上级不再受理下级正在办的。还没人说写的单位是本机关的下级：是下级的，在“是本机关的下级吗”选“是”；不是的，不出不予受理告知书，请改选“告知向有权机关提出”，告诉来人那里正在办。照样登记。"
    ),
    "objection_late": N_(
        "收到转来的件已经超过5个工作日（条例第23条第3款），异议提晚了。照样登记；请马上跟转来的单位说清，来访人的书面告知照样要给。"
    ),
    "outcome_missing": N_("还没有选今天怎么处理。不影响登记，15日内要书面告知。"),
    "own_law": N_(
        "说的像是公安不立案、人事处理和处分、伤残鉴定或者交通事故认定：有它自己的法，不走行政复议、行政诉讼，纸上写的是它的日子。"
        "照样登记；不是的，请把内容写清楚，或者改选收到的是哪一种文书。"
    ),
    "received_before_made": N_(
        "收到的日子早于文书上作出的日子。照样登记；请看原文和送达回证，核对这两个日子。"
    ),
    "refused_for_nobody": N_(
        "不予受理要写清哪个单位正在办、哪天受理、是不是本机关的下级（条例第19条第3款），现在还没写。照样登记；请补上再交告知书。说不出是哪个下级的，不能不予受理，请改选今天怎么处理。"
    ),
    "refused_our_own": N_(
        "原件就在本机关。条例第19条第3款只说上级不再受理下级正在办的，自己的不能不予受理：请改选“并入原件”。今天先给登记回执。"
    ),
    "repeat_not_merged": N_("这件与以前的来访有关联。同一事项请并入原件，期限不重新起算。"),
    "representatives_missing": N_(
        "来了{count}人，还没有推选代表。照样登记；请大家推选代表，两到五人替大家说（条例第20条第3款）。"
    ),
    "road_end_missing": N_(
        "路线图上有几处都像，还没选走到哪里。照样登记；请在“路线图上走到哪里”选一处，告知书和指引单才写得准。"
    ),
    "route_missing": N_("还没有确定条例第31条的途径。不影响登记，请确定后告知来人。"),
    "sealed": N_(
        "检举控告已封存：名单里只写“已登记（内容保密）”和时间；查找、普通批次里没有，回执不写内容。"
    ),
    "sent_to_a_court": N_(
        "法院、检察院、仲裁委的事，来访的要引导他自己去（条例第22条第2款、第23条第4款），没有15日告知。"
        "照样登记；请改成引导走法定途径，先告诉他最晚哪天去。"
    ),
    "sent_to_a_village": N_(
        "村（居）委会不是机关单位，不能转送、交办给它，也不叫来人自己去找它：请由镇里受理、去查，查实了责令村里公开。照样登记；给村里的那一联只请协助说明，不写来访人是谁。"
    ),
    "several_papers": N_(
        "写了几份文书的日子。后来的一份答复先来的那份的，只算后来的；看不出是一件事的，各算各的，都印在纸上。"
        "照样登记；请问清是不是一件事，是两件的，请分开登记。"
    ),
    "unseen_removed": N_("写下来的话里有看不见的字符，已经去掉。照样登记；请核对姓名和原话。"),
    "shortened": N_(
        "{fields}太长，报给县里时要截短并注明。照样登记，全文留在登记簿；可以把长内容作为材料另附。"
    ),
    "sign_not_printable": N_(
        "有{count}处的字字库里没有，打印时是空框。照样登记、出文书；交给来人前请用笔补上。"
    ),
    "too_many_representatives": N_(
        "代表有{count}人，条例规定不超过5人（第20条第3款）。照样登记，请大家推选代表。"
    ),
}


_DAYS = {
    "received_at": N_("来访日"),
    "accepted_on": N_("受理日"),
    "transferred_on": N_("转送日"),
    "served_on": N_("处理意见送达日"),
    "conclusion.served_on": N_("原文书送达日"),
    "conclusion.decided_on": N_("复核意见书日期"),
}
"""What a field that holds a day is called; those of events are called as the events are."""


_NEXT = {
    "received_at": N_("请核对，用真正来访的那天另登记一件，这一件不打印写这一天的告知书。"),
    "accepted_on": N_(
        "请核对，改成真正受理的那天；改好以前不打印写这一天的告知书，文书上不写从它起算的期限。"
    ),
    "transferred_on": N_(
        "请核对，改成真正转送的那天；改好以前不打印写这一天的告知书，文书上不写从它起算的期限。"
    ),
    "served_on": N_("请核对，改成真正送达的那天；改好以前文书上不写从它起算的期限。"),
    "conclusion.served_on": N_("请核对，改成真正送达的那天；改好以前不打印写这一天的告知书。"),
    "conclusion.decided_on": N_("请核对，改成意见书上写的那天；改好以前不打印写这一天的告知书。"),
}
"""What to do about a doubtful day, by its field."""
_NEXT_OF_EVENTS = N_("请核对，改成真正发生的那天；改好以前文书上不写从它起算的期限。")


def notice(code: str, facts: Mapping[str, str | int]) -> str:
    """The sentence of a notice."""
    if "way" in facts:
        # Not above: the window's first card waits for no table of limits.
        from xinfang_desk.words.rights import differs

        return differs(code, facts)
    field = str(facts.get("field", ""))
    if field in _DAYS:
        facts = {**facts, "what": _(_DAYS[field])}
    elif field:
        facts = {**facts, "what": _event(field)}
    facts = {**facts, "next": _(_NEXT.get(field, _NEXT_OF_EVENTS))}
    facts = {**facts, "fields": field_names(str(facts.get("fields", "")))}
    return _(_NOTICES[code]).format_map(facts)


def _event(field: str) -> str:
    """What the day in ``events.NAME`` is of; any other field says nothing."""
    # Not above: the window's first card does not wait for the records that these have names for.
    from xinfang_desk.domain.days import EVENT
    from xinfang_desk.domain.matter import Event
    from xinfang_desk.domain.neighbours import PAPERS_RECEIVED
    from xinfang_desk.words.labels import label

    name = field.removeprefix(EVENT)
    if name == field:
        return field
    event = Event(name)
    return _("收到{paper}那天").format(paper=label(event)) if event in PAPERS_RECEIVED else label(event)
