import Foundation
import Naive
import SurveyCore
import Testing

@testable import huifang

/// What is told of rows that were not taken (columns.md §Findings, columns.md §Fix lists), over random hand-ins.
@Suite struct RefusedRowsTests {
    private struct Table {
        var header: [String]
        var rows: [[String]] = []

        var text: String { ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined() }
    }

    private static func table(_ random: inout SplitMix64) -> Table {
        let hasUnit = random.chance(50)
        let phones = random.one(of: [["联系方式"], ["手机", "座机"], ["手机", "区号", "座机"], ["联系方式"]])
        let hasDate = random.chance(60)
        var table = Table(header: (hasUnit ? ["填报单位"] : []) + ["行政相对人单位", "职务"] + phones + (hasDate ? ["报送日期"] : []))
        if random.chance(30) { table.rows.append([]) }
        for index in 0..<random.number(1...15) {
            if random.chance(10) {
                table.rows.append([random.one(of: ["", "填报单位：二七区", "填表人：王五 15400000\(900 + index)", "合计：\(index)"])])
                continue
            }
            let name = random.one(of: ["企业\(index)", "企业\(index)", "", "负责人", "合计（人）", "联系电话"])
            var row = hasUnit ? [random.one(of: ["二七区", "", "二七局", "中原区"])] : []
            row += [name, random.one(of: ["经理", "", "王五", "10人"])]
            for column in phones {
                let mobile = "154000000\(random.number(10...30))"
                let number = random.one(of: [mobile, mobile, "67181\(200 + index)", "", "无", "1540000\(index)"])
                row.append(column == "区号" ? random.one(of: ["0371", "371", ""]) : number)
            }
            let date = random.one(of: [
                "2020-09-18", "2020-09-18", "", "2020-9-31", "9月\(index + 1)日", "2027-09-18", "44092",
            ])
            if hasDate { row.append(date) }
            if random.chance(5) { row.append("15400000\(700 + index)") }
            table.rows.append(row)
        }
        return table
    }

    private func digits(_ texts: [String]) -> [String] {
        texts.joined(separator: " ").filter { $0.isNumber || $0 == " " }.split(separator: " ").map(String.init)
    }

    @Test(arguments: 0..<60) func eachStandsOnceInItsListWithItsCells(seed: Int) throws {
        var random = SplitMix64(seed)
        let table = Self.table(&random)
        let runner = try CommandRunner()
        runner.language = seed % 2 == 0 ? .zh : .en
        try runner.write("units.csv", "单位名称\n二七区\n中原区\n")
        try runner.write("contacts.csv", table.text)
        _ = runner.run("init")
        _ = runner.run("import", "units", runner.path("units.csv"))
        let command = [
            "import", "contacts", runner.path("contacts.csv"), "--findings", runner.path("list.csv"), "--format",
            "json",
        ]
        let answer = try runner.run(command).json()
        let file = try #require((answer["files"] as? [[String: Any]])?.first)
        let findings = try #require(file["findings"] as? [[String: Any]])
        func records(_ severity: String) -> Set<Int> {
            Set(findings.filter { $0["severity"] as? String == severity }.compactMap { $0["record"] as? Int })
        }
        guard let refused = file["refused"] as? Int, file["taken"] as? Int ?? 0 > 0 || refused > 0 else { return }
        #expect(records("error").count == refused, "\(table.text)")
        let list = try SheetTable(Data(contentsOf: URL(fileURLWithPath: runner.path("list.csv"))))
        let place = list.column(runner.language == .zh ? "第几条" : "record")
        let severity = list.column(runner.language == .zh ? "级别" : "severity")
        let takenAs = list.column(runner.language == .zh ? "已导入为" : "taken as")
        let value = list.column(runner.language == .zh ? "原值" : "value")
        for record in records("error").union(records("warning")) where record > 1 {
            let rows = list.rows.filter { $0[place] == String(record) }
            #expect(rows.count == 1, "\(record) of \(table.text)")
            guard let row = rows.first else { continue }
            let isRefused = records("error").contains(record)
            #expect(
                row[severity]
                    == (isRefused ? runner.language == .zh ? "错误" : "error" : runner.language == .zh ? "警告" : "warning")
            )
            #expect(row[takenAs].isEmpty == isRefused, "\(record) of \(table.text)")
            guard isRefused else { continue }
            let cells = digits(table.rows[record - 2]).joined()
            let told = digits([row[value]] + row[(takenAs + 1)...]).joined()
            #expect(digits(table.rows[record - 2]).allSatisfy { told.contains($0) }, "\(record): \(cells) in \(row)")
            let messages = findings.filter { $0["record"] as? Int == record }.compactMap { $0["message"] as? String }
            for said in ["已导入", "可导入", "已按", "was taken", "is kept"] {
                #expect(!messages.contains { $0.contains(said) }, "\(messages)")
            }
        }
        for finding in findings where finding["code"] as? String == "passed-over" {
            guard let record = finding["record"] as? Int, record > 1 else { continue }
            #expect(digits(table.rows[record - 2]) == digits([finding["value"] as? String ?? ""]))
        }
    }
}
