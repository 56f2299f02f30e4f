import Foundation
import Naive
import SurveyCore
import Testing

@testable import huifang

/// A survey of ten units, four surveyors and a hundred contacts as an honest office makes it: everybody dials his own list in the
/// morning of 22 September, dead numbers are confirmed by others the day after, and one clerk types the sheets up in the evening.
struct HonestSurvey {
    static let surveyors = ["王强", "孙丽", "李敏", "赵磊"]

    struct Row {
        var contact: Int
        var surveyor: Int
        var outcome = "完成"
        var scores = ""
        var at: String
        var until = ""
    }

    let runner: CommandRunner
    /// By surveyor, the contacts of the list.
    let lists: [[Int]]
    /// By date.
    var days: [String: [Row]] = [:]

    /// - Parameter avoids: what each must avoid.
    init(seed: Int = 1, avoids: [Int: String] = [:]) throws {
        runner = try CommandRunner()
        var random = SplitMix64(seed)
        try runner.write("units.csv", "单位名称\n" + (1...10).map { "第\($0)局\n" }.joined())
        try runner.write(
            "surveyors.csv",
            "姓名,回避单位\n" + Self.surveyors.enumerated().map { "\($1),\(avoids[$0] ?? "")\n" }.joined()
        )
        let contacts = (0..<100).map {
            "第\($0 / 10 + 1)局,某某公司\($0),经理,154\(10_000_000 + $0 * 7919),2020-09-15\n"
        }
        try runner.write("contacts.csv", "填报单位,行政相对人单位,职务,联系方式,报送日期\n" + contacts.joined())
        runner.now = FixtureSurvey.at("2020-09-18T09:00")
        for command in [
            ["init"], ["import", "units", runner.path("units.csv")],
            ["import", "surveyors", runner.path("surveyors.csv")], ["import", "contacts", runner.path("contacts.csv")],
        ] {
            let result = runner.run(command)
            try #require(result.code == 0, "\(result.output) \(result.errors)")
        }
        runner.now = FixtureSurvey.at("2020-09-21T09:00")
        let drawn = try runner.run("draw", "--seed", "\(seed)", "--format", "json").json()
        let lists = try #require(drawn["lists"] as? [[String: Any]])
        self.lists = Self.surveyors.map { name in
            let list = lists.first { $0["surveyor"] as? String == name }?["contacts"] as? [[String: Any]] ?? []
            return list.compactMap { $0["id"] as? Int }
        }
        var (first, second): ([Row], [Row]) = ([], [])
        for (surveyor, list) in self.lists.enumerated() {
            for (place, contact) in list.enumerated() {
                var row = Row(contact: contact, surveyor: surveyor, at: Self.time(9 * 60 + place * 5))
                if random.chance(8) {
                    row.outcome = "空号"
                    let other = (surveyor + random.number(1...3)) % 4
                    second.append(
                        Row(
                            contact: contact,
                            surveyor: other,
                            outcome: "空号",
                            at: Self.time(14 * 60 + 31 + second.count * 3)
                        )
                    )
                } else if random.chance(6) {
                    row.outcome = "本人拒访"
                } else {
                    row.scores = Self.scores(&random)
                }
                first.append(row)
            }
        }
        days = ["2020-09-22": first, "2020-09-23": second]
    }

    static func time(_ minutes: Int) -> String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

    static func scores(_ random: inout SplitMix64) -> String {
        "\(random.number(78...97)),\(random.number(80...100))"
    }

    /// The rows of the day whose contact is on the surveyor's list.
    mutating func change(_ day: String, of surveyor: Int, _ change: (inout Row, Int) -> Void) {
        var place = 0
        for index in days[day]!.indices where days[day]![index].surveyor == surveyor {
            change(&days[day]![index], place)
            place += 1
        }
    }

    /// One clerk types the sheets up, in the evening of their day.
    /// - Parameter late: when all of them, instead.
    func enter(at late: String? = nil) throws {
        for (day, rows) in days.sorted(by: { $0.key < $1.key }) where !rows.isEmpty {
            let lines = rows.map { row in
                let scores = row.scores.isEmpty ? "," : row.scores
                let until = row.until.isEmpty ? "" : "\(day) \(row.until)"
                return
                    "\(row.contact),\(row.outcome),\(scores),\(day) \(row.at),\(until),\(Self.surveyors[row.surveyor])\n"
            }
            try runner.write("\(day).csv", "编号,结果,了解情况,满意度,拨打时间,结束时间,调查员\n" + lines.joined())
            runner.now = FixtureSurvey.at(late ?? "\(day)T20:30")
            let result = runner.run("import", "results", runner.path("\(day).csv"))
            try #require([0, 1].contains(result.code), "\(result.output) \(result.errors)")
        }
        runner.now = FixtureSurvey.at(late ?? "2020-09-28T10:00")
    }

    /// Patterns with the surveyors of each, as `quality` answers.
    func found() throws -> [String: Set<String>] {
        let findings = try #require(runner.run("quality", "--format", "json").json()["findings"] as? [[String: Any]])
        var found: [String: Set<String>] = [:]
        for finding in findings {
            let calls = try #require(finding["calls"] as? [Int])
            #expect(!calls.isEmpty)
            found[try #require(finding["pattern"] as? String), default: []]
                .formUnion(try #require(finding["surveyors"] as? [String]))
        }
        return found
    }
}
