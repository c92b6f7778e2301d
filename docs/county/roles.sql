-- 台账在 PostgreSQL 服务器上时，给谁什么权限。建库的账号（台账的主人）在 init 之后运行一次：
--     psql -d 库名 -f docs/county/roles.sql
-- 程序更新、台账结构变了以后再运行一次。每个人的登录账号另建，归到两个组里：
--     CREATE ROLE li LOGIN IN ROLE xinfang_clerk;
DO $$
BEGIN
    IF to_regrole('xinfang_clerk') IS NULL THEN CREATE ROLE xinfang_clerk NOLOGIN; END IF;
    IF to_regrole('xinfang_reader') IS NULL THEN CREATE ROLE xinfang_reader NOLOGIN; END IF;
END
$$;

REVOKE ALL ON SCHEMA xinfang FROM PUBLIC;
GRANT USAGE ON SCHEMA xinfang TO xinfang_clerk, xinfang_reader;

-- 办事的人：读，添；能改的列出来；收来的报文、附件、启封记录只添不改，表的结构不能动。
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA xinfang TO xinfang_clerk;
REVOKE INSERT ON xinfang.steps FROM xinfang_clerk;
GRANT UPDATE ON
    xinfang.meta, xinfang.desks, xinfang.desk_keys, xinfang.batches, xinfang.records, xinfang.outcomes,
    xinfang.answers, xinfang.national, xinfang.replies, xinfang.refused, xinfang.sources, xinfang.pairs,
    xinfang.held_tables, xinfang.monthly, xinfang.evaluations
TO xinfang_clerk;
-- 还没告诉接待台的进展和退回、没写成的回执、重新收下的退件、“是不是同一件”的决定可以撤掉，别的都不能删；
-- monthly 只有件数，重新数一遍时先清空。
GRANT DELETE ON
    xinfang.answers, xinfang.replies, xinfang.refused, xinfang.held_tables, xinfang.evaluations,
    xinfang.outcomes, xinfang.pairs, xinfang.monthly
TO xinfang_clerk;

-- 看统计的人：只有数，没有一件事。
GRANT SELECT ON xinfang.monthly TO xinfang_reader;
GRANT SELECT (desk, sequence, received_at, records, rejected) ON xinfang.batches TO xinfang_reader;
GRANT SELECT (desk) ON xinfang.desks TO xinfang_reader;
