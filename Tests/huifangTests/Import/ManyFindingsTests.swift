import Foundation
import SurveyCore
import Testing

@testable import huifang

/// A file with more to say than anybody reads: counts, groups and lists hold all of it (contract.md §JSON).
@Suite struct ManyFindingsTests {
    private func scene() throws -> CommandRunner {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("units.csv", "单位名称\n郑州市水利局\n郑州市公安局\n")
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        var text = "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n"
        for row in 1...1500 { text += "郑州市水利局,厂\(row),人,经理,拨7\(row),2020-09-18\n" }
        for row in 1...1200 { text += "郑州市水务局,厂\(row),人,经理,154\(10_000_000 + row),2020-09-18\n" }
        // Rows whose number is another's: what the survey finds itself.
        for row in 1...1100 { text += "郑州市公安局,厂\(row),人,经理,154\(20_000_000 + row / 2),2020-09-18\n" }
        try runner.write("in.csv", text)
        return runner
    }

    @Test func theAnswerIsBoundedAndItsCountsAreNot() throws {
        let runner = try scene()
        let result = runner.run("import", "contacts", runner.path("in.csv"), "--check", "--format", "json")
        #expect(result.code == 1)
        let file = try #require((try result.json()["files"] as? [[String: Any]])?.first)
        let findings = try #require(file["findings"] as? [[String: Any]])
        let numbers = findings.filter { $0["code"] as? String == "undiallable-number" }.compactMap {
            $0["record"] as? Int
        }
        #expect(numbers == Array(2...1001))
        let omitted = try #require(file["omitted"] as? [[String: Any]])
        #expect(omitted.compactMap { $0["code"] as? String } == ["unknown-unit", "undiallable-number"])
        #expect(omitted.compactMap { $0["count"] as? Int } == [200, 500])
        let text = runner.run("import", "contacts", runner.path("in.csv"), "--check").output
        #expect(text.contains("第 1502–2701 行「填报单位」列，1200 处：郑州市水务局"))
        #expect(text.components(separatedBy: "应报单位名单里没有「郑州市水务局」").count == 2)
        #expect(text.contains("in.csv：另有警告 500，没有逐一列出"))
        #expect(text.contains("错误 1749、警告 1502"))
    }

    @Test(arguments: ["fix.csv", "lists/"]) func theListsHaveEveryRow(_ target: String) throws {
        let runner = try scene()
        let result = runner.run(
            "import",
            "contacts",
            runner.path("in.csv"),
            "--findings",
            runner.path(target.replacing("/", with: "")) + (target.hasSuffix("/") ? "/" : "")
        )
        #expect(result.code == 1)
        let names = target.hasSuffix("/") ? ["lists/未指明单位.csv", "lists/郑州市公安局.csv", "lists/郑州市水利局.csv"] : ["fix.csv"]
        var rows: [[String]] = []
        for name in names { rows += try SheetTable(Data(contentsOf: URL(fileURLWithPath: runner.path(name)))).rows }
        // Two units have more than ten contacts, which is said once each.
        #expect(rows.count == 1500 + 1200 + 549 + 2)
        let records = rows.compactMap { Int($0[1]) }
        #expect(Set(records).count == 3249 && Set(records).isSubset(of: Set(2...3801)))
        if names.count == 1 { #expect(records == records.sorted()) }
        let taken = try SheetTable(Data(contentsOf: URL(fileURLWithPath: runner.path(names.last!)))).column("已导入为")
        #expect(rows.count { $0[taken].hasPrefix("郑州市水利局-") } == 1500)
    }
}
