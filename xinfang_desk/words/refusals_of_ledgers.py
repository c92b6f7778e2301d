"""Sentences for what a county's ledger refuses (台账), a file of its home or a database on a server."""

from __future__ import annotations

from xinfang_desk.words.language import N_

OF_LEDGERS = {
    "ledger.bad_address": N_("看不懂台账的地址。请写成 postgresql://账号@服务器/库名。"),
    "ledger.batch_damaged": N_(
        "台账里{desk}第{sequence}批的内容打不开了，那一批的事项只剩编号。"
        "请保留现状，用损坏以前的备份恢复，再请接待台补送。"
    ),
    "ledger.busy": N_("台账正被别的程序占用。请关掉另一个再试。"),
    "ledger.copy_damaged": N_("台账的备份读回来不对，没有算数。请换一个地方再备份。"),
    "ledger.crossed": N_("别的电脑同时在写台账，这一次没有存。请再做一遍，不会重复。"),
    "ledger.damaged": N_("台账文件损坏，没有改动。请用最近的备份恢复。"),
    "ledger.disk": N_("磁盘出错，没有写入。请检查磁盘后再试。"),
    "ledger.entry_damaged": N_(
        "{count}件事项录入的办理进展（或国家系统编号、评价）读不出来：{numbers}。"
        "请保留现状，用损坏以前的备份恢复，或请信息员核对。"
    ),
    "ledger.full": N_("磁盘已满，没有写入。请腾出空间再试。"),
    "ledger.gone": N_("找不到台账文件。请检查文件夹是否还在。"),
    "ledger.login": N_("台账服务器不认这个账号。请信息员核对账号和证书。"),
    "ledger.moved": N_("台账已经在服务器上，不用再搬。"),
    "ledger.newer": N_("台账是更新版本的程序建的，没有改动。请先更新本程序。"),
    "ledger.no_driver": N_("这台电脑没有装连接台账服务器的组件。请信息员装好 psycopg 再开。"),
    "ledger.none": N_("那个数据库里没有台账。请核对地址；新建请用 init。"),
    "ledger.not_allowed": N_(
        "这个数据库账号没有所需的权限，没有改动。请信息员按 docs/county/roles.sql 授权。"
    ),
    "ledger.not_empty": N_("那里已经有一份台账，没有改动。请换一个空的数据库。"),
    "ledger.password_in_address": N_("地址里不能写口令。请用证书、本机账号或 .pgpass。"),
    "ledger.read_only": N_("台账所在的磁盘是只读的。请检查权限。"),
    "ledger.rows_differ": N_(
        "台账里{desk}第{sequence}批有{count}件和它送来的内容对不上：{numbers}。"
        "有人改过或删过台账的行。请保留现状，用改动以前的备份恢复，并请审计人员核对。"
    ),
    "ledger.rows_stray": N_(
        "台账里有{count}件事项，找不到送来它们的批次：{numbers}。请保留现状，请审计人员核对。"
    ),
    "ledger.server_gone": N_(
        "和台账服务器断开了。只是查看的，请检查网络后再看一遍；"
        "正在存的，没有存下，或者已经全部存下，请再做一遍，不会重复。"
    ),
}
