import Foundation
import SurveyCore
import Testing

@testable import huifang

/// What a verification proves, by the heads that others kept.
@Suite struct PrintedHeadsTests {
    let runner: CommandRunner
    /// By sequence.
    let hashes: [Int: String]

    init() throws {
        runner = try FixtureSurvey.make(closed: false)
        var hashes: [Int: String] = [:]
        for line in runner.run("log", "--format", "json").output.split(separator: "\n") {
            let entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            hashes[try #require(entry["sequence"] as? Int)] = try #require(entry["hash"] as? String)
        }
        self.hashes = hashes
    }

    @Test func withoutAHeadOnlyConsistencyIsClaimed() throws {
        let zh = runner.run("verify").output
        #expect(zh.contains("只说明文件前后一致，不能说明没有整个重做过") && !zh.contains("没有改写过"), "\(zh)")
        runner.language = .en
        #expect(runner.run("verify").output.contains("may have been made anew as a whole"))
        #expect(try runner.run("verify", "--format", "json").json()["printed"] == nil)
    }

    @Test func aHeadProvesWhatStoodBeforeItAndNamesWhatNobodyHasSeen() throws {
        let last = hashes.count
        let given = runner.run("verify", "--head", String(hashes[300]!.prefix(16)))
        #expect(given.code == 0, "\(given.errors)")
        #expect(given.output.contains("第 1 至 300 条日志，在这个校验值印出以后没有改写过。第 301 至 \(last) 条（"), "\(given.output)")
        #expect(given.output.contains(" 起）还没有校验值在别人手里：只说明前后一致。"))
        let newest = runner.run("verify", "--head", hashes[last]!)
        #expect(newest.output.contains("没有改写过。其后没有别的日志。"), "\(newest.output)")
        runner.language = .en
        #expect(
            runner.run("verify", "--head", hashes[last - 1]!).output.contains("has a digest of entry \(last) (since ")
        )
    }

    @Test func aListOfHeadsIsCheckedLineByLine() throws {
        func list(_ changed: String? = nil) throws {
            try runner.write(
                "校验值.csv",
                """
                日期,校验值,保管人
                2020-09-22,\(grouped(hashes[40]!)),赵磊
                # 抄自公告栏
                2020-10-08,\(changed ?? hashes[200]!),李敏
                """
            )
        }
        try list()
        let file = runner.path("校验值.csv")
        let good = runner.run("verify", "--heads", file)
        #expect(good.code == 0 && good.output.contains("所给 2 个校验值都在本日志中，最新的是第 200 条"), "\(good.output)\(good.errors)")
        let json = try runner.run("verify", "--heads", file, "--format", "json").json()["printed"] as? [String: Any]
        #expect(json?["upTo"] as? Int == 200 && json?["unseen"] as? Int == hashes.count - 200)

        try list(String(hashes[200]!.prefix(15)) + "x")
        let short = runner.run("verify", "--heads", file)
        #expect(short.code == 1 && short.output.contains("第 4 行没有 16 位以上的校验值，没有核对"), "\(short.output)")
        try list(String(hashes[200]!.reversed()))
        let other = runner.run("verify", "--heads", file)
        #expect(other.code == 1 && other.output.contains("第 4 行的校验值不在本日志中"), "\(other.output)")
        // The other one still proves its part.
        #expect(other.output.contains("第 1 至 40 条日志，在这个校验值印出以后没有改写过。"))
        runner.language = .en
        #expect(runner.run("verify", "--heads", file).output.contains("the digests in line 4 are not in the log"))

        let (whole, part) = (hashes[200]!, grouped(String(hashes[200]!.prefix(16))))
        for line in [
            "16 October 2026 \(part)", "entry 0200 \(part) …", "… \(part) 2026 October", "2026 \(whole)",
            "2026 \(grouped(whole)) 2026",
        ] {
            try runner.write("注.txt", line + "\n")
            let noted = runner.run("verify", "--heads", runner.path("注.txt"), "--format", "json")
            #expect(noted.code == 0, "\(line): \(noted.output)")
        }

        try runner.write("空.txt", "保管人\n\n")
        let none = runner.run("verify", "--heads", runner.path("空.txt"))
        #expect(none.code == 65 && none.errors.contains("There is no digest in"), "\(none.errors)")
        #expect(runner.run("verify", "--heads", runner.path("没有.txt")).code == 66)
    }

    @Test func aListThatDoesNotEndIsReadNoFurther() throws {
        try runner.write("长.txt", String(repeating: "# 抄自公告栏\n", count: 1 << 16))
        for path in ["/dev/zero", runner.path("长.txt")] {
            let given = runner.run("verify", "--heads", path)
            #expect(given.code == 65 && given.errors.contains("超过 1024 KiB"), "\(given.errors)")
        }
        runner.language = .en
        #expect(runner.run("verify", "--heads", "/dev/zero").errors.contains("More than 1,024 KiB come from "))
    }

    @Test func closingGivesTheHeadForTheWall() throws {
        let closed = runner.run("close", "--yes", "--reason", "期满")
        let head = try runner.run("verify", "--format", "json").json()
        #expect(
            closed.output.contains(
                "日志共 \(head["entries"] as! Int) 条，校验值 \(grouped(head["head"] as! String))。"
            ),
            "\(closed.output)"
        )
    }

    private func grouped(_ hash: String) -> String {
        stride(from: 0, to: hash.count, by: 4).map { String(hash.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
