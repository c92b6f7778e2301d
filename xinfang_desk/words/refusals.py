"""Sentences for refusals (说明): what happened, to what, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.words.duties.refusals_of_duties import OF_DUTIES
from xinfang_desk.words.fields import field_name
from xinfang_desk.words.language import N_, _
from xinfang_desk.words.printing_said import print_said
from xinfang_desk.words.refusals_of_batches import OF_BATCHES
from xinfang_desk.words.refusals_of_county import OF_COUNTY
from xinfang_desk.words.refusals_of_disks import OF_DISKS
from xinfang_desk.words.refusals_of_ledgers import OF_LEDGERS
from xinfang_desk.words.refusals_of_scans import OF_SCANS
from xinfang_desk.words.refusals_of_updates import OF_UPDATES

_REFUSALS = {
    **OF_BATCHES,
    **OF_COUNTY,
    **OF_DISKS,
    **OF_DUTIES,
    **OF_LEDGERS,
    **OF_SCANS,
    **OF_UPDATES,
    "account.exists": N_("已有同名账户。请换一个名字，或先停用原来的账户。"),
    "account.head_consent": N_("这一步要负责人同意。请负责人输入自己的口令；负责人口令丢了，用恢复码重设。"),
    "account.hand_over": N_(
        "保密员的钥匙要当面交接。请现任保密员先在“设置”的“账户”里交接（命令 account hand-over），之后再办。"
    ),
    "account.last_administrator": N_("这是最后一个管理员账户，没有停用。请先增设另一个管理员。"),
    "account.too_many": N_("一个登记簿最多{most}个账户，没有增设。请先停用不再用的账户。"),
    "account.unknown": N_("没有这个账户。请核对名字（命令 account list 能看），或检查 XINFANG_OFFICER。"),
    "account.unnamed": N_("账户要有名字和至少一项职责。请补上再建。"),
    "approval.not_needed": N_("这件事项不需要签批，或还没填清法定事实。请先在详情里补全。"),
    "backup.damaged": N_("备份文件损坏或不完整，没有恢复。请换一份备份。"),
    "backup.foreign": N_("这份备份不是本登记簿的，或比登记簿还新，没有改动。请核对文件。"),
    "backup.old": N_("台账已经{days}天没有备份。请备份到另一个地方。"),
    "backup.no_room": N_(
        "没有备份成：本机磁盘写不下要装的文件，可能满了或出了毛病；FAT32 格式的盘，一个文件不能超过 4 GiB。"
        "登记没有丢。请腾出空间再备份，还不行就请人检查磁盘。"
    ),
    "calendar.bad_file": N_("放假安排文件不对，没有改动。请向县里要正确的文件。"),
    "calendar.unknown_year": N_("{year}年的放假安排没有载入，不能数工作日。请载入县里下发的放假安排。"),
    "card.bad": N_("登记卡的“{field}”不对，没有接受。请对方重新写一张。"),
    "card.changed": N_("这个接待台已经登记过别的钥匙，没有接受。请当面核对后再换。"),
    "card.key_of_other_desk": N_("这张卡的钥匙已属于另一个接待台，没有接受。请核对登记卡。"),
    "card.not_a_desk": N_("这不是接待台的登记卡，没有接受。请核对文件。"),
    "card.other_suite": N_(
        "卡上的算法和本机构的不一样，没有接受。请接待台先接收县里的卡，再写出自己的；"
        "给纪检监察机关的，用 card --discipline 写。"
    ),
    "card.revoked": N_("这张卡的密钥已经吊销或换掉，没有接受。请接待台生成新密钥，再带新卡来。"),
    "card.rotation_old": N_("换钥文件不是用现在的密钥签的，没有接受。请对方带登记卡当面核对。"),
    "card.unknown_suite": N_("登记卡用的加密套件本程序不认识，没有接受。请核对两边的程序版本。"),
    "card.wrong_kind": N_("这不是县里的登记卡。请向县局要正确的卡。"),
    "clock.ahead": N_(
        "电脑日期比最后一次操作晚了一个多月。请核对；是对的，在来访登记页上确认（命令 clock --right）。"
    ),
    "clock.behind": N_(
        "电脑时间比登记簿里最后一次操作还早。请核对；现在是对的，在来访登记页上确认（命令 clock --right）。"
    ),
    "clock.unknown_year": N_(
        "电脑日期在没有装放假安排的年份里。请核对；是对的，在来访登记页上确认（命令 clock --right）。"
    ),
    "component.missing": N_("这台电脑缺少组件 {name}，这一步没有做。请重新安装本程序；登记没有丢。"),
    "county.not_enrolled": N_("还没有接受县里的登记卡，不能上报。请先运行 enrol，或在设置里登记县局。"),
    "deadline.unknown_rule": N_("没有名为“{rule}”的期限规则。请查 docs/law.md 里的规则名。"),
    "desk.key_revoked": N_("{desk}的密钥已经吊销，没有写回执。请先当面登记它的新登记卡。"),
    "desk.not_enrolled": N_("还没有登记这个接待台。请先用 enrol 接受它的登记卡。"),
    "device.no_card_like_this": N_("读卡器读不了 {kind}。请写居民身份证、居住证或永久居留身份证。"),
    "device.no_simulator": N_("这个系统上没有模拟读卡器。请在 Linux 上用，或在“设备”里选真的读卡器。"),
    "discipline.in_person": N_("检举控告不走文件交换箱，没有送出。请写到U盘，当面交给纪检监察机关。"),
    "discipline.not_enrolled": N_("还没有接受纪检监察机关的登记卡，检举控告送不出去。请保密员先接受登记卡。"),
    "discipline.wrong_card": N_(
        "这不是纪检监察机关的登记卡，没有接受。请核对选的文件，或向纪检监察机关要登记卡。"
    ),
    "draft.sealed": N_("这份草稿像检举控告，封着，没有放弃。请先由保密员打开看过，再决定留还是不留。"),
    "draft.unknown": N_("没有这份封着的草稿，可能已经登记或者放弃。请重新打开今日来访。"),
    "dropbox.bad_address": N_("文件交换箱的地址写得不对，没有连接。请信息员核对 dropbox.json。"),
    "dropbox.exists": N_("交换箱里已有同名文件而内容不同，没有覆盖。请信息员和县里核对。"),
    "dropbox.failed": N_("交换箱没有收下文件，批次还在本机。请再试一次，不行就改用U盘。"),
    "dropbox.host_changed": N_("对方服务器的钥匙和登记的不一样，没有连接。请信息员打电话向县里核对。"),
    "dropbox.none": N_("这台电脑没有SFTP程序，不能用交换箱。请改用U盘，或请信息员装上OpenSSH。"),
    "dropbox.not_set_up": N_("还没有设置文件交换箱。请改用U盘，或请信息员设置。"),
    "dropbox.refused": N_("交换箱不让本机进入，没有送出。请信息员核对账号和钥匙。"),
    "dropbox.too_big": N_("交换箱里的 {file} 太大，没有取，别的可以再取。请把它告诉县里管交换箱的人。"),
    "dropbox.unreachable": N_("连不上文件交换箱，批次还在本机。请检查网络再试，或改用U盘。"),
    "fault": N_("程序出了错，没有做一半的事。请再试一次；还不行就告诉维护人员，出错的地方已经记下。"),
    "full.why_missing": N_("证件号和电话要写全，请写明用来做什么，记入留痕。"),
    "feedback.bad_count": N_("份数“{number}”不对。请写0到999的数。"),
    "feedback.bad_month": N_("月份没有认出来。请写成 2026-09 这样。"),
    "feedback.month_to_come": N_("这个月还没有到。请核对评价单上印的月份。"),
    "feedback.more_reasons": N_("原因比“基本满意”“不满意”的张数还多。请再数一遍，一张最多算一条原因。"),
    "feedback.unknown_reason": N_("原因没有认出来。请写成 waiting=2 这样，种类看 feedback count --help。"),
    "feedback.no_slips": N_("一张也没有填。请先写上各有几张。"),
    "feedback.not_counted": N_("这几张没有记过，没有改动。请看当月的数。"),
    "home.none": N_("这个文件夹里没有登记簿。请先运行 init，或用 --home 指明文件夹。"),
    "home.not_empty": N_("文件夹不是空的，没有改动。请换一个空文件夹，或打开原有的登记簿。"),
    "home.not_yours": N_(
        "没有权限看这个文件夹，它是这台电脑上另一个用户的。登记簿没有坏。请用平时办公的用户登录再打开。"
    ),
    "home.unwritable": N_("文件夹写不进去。请检查权限，或换一个文件夹。"),
    "input.a_link": N_("{file} 是指向别处的链接，没有读。请把文件本身放进来。"),
    "input.bad_day": N_("日期的年份要在1900到2199之间，没有办。请改正再办。"),
    "input.bad_number": N_("数字太大，没有办。请核对以后再办。"),
    "input.bad_value": N_("“{field}”的值不在允许的范围。请照接口说明改正后再交。"),
    "input.empty": N_("“{field}”是空的，没有录。请写上再交。"),
    "input.half_character": N_("文字里有半个字符，认不出是什么字。请重新输入那个字再交。"),
    "input.missing_key": N_("缺少“{field}”。请补上后再交。"),
    "input.no_day": N_("“{field}”不是日历上的一天，没有录。请照 2026-09-16 的样子写（1900到2199年）再交。"),
    "input.not_json": N_("内容不是正确的 JSON。请检查后再交。"),
    "input.not_object": N_("这一行不是一个 JSON 对象（大括号里的字段）。请照接口说明改正后再交。"),
    "input.repeated_key": N_("“{field}”写了两次，不知道算哪一个。请留下一个再交。"),
    "input.too_big": N_("文件太大，没有读：{file}。请核对是不是这个文件。"),
    "input.unknown_key": N_("“{field}”不是认识的字段。请核对拼写，或去掉它。"),
    "input.unreadable": N_("文件打不开：{file}。请检查路径和权限。"),
    "key.why_missing": N_("吊销要写明原因。请补上再做。"),
    "machine.font_damaged": N_(
        "字体文件 {file} 缺了或坏了，生僻字可能印不出来。请重新装一次程序，登记簿不受影响。"
    ),
    "machine.no_fcitx": N_(
        "系统用 fcitx 打字，这个程序没有它的接口：fcitx 4 打不出汉字。请装县里给的安装包，里面带着。"
    ),
    "machine.no_identity": N_(
        "这台电脑没有机器标识（/etc/machine-id），输入法接不上。请管理员运行 systemd-machine-id-setup。"
    ),
    "machine.trial": N_(
        "这是试用包：发布钥匙是占位的，不收更新，请不要用来办公。请向县里要正式的安装包，登记簿不受影响。"
    ),
    "matter.answered": N_("这件事项没有在等确认。请直接用编号查看。"),
    "matter.changed": N_("这件事项刚被改过，没有覆盖。请重新打开再改。"),
    "matter.not_sealed": N_("这件事项没有封存。请直接用编号查看。"),
    "matter.sealed": N_("检举控告已封存，不能在这里更正。请由保密员启封核对后另行登记。"),
    "matter.unanswered": N_(
        "这件事项像检举控告，还没有人说是不是，内容先不动。请先打开它，选“按检举控告封存”或“不是，普通登记”。"
    ),
    "matter.unknown": N_("没有这个编号的事项。请核对编号，或用姓名、村名、内容里的话查找。"),
    "matter.void": N_("这件事项已经作废，不能再办，也不再出文书。要办就另行登记。"),
    "number.exhausted": N_("{year}年的编号已用完。请联系县里增设窗口号。"),
    "number.mistyped": N_("编号不对：校验不符或位数不足。请对着回执再输一遍。"),
    "numbers.behind": N_(
        "这份登记簿比本机发过的号旧，号码已经接着{number}往后排。恢复过旧备份的，请向县里要完整回执来续接；"
        "没有恢复过的，请保留现状，联系县里审计人员。"
    ),
    "office.bad_code": N_("单位代码要九位数字。请照县里给的代码填写。"),
    "office.bad_desk": N_("窗口号是0到9的一位数字。请改正。"),
    "office.bad_phone": N_("电话里有不是号码的字。请只写号码，如 0000-0000000；没有电话就空着。"),
    "office.bad_sign": N_("里面有换行，或者看不见的控制字符。请只写一行字。"),
    "office.no_officer": N_("请写接访人姓名。"),
    "office.numbered": N_(
        "已经编过登记编号，乡镇和窗口号在每个编号里，不能再改。确实要换，请先备份，再另选一个文件夹建登记簿。"
    ),
    "office.own_account": N_(
        "各人用各人的账户登录，文书上的接待人就是账户的名字。要换名字，请新建一个账户。"
    ),
    "office.too_long": N_("太长：最多{most}个字，现在是{written}个。请写短一些。"),
    "office.unchosen": N_("请选乡镇（街道）。"),
    "office.unnamed": N_("请写单位名称。"),
    "offices.bad_file": N_("办公机构表第{line}条不对，没有启用。名称不能空、不能重复。请改正。"),
    "offices.not_on_map": N_("办公机构表写的“{place}”不在路线图上，不会印出来。请向县里要改正的表。"),
    "output.exists": N_(
        "已有同名文件或文件夹，不是同一份文书或表，没有覆盖：{file}。请写一个别的文件名，或先把原来的移走。"
    ),
    "output.stopped": N_("已停下，什么也没有写。要导出，请再按一次。"),
    "output.unwritable": N_("写不进这个文件夹：{folder}。请检查是否存在、是否只读、是否已满。"),
    "outreach.bad_given": N_("发放数量“{number}”不对。请写0或更大的数。"),
    "outreach.bad_minutes": N_("时长“{minutes}”不对。请写讲了多少分钟，1到720。"),
    "outreach.bad_people": N_("人数“{people}”不对。请写到场的大约人数，1到10000。"),
    "outreach.no_place": N_("没有写在哪里办的。请写上地点，比如“村部”。"),
    "outreach.unknown_given": N_("发放的资料没有认出来。请写成 poster=20 这样，种类看 outreach add --help。"),
    "paper.accepted_elsewhere": N_("这件是别的单位受理的，受理告知书由那个单位出。请催那个单位告知来人。"),
    "pad.bad_count": N_("一本最少1张，最多{most}张。请改一下张数。"),
    "pad.unknown": N_("这个编号不在停电本上。请对着手写的回执再输一遍；没有用停电本的，不写它，直接登记。"),
    "pad.used": N_("停电本上的这个编号已经补录过，没有再登记。请用编号查看那一件。"),
    "pad.void": N_("停电本上的这个编号已经作废，没有登记。请核对手写的回执。"),
    "paper.bad_step": N_("这份文书现在不能这样操作。请看它现在的状态。"),
    "paper.font_missing": N_("缺少字体文件{file}，画不出文书。请重新安装本程序；登记没有丢。"),
    "paper.font_unreadable": N_("字体文件{file}损坏，画不出文书。请重新安装本程序；登记没有丢。"),
    "paper.nobody_to_urge": N_("这件事项还没有交给哪个单位，没有可催的。请先记一步“转送”或“交办”。"),
    "paper.not_of_matter": N_("批次清单不属于某一件事项。请在上报页里打印。"),
    "paper.not_ours": N_("这种文书不由接待台出具。请找承办单位。"),
    "paper.no_objection": N_(
        "这件没有对转送提出异议，不出异议说明。真要提，先把今天怎么处理改成“对转送提出异议”。"
    ),
    "paper.no_roll": N_("这种文书没有小票。请打 A4、A5 的。"),
    "paper.no_sixty_days": N_(
        "只有按信访程序办理的（第31条第6项）才有60日和延期。这件不是，不出延期告知书；请照告知书上写的办。"
    ),
    "paper.nothing_accepted": N_(
        "这件没有受理，不能出受理告知书。真要受理，先记一步“受理”；并入的，看原来那一件的告知书。"
    ),
    "paper.nothing_refused": N_(
        "这件没有定成这种“不受理”，出不了这份告知书。定错了，请更正“今天怎么处理”，再签批。"
    ),
    "paper.roll_width": N_("小票宽度不支持。请选 80 毫米。"),
    "paper.too_many_lines": N_("有{count}件，一次最多打{most}件。请选短一些的日子，或导出表格。"),
    "paper.unanswered": N_(
        "这件事项像检举控告，还没有人说是不是，先只出不写内容的登记回执（D01）。请先选是封存还是普通登记。"
    ),
    "paper.sealed": N_("检举控告已封存，只能出保密回执（D08）。"),
    "paper.unknown": N_("没有这份文书。请重新打开事项。"),
    "paper.unknown_kind": N_("没有编号是{kind}的文书。可以写的编号：{known}。"),
    "passphrase.differs": N_("两次输入的口令不一样。请再来一次。"),
    "passphrase.missing": N_("没有口令。请在提示处输入，或设置环境变量 {variable}。"),
    "passphrase.short": N_("口令太短或太好猜：至少{shortest}个字，不用生日、电话、连号和常见词。请换一个。"),
    "passphrase.wait": N_("口令连续输错，请等{seconds}秒再试。不会锁死；忘了口令，用恢复码或找负责人重设。"),
    "passphrase.wrong": N_("口令不对。请检查大小写和输入法后再试。"),
    "readers.account": N_(
        "序号{account}的账户认下的封存读者，和保险柜文件里的接不上。请查留痕；查清后请管理员给这个账户重设口令。"
    ),
    "readers.broken": N_(
        "保险柜文件里谁能打开检举控告的名单对不上，没有采用，仍按本账户认下的名单封存。请查谁动过文件，再请保密员启封一次来改正。"
    ),
    "readers.pending": N_(
        "以前封存的检举控告还没有换封给现在的读者。请保密员启封一次任何一件封存事项，程序会接着换完。"
    ),
    "readers.unbound": N_(
        "谁能打开检举控告还没有用保密钥匙定下来。请保密员登录一次（保密口令另设过的，启封一次）；纪检监察机关的卡要再接收一次。"
    ),
    "readers.unopened": N_(
        "编号{number}的封存内容，保密员的钥匙打不开，没有换封，原样留着。请查留痕，从备份找回或请来访人再说一次。"
    ),
    "readers.unproved": N_(
        "谁能打开检举控告的名单没有保密钥匙的证明，没有改动。请保密员核对保险柜文件，必要时从备份恢复。"
    ),
    "recovery.head_only": N_("县里给的恢复码只能给负责人重设口令。请写负责人的账户名再办。"),
    "repair.fewer_involved": N_(
        "涉及人数写的是{told}人，名单上有{least}人，没有改动。请写{least}人以上；有人不算，先从名单里删掉。"
    ),
    "repair.nothing_changed": N_("没有改动：写的和原来一样，没有另存一版。请改了再交。"),
    "repair.reason_missing": N_("请写明为什么改、为什么作废，一句话就行。"),
    "reply.missing": N_(
        "县里的第{sequences}份回执没有收到。请向县局要一份全部回执；确实不会来的，在“上报和回执”里说明后不再等。"
    ),
    "reply.no_head": N_("这份回执没有带县里存的留痕，对照不了。请向县里要新的一份回执。"),
    "reply.not_missing": N_("没有在等这几份回执，没有改动。请核对份数。"),
    "reply.nothing": N_("这个接待台还没有送来批次，没有可回的。请先接收批次。"),
    "reply.other_batch": N_(
        "回执说的第{sequence}批和本机送出的不一样，没有改动。"
        "恢复过备份的，请县里用 reply --whole 写一份全部回执，在“上报和回执”里点“续接”，或运行 resume 读入；"
        "没恢复过的，请联系县局核对。"
    ),
    "restore.not_resumed": N_(
        "登记簿是从备份恢复的，备份以后送过哪几批，本机不知道，再送县里可能不收。"
        "请县里用 reply --desk {desk} --whole 写一份全部回执，"
        "在“上报和回执”里点“续接”，或运行 resume 读入，再上报。"
    ),
    "restore.no_room": N_(
        "磁盘空间不够，或写不进去，没有恢复，备份文件没有动。请腾出空间再恢复，或换一个磁盘。"
    ),
    "report.bad_month": N_("没有这个月的研判可写。请写已经开始的月份，如 2026-10。"),
    "report.bad_year": N_("没有{year}年的报告可写。请写已经开始的年份，比如2026。"),
    "retention.bad_years": N_("保存年限是1到100的整数。请照县里的规定填写。"),
    "retention.erased": N_("编号{number}的人员和内容已经删除过。请看留痕。"),
    "retention.not_set": N_(
        "还没有设定保存年限，没有删除。请先在设置里（或用 retention）设定县里规定的年限。"
    ),
    "retention.open": N_("编号{number}还没有办结，不能删除。请先办结。"),
    "retention.running": N_("编号{number}的保存年限到{until}才满，没有删除。请到期再办。"),
    "reserve.still_here": N_("备用密钥还在这台电脑上（{file}）。请移到单独的U盘，锁进保险柜，再从这里删除。"),
    "reserve.bad_file": N_("这个文件不是备用密钥。请选保险柜U盘里的 reserve-key.txt。"),
    "retention.why_missing": N_("删除要写明理由。请写上再办，理由记入留痕。"),
    "roadmap.bad_file": N_("路线图文件不对，没有改动。请向县里要正确的文件。"),
    "roadmap.end_missing": N_("路线图里缺“{place}”这一处，没有启用。请向县里要正确的文件。"),
    "roadmap.no_article": N_("路线图“{place}”一处没有写依据，或者没有那一条。没有启用，请改正。"),
    "roadmap.no_paper": N_("路线图“{place}”一处没有写出什么文书，或者没有那种文书。没有启用，请改正。"),
    "roadmap.not_told": N_(
        "路线图“{place}”一处没有写全找谁、带什么、要多久、不满意怎么办。没有启用，请补全。"
    ),
    "roadmap.not_reached": N_("路线图“{place}”一处从开头走不到，没有启用。请改正。"),
    "roadmap.translation_has_gaps": N_("路线图“{place}”一处的译文不全，没有使用。请补全译文，或先看中文。"),
    "roadmap.translation_of_another": N_("译文不是路线图 {version} 版的，没有使用。请更新译文，或先看中文。"),
    "roadmap.unknown_place": N_("路线图里没有“{place}”这一处。请更新路线图。"),
    "roadmap.way_leads_nowhere": N_("路线图从“{place}”到“{to}”走不通，没有改动。请向县里要正确的文件。"),
    "role.lacking": N_("当前账户没有这项职责，没有改动。请由有这项职责的人登录办理。"),
    "role.unknown": N_("没有这项职责。可用的见 xinfang-desk account add --help。"),
    "rotation.none": N_("没有换过密钥，没有换钥文件可写。请先换钥。"),
    "seal.bad_key": N_("密封钥匙损坏。请用备份恢复，或重新登记。"),
    "seal.bad_recipient": N_("对方的密封钥匙不对，没有导出。请重新接受登记卡。"),
    "seal.no_key": N_("还没有封存用的钥匙，没有登记这件检举控告。请重新打开程序，仍不行请联系维护人员。"),
    "seal.not_holder": N_("当前账户没有保密员的钥匙。请由保密员登录办理。"),
    "seal.why_missing": N_("启封要写明理由。请写上再办，理由记入留痕。"),
    "seal.wrong_key": N_("这把钥匙打不开封存的内容。请核对保密员是否换过人，或从备份恢复保险柜文件。"),
    "settings.damaged": N_(
        "设置文件读不懂，现在按默认设置运行，登记不受影响。请到“设置”核对打印机等各项，改一项就重新保存；"
        "原来的文件改名 settings-damaged.json 留着。"
    ),
    "step.after_today": N_("这一天还没有到，没有记下。请核对日期，到了那一天、办了再记。"),
    "step.answer_first": N_(
        "这件事项像检举控告，先定一件事再往下办。请选“按检举控告封存”（seal）或“不是，普通登记”（ordinary）。"
    ),
    "step.approval_missing": N_("延期要写明理由并经负责人批准（条例第34条）。请补上再记。"),
    "step.bad_due": N_("期限早于办这一步的那天，或不是要写的日期，没有记下。请写那天或以后的日期。"),
    "step.before_earlier": N_("上一个环节是{day}办的，这一步不会更早，没有记下。请核对日期。"),
    "step.before_registration": N_("日期早于来访那天，没有记下。请核对日期。"),
    "step.document_missing": N_("答复、复查、复核要填文书号。请补上再记。"),
    "step.extended_beyond": N_("延期最多到{day}（受理后60日再加30日，条例第34条），没有记下。请改短。"),
    "step.extension_too_late": N_("60日已过，不能再延期（条例第34条）。请尽快答复并向负责人报告。"),
    "step.extension_too_long": N_("延期最多{most}日（条例第34条）。请改短。"),
    "step.hearing_days": N_("听证用了几天要写明（条例第36条，不计入复核的30日）。请补上再记。"),
    "step.not_delivered": N_(
        "意见书还没有送到本人手里，30日还没有开始算，不能记办结。请先记“送达”；拒收的也记送达，写明拒收和见证人。"
    ),
    "step.not_taken": N_("这件还没有受理，谈不上延期，没有记下。请先录“受理”；录错了事项的，请核对编号。"),
    "step.no_opinion": N_(
        "这件还没有过答复，不会有复核或者不再受理，没有记下。请先录前面的答复；录错了事项的，请核对编号。"
    ),
    "step.not_passed_on": N_("这件还没有转送，不能记办结。请先移送，记一步“转送”。"),
    "step.no_review": N_(
        "这件有自己的法律管，不走复查。请告诉来人：不服答复，可以申请行政复议，或者去法院起诉。途径选错了，请先更正。"
    ),
    "step.told_otherwise": N_(
        "已经书面告知来人这件不在这里办，不能再记受理。要改由这里受理，请用“更正”改“今天怎么处理”，出受理告知书，收回原来那份。"
    ),
    "step.not_lawful": N_("这件事项{state}，现在不能记“{step}”，没有记下。请改记现在能记的：{possible}。"),
    "step.org_missing": N_("要写明转给、交给哪个单位。请补上再记。"),
    "step.reason_missing": N_("请写明情况或理由再记。"),
    "step.unknown": N_("没有这个环节。可用的见 xinfang-desk step --help。"),
    "store.busy": N_("登记簿正忙，没有写入。请稍等再试。"),
    "store.astray": N_(
        "登记簿的结构和程序做的不一样（{parts}）：有人动过。请保留现状，停止登记，联系县里审计人员。"
    ),
    "store.copy_damaged": N_("备份读回来不对，没有算数。请换一个地方再备份。"),
    "store.damaged": N_(
        "登记簿有损坏（第{pages}页）。请停止登记，用 restore --set-aside 恢复备份，损坏的会原样留着。"
    ),
    "store.guards_missing": N_("登记簿的保护规则缺失（{guards}）。请联系维护人员，先不要登记。"),
    "store.in_use": N_("另一个窗口正在使用这个登记簿。请先关掉那一个。"),
    "store.newer": N_("登记簿是更新版本的程序建的，没有改动。请先更新本程序。"),
    "store.papers_unsound": N_("编号{number}的文书状态前后矛盾。请打开这件事项核对，必要时作废后重打。"),
    "store.read_only": N_("登记簿所在的磁盘是只读的，没有写入。请检查权限或写保护。"),
    "store.references_broken": N_("登记簿内部关联有缺失（{tables}）。请停止登记，用最近的备份恢复。"),
    "store.search_stale": N_(
        "查找目录有{count}处和登记簿对不上，登记没有丢。请运行 repair search 重建目录。"
    ),
    "store.told_otherwise": N_("编号{number}等{count}件有人绕开程序改过。请保留现状，报县里审计。"),
    "store.unsealed": N_("编号{number}的检举控告还没有封存。请重新打开程序，会自动封存。"),
    "suite.county_only": N_("国密算法现在只用于县信访局，检举控告仍照原来的封存。没有改动。"),
    "suite.missing": N_("这台电脑没装国密组件（gmssl_pyx），没有改动。请信息员装上，再试一次。"),
    "suggestion.bad_table": N_("途径建议表第“{row}”行的“{field}”不对，没有改动。请改正后再载入。"),
    "table.bad": N_("下发的表“{table}”内容不对，没有启用。请向县里要正确的文件。"),
    "table.none": N_("“{table}”没有启用过下发的表，没有可退回的。不用再做什么。"),
    "table.unknown": N_("没有这种表。可用的有 calendar、roadmap、contents、places、offices，请改正。"),
    "ticket.bad_people": N_("一个号上的人数要在 1 到 {most} 之间。请改一下人数。"),
    "ticket.nobody_waits": N_("现在没有人等。来了人先取号，或直接登记。"),
    "ticket.unknown": N_("今天没有 {number} 号。请核对号条，或给来访人重新取号。"),
    "trail.broken": N_("操作留痕从第{line}行起对不上。请保留现状，联系县里审计人员。"),
    "trail.parted": N_(
        "操作留痕和县里存的对不上：第{sequence}批送出时的那一行，这里没有。"
        "刚恢复过旧备份的，再送一批、收了回执就好；没有恢复过的，请保留现状，联系县里审计人员。"
    ),
    "vault.damaged": N_("口令文件损坏，打不开登记簿。请用最近的备份恢复。"),
    "visit.empty": N_("第{matter}件事项没有内容。请写下来人说的情况或要求。"),
    "visit.no_matter": N_("还没有写事项。请至少写一件。"),
    "void.head_missing": N_("文书已经交到人手里，作废要负责人同意。请写上负责人姓名，或请负责人来办。"),
    "void.sealed_head": N_("检举控告，或像检举控告的，作废要负责人同意。请写上负责人姓名，或请负责人来办。"),
    "visit.nobody": N_("还没有写来访人。请写姓名；不愿留名的，勾选匿名。"),
    "window.no_screen": N_(
        "窗口打不开：这里没有图形桌面。请用自己的登录进到桌面，从菜单打开，不要在远程终端里，也不要加 sudo；"
        "命令行的动词见 xinfang-desk --help。"
    ),
}


_OF_FIELDS = ("record.", "advice.", "duty.", "handover.", "meeting.", "incident.")
"""Refusals that name a field as the record has it."""


class _Facts(dict[str, object]):
    """A fact that is not at hand is left out of the sentence rather than spoiling it."""

    def __missing__(self, key: str) -> str:
        return "—"


def sentence(code: str, facts: Mapping[str, str | int | None]) -> str:
    """The sentence of a refusal, in the language in use; a code without one is our own bug."""
    if isinstance(field := facts.get("field"), str) and code.startswith(_OF_FIELDS):
        facts = {**facts, "field": field_name(field)}
    if code == "step.not_lawful" and "possible" in facts:
        facts = {**facts, **_steps_in_words(facts)}
    if code == "print.not_sent" and "outcome" in facts:
        facts = {**facts, "why": print_said(PrintOutcome(facts["outcome"]))}
    return _(_REFUSALS[code]).format_map(_Facts(facts))


def _steps_in_words(facts: Mapping[str, str | int | None]) -> dict[str, str]:
    """A step that is not lawful now, where the matter stands, and what may be recorded instead."""
    from xinfang_desk.domain.matter import State, Step
    from xinfang_desk.words.labels import label

    possible = str(facts["possible"]).split()
    return {
        "step": label(Step(facts["step"])),
        "state": label(State(facts["state"])),
        "possible": "、".join(label(Step(each)) for each in possible) or _("没有"),
    }
