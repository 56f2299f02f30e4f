import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What somebody changes in the tables behind the program's back is found by `verify`, and said so that one understands it.
@Suite struct TamperingTests {
    /// A closed and published survey's file, made once.
    private static let prototype = Result { () throws -> (Data, String) in
        let runner = try FixtureSurvey.make()
        try #require(runner.run("ruling", "--yes", "郑州市生态环境局", "--grade", "中", "--reason", "纪要").code == 0)
        try #require(runner.run("publish", "--yes", "--reason", "审定").code == 0)
        let head = try #require(try runner.run("verify", "--format", "json").json()["head"] as? String)
        return (try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db"))), head)
    }

    private let runner: CommandRunner
    private let head: String

    init() throws {
        runner = try CommandRunner()
        let (file, head) = try TamperingTests.prototype.get()
        try file.write(to: URL(fileURLWithPath: runner.path("huifang.db")))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: runner.path("huifang.db"))
        self.head = head
        runner.now = FixtureSurvey.at("2020-10-21 10:00")
    }

    /// With another program than ours, and its triggers out of the way meanwhile.
    private func tamper(_ sql: String) throws {
        let script = """
            import hashlib, sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).hexdigest())
            guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            db.executescript("".join(f"DROP TRIGGER {name};" for name, _ in guards))
            db.executescript(sys.argv[2])
            # Whoever drops a trigger himself wants it gone.
            if "TRIGGER" not in sys.argv[2]:
                db.executescript("".join(sql + ";" for _, sql in guards))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, runner.path("huifang.db"), sql + ";"]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(sql)")
    }

    /// No command gives two units one name, or keys that are one text to whoever does not look at bytes.
    @Test func unitsWithOneNameHaveAPageEach() throws {
        let pages = runner.run("grade", "--explain").output.split(separator: "\u{0C}").count
        try tamper("UPDATE unit SET name = '中原区' WHERE id IN (2, 3)")
        let explained = runner.run("grade", "--explain", "--sort", "name")
        #expect(
            explained.code == 0 && explained.output.split(separator: "\u{0C}").count == pages,
            "\(explained.errors)"
        )
        #expect(runner.run("verify").code == 1)
        try tamper(
            """
            UPDATE unit SET key = char(233) WHERE id = 2; UPDATE unit SET key = 'e' || char(769) WHERE id = 3;
            INSERT INTO unit_name VALUES (char(233), 2, char(233))
            """
        )
        let log = runner.run("log", "--unit", "区")
        #expect(log.code == 0, "\(log.errors)")
        #expect(runner.run("grade", "--explain").code == 0)
        #expect(runner.run("verify").code == 1)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let sql: String
        let zh: String
        let en: String
        var testDescription: String { sql }
    }

    static let cases = [
        Case(
            sql: "UPDATE unit SET ordinals = 7 WHERE id = 1",
            zh: "核验不一致（等次）：中原区的已用的最后序号应为「10」，文件中是「7」。",
            en: "Does not agree (grades): the last ordinal of 中原区 should be 10, stored is 7."
        ),
        Case(
            sql: "UPDATE unit_name SET unit = 2 WHERE written = '中原区'",
            zh: "核验不一致（等次）：二七区的可用名称应为空，文件中是「中原区」。",
            en: "Does not agree (grades): the accepted name of 二七区 should be none, stored is 中原区."
        ),
        Case(
            sql: """
                UPDATE log SET entry = replace(entry, '"understanding":8600', '"understanding":9900')
                WHERE sequence = (SELECT sequence FROM attempt WHERE call = 1)
                """,
            zh: "核验不一致（日志链）：第 34 条日志（09-22 20:30，拨打）校验值应为 ",
            en: "Does not agree (chain): entry 34 (09-22 20:30, a call) should have digest "
        ),
        Case(
            sql: "UPDATE answer SET score = 9999 WHERE call = 1 AND question = 'understanding'",
            zh: "核验不一致（联系人状态）：1 号记录的评分应为「满意度 96、了解情况 86」，文件中是「满意度 96、了解情况 99.99」。",
            en:
                "Does not agree (states): the scores of record 1 should be satisfaction 96, understanding 86, stored is satisfaction "
                + "96, understanding 99.99."
        ),
        Case(
            sql: "UPDATE listed SET state = 'reached', weighted = NULL WHERE contact = 1",
            zh: "核验不一致（联系人状态）：中原区-01 的状态应为「已评分」，文件中是「已联系、无评分」。",
            en: "Does not agree (states): 中原区-01 should be scored, stored is reached, no score."
        ),
        Case(
            sql: "UPDATE listed SET place = 900 WHERE contact = 1",
            zh: "核验不一致（抽取）：中原区-01的名单次序应为「",
            en: "Does not agree (draw): the place on the list of 中原区-01 should be "
        ),
        Case(
            sql: "UPDATE contact SET received_on = received_on - 10 WHERE unit = 7",
            zh: "核验不一致（等次）：巩义市-01的报送日期应为「2020-09-22」，文件中是「2020-09-12」。",
            en: "Does not agree (grades): the hand-in date of 巩义市-01 should be 2020-09-22, stored is 2020-09-12."
        ),
        Case(
            sql: "UPDATE contact SET organisation = '假企业' WHERE id = 1",
            zh: "核验不一致（日志所附文字）：中原区-01 的报送内容与报送时所记的校验值不一致。",
            en:
                "Does not agree (texts): what was handed in of 中原区-01 differs from the digest logged when it came."
        ),
        Case(
            sql: "UPDATE contact SET phone = '15499999999' WHERE id = 1",
            zh: "核验不一致（日志所附文字）：中原区-01 现用的号码不是所报送或所更正的号码。",
            en: "Does not agree (texts): the number dialled for 中原区-01 is not the one handed in or corrected to."
        ),
        Case(
            sql: "UPDATE survey SET rulebook = replace(rulebook, 'quota: 10', 'quota: 9')",
            zh: "核验不一致（评定规则）：第 1 条日志的规则原文与所记「rulebook」不一致。",
            en: "Does not agree (rulebook): the rulebook's text in entry 1 differs from the rulebook noted beside it."
        ),
        Case(
            sql: "UPDATE attempt SET outcome = 'busy' WHERE outcome = 'refused'",
            zh: "的结果应为「本人拒访」，文件中是「占线」。",
            en: "should be refused, stored is busy."
        ),
        Case(
            sql: "UPDATE ruling SET grade = 'excellent'",
            zh: "核验不一致（等次）：郑州市生态环境局的等次应为中，文件中是优。",
            en: "Does not agree (grades): 郑州市生态环境局 should be fair, stored is excellent."
        ),
        Case(
            sql: "UPDATE ruling SET reason = '另一理由'",
            zh: "郑州市生态环境局的裁定应为「中 2020-10-20 10:00 周科长 纪要 （计算等次：待裁定）」，文件中是「中 2020-10-20 10:00 周科长 另一理由",
            en: "the ruling of 郑州市生态环境局 should be fair 2020-10-20 10:00 周科长 纪要 (computed: undetermined), stored is"
        ),
        Case(
            sql: "UPDATE hand_in SET refused = 3 WHERE unit = 1",
            zh: "核验不一致（等次）：中原区的统计数应为「未导入 0」，文件中是「未导入 3」。",
            en: "Does not agree (grades): the counts of 中原区 should be refused 0, stored is refused 3."
        ),
        Case(
            sql: "DELETE FROM log WHERE sequence = 7",
            zh: "核验不一致（日志链）：缺少第 7 条日志。",
            en: "Does not agree (chain): entry 7 is missing."
        ),
    ]

    /// Without its guards the log is only by habit append-only: such a file is not even opened.
    @Test func aMissingGuardIsNamed() throws {
        try tamper("DROP TRIGGER IF EXISTS log_is_never_cut")
        for command in ["verify", "grade", "roster"] {
            runner.language = .zh
            let zh = runner.run(command)
            #expect(zh.code == 65 && zh.output.isEmpty)
            #expect(zh.errors.contains("里的「log_has_no_gap」（表、索引、视图或触发器）缺少或被改动"), "\(zh.errors)")
            runner.language = .en
            let en = runner.run(command)
            #expect(
                en.errors.contains("log_has_no_gap of") && en.errors.contains("is missing or was changed"),
                "\(en.errors)"
            )
        }
    }

    @Test(arguments: cases) func isFoundAndNamed(_ forged: Case) throws {
        try tamper(forged.sql)
        let zh = runner.run("verify")
        #expect(zh.code == 1 && zh.output.contains(forged.zh), "\(zh.output)")
        #expect(zh.output.hasSuffix("请勿再写入，并核验备份：huifang verify --survey 备份.db\n"))
        runner.language = .en
        let en = runner.run("verify")
        #expect(en.code == 1 && en.output.contains(forged.en), "\(en.output)")
    }

    /// Nothing that is left disagrees; only who knows the printed head can tell.
    @Test func aCutLogIsFoundByAPrintedHead() throws {
        try tamper("DELETE FROM log WHERE sequence = (SELECT max(sequence) FROM log); DELETE FROM published")
        #expect(runner.run("verify").code == 0)
        let zh = runner.run("verify", "--head", String(head.prefix(16)))
        #expect(zh.code == 1)
        #expect(zh.output.contains("核验不一致（所给校验值）：所给校验值不在本日志中：日志被改写或截短过，或抄错一位。您给的：\(head.prefix(4)) "))
        #expect(zh.output.hasSuffix("请逐组核对后重试。\n"))
        runner.language = .en
        let en = runner.run("verify", "--head", String(head.prefix(16)))
        #expect(
            en.output.contains("This digest is not in the log: the log was rewritten or cut, or a digit was miscopied.")
        )
    }

    /// A score raised in the log and in its table, and every hash from there on made again.
    @Test func aRewrittenChainIsFoundByAPrintedHead() throws {
        try tamper(
            """
            UPDATE answer SET score = 9900 WHERE call = 1 AND question = 'understanding';
            UPDATE listed SET weighted = weighted + 1300 WHERE contact = (SELECT contact FROM attempt WHERE call = 1);
            UPDATE log SET entry = replace(entry, '"understanding":8600', '"understanding":9900')
                WHERE sequence = (SELECT sequence FROM attempt WHERE call = 1);
            CREATE TEMP TABLE chain AS WITH RECURSIVE c(sequence, previous, hash) AS (
                SELECT 1, previous, sha256(previous || char(10) || entry) FROM log WHERE sequence = 1
                UNION ALL SELECT l.sequence, c.hash, sha256(c.hash || char(10) || l.entry) FROM c JOIN log l ON l.sequence = c.sequence + 1)
                SELECT * FROM c;
            UPDATE log SET previous = (SELECT previous FROM chain WHERE chain.sequence = log.sequence),
                hash = (SELECT hash FROM chain WHERE chain.sequence = log.sequence)
            """
        )
        let alone = runner.run("verify")
        #expect(alone.code == 0, "the file agrees with itself: \(alone.output)")
        let zh = runner.run("verify", "--head", head)
        #expect(zh.code == 1 && zh.output.contains("所给校验值不在本日志中"))
    }
}
