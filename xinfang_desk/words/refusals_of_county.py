"""Sentences for refusals of the county's half (县级收文的说明)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_COUNTY = {
    "accusation.not_here": N_("这里不是纪检监察机关的台账，没有检举控告可读。请在纪检监察机关的电脑上打开。"),
    "answer.unknown": N_("这件事项没有这条进展，没有撤回。请在事项页核对是哪一条。"),
    "answer.why_long": N_("撤回的原因太长，最多{most}个字。请写短一些。"),
    "answer.why_missing": N_("请写明为什么撤回，原因会随回执告诉接待台。"),
    "answer.withdrawn": N_("这条进展已经撤回过了，没有改动。"),
    "attachment.lost": N_(
        "{desk} 第{sequence}批有附件不见了，共{count}个，是这几件的：{numbers}。"
        "请从备份里找回 attachments 文件夹，或请接待台重报这几件。"
    ),
    "attachment.unknown": N_("这件事项没有这份附件，或者还没有送到，打不开。请接待台重报这一件。"),
    "attachment.unread": N_("附件 {file} 打不开，或被换过。请从备份里找回这一个。"),
    "backup.of_damaged": N_(
        "备份写成了（{file}），但台账里有{count}处读不出来或对不上，第一处：{first}"
        "这一份救急用，不算好备份，请留着以前的好备份，一份也不要删。"
    ),
    "backup.unread": N_(
        "这份备份恢复不全：有{count}处读不出来或对不上，第一处：{first}"
        "请试别的备份，找到好的以前一份也不要删。"
    ),
    "batch.another_file": N_("{file} 不是批次文件，没有接收。批次的名字以 .xfb 结尾，请在U盘里找它。"),
    "check.unsound": N_(
        "检查出{count}处坏了或不见了，第一处：{first}请先不要删以前的备份，照上面每一处说的办，再检查一遍。"
    ),
    "copy.damaged": N_("{desk}的恢复副本打开后认不出来。请换一份备份再试，或向接待台要新的副本。"),
    "copy.none": N_("还没有封过恢复副本，没有写出。请负责人先在“设置”里换一份（命令 county-copy --new）。"),
    "copy.not_arrived": N_("没有收到过{desk}的恢复副本，打不开。请接待台用备份和恢复单，或请县里找U盘。"),
    "copy.why_missing": N_("请写明谁来申请、为什么打开恢复副本，再办。"),
    "copy.wrong_key": N_("这把备用密钥打不开{desk}的恢复副本。请核对从保险柜取的是不是本县现在的备用密钥。"),
    "table.reply_too_old": N_(
        "{desk}的程序还收不了回执里的表。请给它单独写一份下发表；它的程序更新以后，请它把登记卡再带来一次。"
    ),
    "courier.nothing": N_("没有要写出的文件。请先换钥或下发表，再写出。"),
    "desk.replies_parted": N_(
        "{desk}收过第{sequences}份回执，和这个台账写的不是一份：台账多半恢复过旧备份，"
        "那以后录的办理进展可能丢了，来访人听到的也可能变了。"
        "请和接待台核对，补录丢了的，再给它写全部回执（reply --desk {desk} --whole）。"
    ),
    "entries.a_workbook": N_(
        "这是电子表格，不是一行一条的文本，一条也没有录入。"
        "请用“从表格录入”，或命令 answer --file 表格 --source 来源。"
    ),
    "entries.none_taken": N_("一行也没有录入（有{lines}行被退回）。请按每一行的说明改正后再交。"),
    "entries.served_before": N_("送达早于意见书的日期，没有录入。请核对两个日期。"),
    "evaluation.before_answer": N_("{day}才答复或办结，评价不会早于那天，没有录入。请核对日期。"),
    "evaluation.not_closed": N_(
        "事项{number}还没有答复或者办结，没有录入评价。请核对编号；先录答复，再录评价。"
    ),
    "export.bad_layout": N_(
        "上报表的列读不懂，没有写出（{field}）。"
        "请照 resources/codes/upward.json 里的样例改正：每列写 heading 和 field。"
    ),
    "export.unknown_layout": N_(
        "没有这种上报表，没有写出。现有的：{known}；也可以写自己的文件，以 .json 结尾。"
    ),
    "gap.none": N_("{desk}的第{sequence}批没有在等，没有改动。请核对批号。"),
    "gap.why_missing": N_("请写明那一批为什么不会来了，再记。"),
    "pair.one_matter": N_("两个编号是同一件（{number}），没有改动。请写两件不同的事项。"),
    "proof.forged": N_("核验不符：这张回执不是所说的接待台出的，或内容被改过。请留下复印件，向接待台核实。"),
    "proof.mistyped": N_("核验码输错了。请对着回执再输一遍，共16位。"),
    "proof.not_arrived": N_("这件事项还没有报到县里，核验码暂时查不了。请扫二维码核验，或等下一批。"),
    "proof.unknown_desk": N_("没有登记过{desk}，不能核验它的回执。请先登记它的登记卡。"),
    "proof.unreadable": N_("这不是能核验的回执二维码。请重新扫描，或改用编号和核验码。"),
    "receive.a_card": N_("{file} 是登记卡，不是批次。请在“接待台”旁点“收登记卡”，或运行 enrol。"),
    "receive.a_workbook": N_(
        "{file} 是表格，不是批次。是办理进展的，请在录进展的那一页读它，或运行 answer。"
    ),
    "receive.fault": N_(
        "接收这个文件时程序出了错（{where}），没有接收。请留下文件，告诉维护人员，别的文件照收。"
    ),
    "receive.refused": N_("{files}个文件里有{refused}个没有接收，其余的已经收下。请按每个文件的说明处理。"),
    "receive.stopped": N_("这个文件收到一半停了，一件也没有收。要收的时候，请再收一次。"),
    "reply.changed": N_("看过以后又有新的，要写的回执变了，一份也没有写。请看一眼现在的，再写一次。"),
    "reply.some_not_written": N_(
        "{desks}个接待台里有{refused}个的回执没有写成，照旧等着；别的写好了。请看每一个为什么，再写一次。"
    ),
    "report.bad_period": N_("看不懂要哪个时间的报告。请写成 2026 或 2026-09 这样。"),
    "report.turned_round": N_("时间写反了：{since} 在 {until} 之后，没有算。请把早的写在前面。"),
    "return.told": N_(
        "{number}的退回没有在等着，撤不回来：没有退回过，或者已经随回执告诉接待台。请打电话告诉接待台不用补正。"
    ),
    "return.unknown_reason": N_("没有这种退回原因。可用的见 docs/wire.md 第4节，请改正。"),
    "return.words_long": N_("退回写的话太长，没有退回。请写在{most}字以内。"),
    "sheet.damaged": N_("表格损坏或不完整，读不出来，一条也没有录入。请让对方重新导出再试。"),
    "sheet.none": N_("表格里没有“{sheet}”这张表，只有：{there}。请改对应关系里的表名。"),
    "sheet.not_a_table": N_("这不是 XLSX 或 CSV 表格，一条也没有录入。请核对拿来的文件，或另存为 XLSX。"),
    "sheet.not_ready": N_(
        "一条也没有录入：有{bad}格不对，{undecided}条和已有的不合还没定。请照每一格的说明改好，定下用哪个，再录。"
    ),
    "sheet.old_workbook": N_(
        "这是旧格式（XLS）或加了密码的表格，读不了，一条也没有录入。请打开它，另存为不带密码的 XLSX。"
    ),
    "sheet.too_big": N_(
        "表格太大（最多十万行、一百列、32 MB），或展开后大得不像正常的表，没有读。请核对来源，分成几个再录。"
    ),
    "source.bad": N_("对应关系的“{field}”不对，没有记下。请照说明改正。"),
    "source.unknown": N_("还没有定这个来源的表怎么读。请先用 source set 定，或在“从表格录入”里定。"),
    "step.answer_before_taken": N_("{day}才受理，答复不会早于那天，没有录入。请核对两个日期。"),
    "step.taken_after_answer": N_("{day}已经答复，受理不会晚于那天，没有录入。请核对两个日期。"),
    "source.unnamed": N_("请写来源的名称，如“县人社局”，不超过100个字。"),
}
