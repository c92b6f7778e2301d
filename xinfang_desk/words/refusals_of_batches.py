"""Sentences for what is wrong with a batch, or with a record in it (批次和记录的说明)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_BATCHES = {
    "batch.attachment_changed": N_("附件在装入时变了，没有制作批次。请不要在导出时改动附件，再试一次。"),
    "batch.attachment_missing": N_("有附件找不到，没有制作或接收这个批次。请先运行 check。"),
    "batch.bad_line": N_("批次第{line}行不完整，没有接收。请对方重新导出。"),
    "batch.bad_manifest": N_("批次清单格式不对，没有接收。请对方重新导出。"),
    "batch.bad_path": N_("批次里有不允许的文件名，没有接收。请查清文件来源。"),
    "batch.bad_record": N_("批次里有一条记录的“{field}”不对，没有接收。请对方更新程序后重新导出。"),
    "batch.bad_signature": N_("批次签名不对，没有接收。文件可能被改动，请对方重新导出。"),
    "batch.bad_statement": N_("批次声明读不懂，没有接收。请对方重新导出。"),
    "batch.cannot_read": N_("U盘上的文件读不出来。请重新插好再试，不行就换一个U盘重新导出。"),
    "batch.chain_broken": N_(
        "{desk}的第{sequence}批与前后批次接不上，没有接收。多半是接待台恢复了旧备份："
        "请用 reply --desk {desk} --whole 写全部回执，接待台用 resume 续接后再送。"
    ),
    "batch.changed": N_("批次里的文件被改动过，没有接收。请对方重新导出。"),
    "batch.confidential": N_("检举控告不能走普通批次，没有处理。请走纪检监察的封存文件。"),
    "batch.count_differs": N_("批次的件数和声明的不一样，没有接收。请对方重新导出。"),
    "batch.damaged": N_("批次文件损坏或不完整，没有接收。请重新复制或重新导出。"),
    "batch.duplicate_entry": N_("批次里有重名文件，没有接收。请查清文件来源。"),
    "batch.key_not_of_desk": N_("签名的钥匙不是这个接待台的，没有接收。请核对登记卡。"),
    "batch.key_replaced": N_("{desk}早已换了密钥，旧钥签的这一批没有接收。请接待台用新钥重新导出。"),
    "batch.key_revoked": N_("{desk}的密钥已经吊销，没有接收。请接待台带新登记卡来当面登记，再重新导出。"),
    "batch.line_too_long": N_("第{line}条记录太长，没有处理。请缩短内容，长材料作为附件。"),
    "batch.missing_file": N_("批次里少了文件，没有接收。请对方重新导出。"),
    "batch.newer_schema": N_("批次是更新版本的程序做的，没有接收。请先更新本程序。"),
    "batch.no_space": N_("磁盘空间不够，没有处理。请腾出空间再试。"),
    "batch.not_for_us": N_("这个文件不是发给本机的，打不开，没有改动。请核对拿来的文件。"),
    "batch.not_regular": N_("批次里有链接或特殊文件，没有接收。请查清文件来源。"),
    "batch.not_utf8": N_("批次第{line}行文字编码不对，没有接收。请对方重新导出。"),
    "batch.redirected": N_("这个文件原本发给别处，又被人转封给本机，没有接收。请查清来源。"),
    "batch.set_aside": N_(
        "有{count}件装不进上报批次，登记没有丢。请在“上报和回执”里看是哪几件、为什么，更正后再上报。"
    ),
    "batch.sequence_reused": N_(
        "{desk}的第{sequence}批以前收过，内容不同，没有接收。多半是接待台恢复了旧备份，重做一批也收不下。"
        "请给它“重写全部回执”（reply --desk {desk} --whole），接待台用这份回执“续接”（resume）后再送。"
    ),
    "batch.too_big": N_("文件超过允许的大小，没有处理。请分批导出。"),
    "batch.too_many_files": N_("批次里的文件太多，没有接收。请查清文件来源。"),
    "batch.unanswered": N_(
        "第{sequence}批已送出{days}天，县里还没有回执。请打电话催问，必要时用 --again 再送。"
    ),
    "batch.unknown": N_("没有这个批次。请在批次列表里核对。"),
    "batch.unknown_signer": N_("不认识签名的钥匙，没有接收。请先互换登记卡并核对指纹。"),
    "batch.mixed_suites": N_("批次里几种算法混着用，没有接收。请对方重新导出。"),
    "batch.unknown_suite": N_("批次用的加密套件本程序不认识，没有接收。请核对两边的程序版本。"),
    "batch.unlisted_file": N_("批次里有清单外的文件，没有接收。请查清文件来源。"),
    "batch.written": N_("这个批次已经写出，不能撤回。请等县里回执，或用 --again 再送。"),
    "batch.wrong_kind": N_("这不是要找的那种文件，没有接收。请核对拿来的是批次还是回执。"),
    "record.bad_field": N_("“{field}”不合报送格式。请接待台核对改正后重报。"),
    "record.bad_number": N_("登记编号校验不符。请接待台核对编号后更正重报。"),
    "record.content_wrong": N_("内容分类不对。请接待台改正后重报。"),
    "record.empty": N_("情况和要求都没有写。请接待台补写后重报。"),
    "record.foreign_office": N_("登记编号不属于这个接待台。请接待台核对后重报。"),
    "record.materials_missing": N_("缺少要有的材料。请接待台补齐后重报。"),
    "record.number_changed": N_("同一件事项换了登记编号。请接待台核对后重报。"),
    "record.number_taken": N_(
        "登记编号已被另一件事项使用。请接待台核对是否恢复过备份：恢复过的用 resume 续接。"
    ),
    "record.people_incomplete": N_("来访人信息不全。请接待台补写后重报。"),
    "record.place_missing": N_("没有写明事发地。请接待台补写后重报。"),
    "record.request_unclear": N_("要求没有写清楚。请接待台补写后重报。"),
    "record.route_wrong": N_("法定途径不对。请接待台核对后重报。"),
    "record.statement_unclear": N_("情况没有写清楚。请接待台补写后重报。"),
    "record.scan_missing": N_("材料写了扫描件，批次里却没有。请接待台连扫描件重报。"),
    "record.to_wrong": N_("去向单位不对。请接待台改正后重报。"),
    "record.too_long": N_(
        "内容加起来太长，装不进上报批次；登记没有丢。请更正这一件，长内容改作附件，再上报。"
    ),
    "record.unsendable": N_("“{field}”不合报送格式，装不进上报批次；登记没有丢。请打开这一件更正后再上报。"),
    "reply.parted": N_(
        "县里的第{sequence}份回执以前收过一份，内容不一样：县里的台账多半恢复过旧备份。"
        "两份说的都记下了，以前按那一份告诉来访人的，可能变了。"
        "下一批会告诉县里；请打电话和县局核对，请它写一份全部回执（reply --whole）来读入。"
    ),
}
