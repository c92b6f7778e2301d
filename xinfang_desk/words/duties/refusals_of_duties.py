"""Sentences for what the township's other duties refuse (联席会议、承诺、办理情况、现场秩序)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_DUTIES = {
    "act.bad_day": N_("{day}早于来访或者还没到，没有记下。请写真正办的那一天。"),
    "act.empty": N_("没有写做了什么，没有记下。请写一句：做了什么、到什么程度。"),
    "act.no_article": N_(
        "解释说明要写依据哪一条（条例第32条第2项、第3项），没有记下。请写上条款，例如《土地管理法》第62条。"
    ),
    "act.no_body": N_("帮扶救助要写向哪个单位申请的（条例第37条），没有记下。请写上单位，日期写申请那天。"),
    "act.of_the_place": N_("依法处理行为不记在人和事项上，没有记下。请到“现场秩序”里记，只记事，不记人。"),
    "act.too_long": N_("“做了什么”最多{most}字，没有记下。请写短一些，详细的附在材料里。"),
    "advice.bad_day": N_("建议的日子不对，没有记下。发出不晚于今天、答复不早于发出，请核对。"),
    "advice.blank": N_("{field}没有写，建议没有记下。请补上再记。"),
    "advice.too_long": N_("建议最多{most}字，没有记下。请写短一些，详细的附文件。"),
    "advice.unknown": N_("没有这条建议。请用 advice list 看编号。"),
    "duty.label": N_(
        "“{field}”里写了“{word}”，没有记下。写的是办的事，不给人贴标签，也不看住人，请改写成做什么事。"
    ),
    "duty.names_somebody": N_("“{field}”里有来访人的名字，没有记下。请写“来访人”或“他家”。"),
    "handover.bad_day": N_("{field}的日子早于来访、早于前一步，或者还没到，没有记下。请核对日期。"),
    "handover.blank": N_("{field}没有写，没有记下。请补上再记。"),
    "handover.closed_already": N_("这件的程序已经记过终结，没有再记。要改，请先看事项上写的依据。"),
    "handover.local_rule": N_(
        "“未申请复查期满”不是《信访工作条例》写的终结依据，县里的表没有开，没有记下。有复核意见的，请按复核意见记。"
    ),
    "handover.no_court": N_(
        "涉法涉诉依法终结要写法院、检察院、公安机关的文书，没有记下。请写上是哪个机关的。"
    ),
    "handover.no_opinion": N_(
        "复核意见要先在这件上记“复核”，或者这件是有复核意见的不再受理，没有记下。请先记复核，再记终结。"
    ),
    "handover.not_closed": N_("这件还没有记程序终结，没有可告知的。请先记终结（handover close）。"),
    "handover.not_handed": N_("这件还没有移交属地，没有移交单。请先记移交（handover add）。"),
    "handover.refused_one": N_("这件出的是不再受理，不能再按“未申请复查期满”终结，没有记下。请核对依据。"),
    "handover.remedy_open": N_(
        "收到的文书还可以上诉、复议或者起诉，到{day}，还没有依法终结，没有记下。请到期以后、没有人再告的，再记。"
    ),
    "handover.running": N_("申请复查的30天到{day}才满，没有记下。请期满以后再看有没有人申请。"),
    "incident.bad_call": N_("写了几点报的110，却没有勾“报110”，没有记下。请核对这两处。"),
    "incident.bad_time": N_("时间还没到，或者是一年以前的，没有记下。请核对时间；现场记录只存一年。"),
    "incident.blank": N_("{field}没有写，没有记下。请补上：地点、做了什么、记录人都要有。"),
    "incident.points_at_somebody": N_("{field}里有电话、证件号或编号那样的数字，没有记下。请删去，只记事。"),
    "incident.too_long": N_("{field}最多{most}字，没有记下。请写短一些。"),
    "incident.twice": N_("这个时候、这个地方的这件事已经记过了，没有再记。确实是另一件的，再记一次就收。"),
    "meeting.bad_done": N_(
        "第{task}项任务没有记下：办成的日子要在开会那天以后、今天以前，还要写办的结果。请改好再记。"
    ),
    "meeting.bad_due": N_("第{item}项第{task}条任务的日期{day}早于开会那天，没有记下。请改成以后的日子。"),
    "meeting.blank": N_("{field}没有写，会议没有记下。请补上：地点、主持、记录和每个到会单位都要有。"),
    "meeting.empty": N_("这次会议一项议程也没有，不能定稿。请先加上议的事。"),
    "meeting.long_facts": N_("“事实”最多{most}字，没有记下。请只写会上要用的，详细的附在后面。"),
    "meeting.names_not_approved": N_(
        "第{item}项在纪要里写来访人名字，没有负责人同意，没有记下。请先请负责人同意。"
    ),
    "meeting.no_item": N_("这次会议没有第{item}项。请看议程的序号，从1数起。"),
    "meeting.no_task": N_("这次会议没有第{task}项任务。请看任务的序号，从1数起，各项连着数。"),
    "meeting.no_topic": N_("这一项既没有编号也没有题目，没有加上。请写一个。"),
    "meeting.not_signed": N_("会议还没有定稿，这一步还不能办。请先把每一项定下来，再定稿。"),
    "meeting.signed": N_("会议已经定稿，不能再改。要改的，请另开一次会，写明改哪一次的哪一项。"),
    "meeting.task_open": N_(
        "第{item}项第{task}条任务没有写全，没有记下。请写上办什么、哪个单位、哪天以前；没有单位和日期的不是任务。"
    ),
    "meeting.twice": N_("{number}已经在这次会议的议程里，没有再加。请在那一项里写。"),
    "meeting.undecided": N_("第{items}项还没有会议决定，没有记下。请写上决定；议不成的，写下次哪天再议。"),
    "meeting.unknown": N_("没有这次会议。请用 meeting list 看有哪些，再照编号找。"),
    "plan.bad_item": N_("第{item}项不对，计划没有定。内容不能空，月份是1到12，次数是1到1000，请改正。"),
    "plan.blank": N_("计划里一项也没有，或者太多，没有定。请写1到200项。"),
    "plan.twice": N_("第{item}项和前面的一样，计划没有定。请合成一项，次数写在“计划”里。"),
    "promise.bad_day": N_("日期不对，没有记下：先办到，再告诉来访人，两个日子都不能晚于今天。请改好再记。"),
    "promise.bad_due": N_("{day}已经过了，不能答应。请写今天或以后的日子。"),
    "promise.bad_move": N_("不能改到{day}，没有记下。请写比原来晚的日子；哪天定的，不能晚于今天。"),
    "promise.empty": N_("没有写答应了什么，没有记下。请写一句：办什么。"),
    "promise.kept_already": N_("这一条已经办到了，没有再改。请在列表里看它是哪天办到、哪天告诉的。"),
    "promise.no_approval": N_("改日子要写经谁批准，没有记下。请负责人批了再改。"),
    "promise.no_body": N_("{body}没有答应了还没办到的事。请核对单位的名字，和列表里的一样。"),
    "promise.no_reason": N_("改日子要写为什么，没有记下。请写一句，来访人会看到。"),
    "promise.not_handed": N_(
        "这一条是法定要书面告知的，还没有交给来访人的文书，没有记下。请先把告知书交到本人手里，或者记送达，再记办到。"
    ),
    "promise.not_ours": N_(
        "法院判的，谁也不能答应，没有记下。请写我们自己办的：哪天去问、哪天送去、哪天告诉来访人。"
    ),
    "promise.of_the_law": N_("这是法定期限，不能改日子。请马上办，写明哪天给答复，告诉来访人。"),
    "promise.over": N_(
        "{day}已经过了，不能再改日子，没有记下。日子到期以前才能改；没办到的，请照原来的日子写明。"
    ),
    "promise.unknown": N_("没有这一条承诺。请打开“答应了还没办到”看有哪些。"),
    "training.bad_day": N_("培训的日子还没到，没有记下。请到那天办了再记。"),
    "training.bad_number": N_("人数、合格人数或分钟数不对，没有记下。合格的不能比参加的多，请核对。"),
    "training.blank": N_("没有写培训什么，没有记下。请写上主题。"),
    "training.twice": N_("这一天已经记过“{topic}”这次培训，没有再记。确实又办了一次的，再记一次就收。"),
    "training.unknown_case": N_("没有案例“{case}”。请用 training cases 看有哪些。"),
}
