import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// A small survey in which what an appeal asks about happened, each to a unit of its own: see ``ExplanationHistoryTests``.
struct AppealSurvey {
    private let runner: CommandRunner

    /// Made once: what it says, for all tests.
    static let answers = Result { try Answers(AppealSurvey()) }

    struct Answers: Sendable {
        private var pages: [String: String] = [:]
        private let grades: String
        /// `grade`, and as `--for unit` says it in each form.
        let table: String
        let tableForUnits: String
        let rowsForUnits: String
        let gradesForUnits: String
        let head: String

        init(_ survey: AppealSurvey) throws {
            let runner = survey.runner
            for language in Language.allCases {
                runner.language = language
                for edition in ["unit", "office"] {
                    for page in runner.run("grade", "--explain", "--for", edition).output.split(separator: "\u{0C}") {
                        let flat = page.filter { $0 != "\n" && $0 != " " }
                        let unit = try #require(["甲区", "乙区", "丙区", "丁区", "戊区", "己区"].first(where: flat.contains))
                        pages[unit + language.rawValue + edition] = flat
                    }
                }
            }
            grades = runner.run("grade", "--format", "json").output
            runner.language = .zh
            table = runner.run("grade").output
            tableForUnits = runner.run("grade", "--for", "unit").output
            rowsForUnits = runner.run("grade", "--for", "unit", "--format", "csv").output
            gradesForUnits = runner.run("grade", "己区", "--for", "unit", "--format", "json").output
            head = try #require(try runner.run("verify", "--format", "json").json()["head"] as? String)
        }

        /// The page of a unit without its line breaks and blanks.
        func page(_ unit: String, _ language: Language, _ edition: String = "unit") -> String {
            pages[unit + language.rawValue + edition] ?? ""
        }

        func grade(_ unit: String) throws -> [String: Any] {
            let all = try CommandRunner.Result(code: 0, output: grades, errors: "").json()["units"] as? [[String: Any]]
            return try #require(all?.first { $0["unit"] as? String == unit })
        }
    }

    init() throws {
        runner = try CommandRunner()
        try handIn()
        try call()
        try decide()
    }

    @discardableResult
    private func run(_ arguments: String..., at time: String? = nil) throws -> CommandRunner.Result {
        if let time { runner.now = FixtureSurvey.at(time) }
        let result = runner.run(arguments)
        try #require([0, 1].contains(result.code), "\(arguments): \(result.errors)")
        return result
    }

    private func dial(_ contact: String, _ outcome: String, _ at: String, _ surveyor: String, _ scores: String? = nil)
        throws
    {
        var arguments = ["record", contact, "--outcome", outcome, "--surveyor", surveyor, "--at", "2020-\(at)"]
        if let scores { arguments += ["--scores", scores] }
        let result = runner.run(arguments)
        try #require(result.code == 0, "\(arguments): \(result.errors)")
    }

    private func contacts(_ unit: String, _ phones: [String], at time: String, _ options: String...) throws {
        let rows = phones.map { "\(unit),某某公司\($0),经理,\($0)" }.joined(separator: "\n")
        try runner.write("\(unit).csv", "填报单位,行政相对人单位,职务,联系方式\n" + rows + "\n")
        runner.now = FixtureSurvey.at(time)
        let result = runner.run(["import", "contacts", runner.path("\(unit).csv")] + options)
        try #require([0, 1].contains(result.code), "\(unit): \(result.errors) \(result.output)")
    }

    private func phones(_ unit: Int, _ places: ClosedRange<Int> = 1...3) -> [String] {
        places.map { "1540000\(unit)00\($0)" }
    }

    private func handIn() throws {
        try run("init", at: "2020-09-10 09:00")
        try runner.write("surveyors.csv", "姓名\n王强\n孙丽\n李敏\n")
        try run("import", "surveyors", runner.path("surveyors.csv"))
        try contacts("甲区", phones(1, 1...2), at: "2020-09-18 09:00")
        try contacts("乙区", phones(2), at: "2020-09-17 09:00")
        try contacts("乙区", phones(2, 4...5), at: "2020-09-19 09:00", "--replace")
        try contacts("丙区", phones(3, 1...2) + ["67181234"], at: "2020-09-18 09:00")
        try contacts("丁区", phones(4), at: "2020-09-18 09:00")
        try contacts("戊区", phones(5), at: "2020-09-18 09:00")
        try contacts("己区", phones(6), at: "2020-09-18 09:00")
        try run("draw", "--seed", "20200921-1", at: "2020-09-21 09:00")
        // The office asks for more on the day after the deadline.
        try contacts("甲区", phones(1, 3...3), at: "2020-09-21 10:00", "--received", "2020-09-21")
        try run("draw", "--seed", "20200928-2", at: "2020-09-28 09:00")
    }

    private func call() throws {
        runner.now = FixtureSurvey.at("2020-10-12 12:00")
        for place in 1...3 { try dial("甲区-0\(place)", "completed", "09-29 09:3\(place)", "王强", "95,95") }
        for place in 4...5 { try dial("乙区-0\(place)", "completed", "09-22 09:3\(place)", "王强", "9\(place),9\(place)") }
        try dial("丙区-01", "unallocated", "09-22 09:40", "王强")
        try run("correct-number", "丙区-01", "--phone", "15400003009", "--at", "2020-09-24 09:00", "--reason", "来函更正")
        try dial("丙区-01", "completed", "09-24 10:00", "孙丽", "96,96")
        try dial("丙区-02", "completed", "09-24 10:10", "孙丽", "97,97")
        // Twice wrong at the number with the assumed area code, and the office has confirmed it.
        try dial("丙区-03", "wrong-number", "09-24 10:20", "孙丽")
        try dial("丙区-03", "wrong-number", "09-25 10:20", "王强")
        try run("correct-number", "丙区-03", "--confirm", "--reason", "单位确认", at: "2020-10-12 15:00")
        try run("reassign", "--from", "王强", "--unit", "丁区", "--reason", "请假", at: "2020-09-23 09:00")
        runner.now = FixtureSurvey.at("2020-10-13 12:00")
        try records()
        for place in 1...3 { try dial("己区-0\(place)", "unallocated", "09-22 10:0\(place)", "王强") }
        for place in 1...2 { try dial("己区-0\(place)", "unallocated", "09-23 10:0\(place)", "孙丽") }
        try dial("己区-03", "completed", "09-23 10:30", "孙丽", "88,94")
    }

    /// 丁区: a score put right, a record void, its contact then scored; 戊区: a number dead for two, one of its records put right.
    private func records() throws {
        try dial("丁区-01", "completed", "09-22 10:00", "王强", "60,60")
        let wrong = try #require(
            try runner.run("contact", "丁区-01", "--format", "json").json()["calls"] as? [[String: Any]]
        )
        try run("amend", "\(wrong[0]["call"]!)", "--scores", "90,90", "--reason", "听错", at: "2020-10-13 13:00")
        try dial("丁区-02", "refused", "09-22 10:10", "王强")
        let refused = try #require(
            try runner.run("contact", "丁区-02", "--format", "json").json()["calls"] as? [[String: Any]]
        )
        try run("void", "\(refused[0]["call"]!)", "--reason", "拨错了人")
        try dial("丁区-02", "completed", "09-23 10:10", "孙丽", "92,92")
        try dial("丁区-03", "completed", "09-23 10:20", "孙丽", "91,91")
        try dial("戊区-01", "our-fault", "09-22 10:30", "王强")
        try dial("戊区-01", "unallocated", "09-22 10:40", "王强")
        try dial("戊区-01", "unallocated", "09-23 10:40", "孙丽")
        try dial("戊区-02", "completed", "09-23 10:50", "孙丽", "89,89")
        try dial("戊区-03", "completed", "09-23 10:55", "孙丽", "90,90")
    }

    private func decide() throws {
        try run("close", "--reason", "外呼期满", at: "2020-10-16 17:30")
        try run("publish", "--yes", "--reason", "党组会审定", at: "2020-10-20 09:00")
        // The unit appeals: the number works now.
        runner.now = FixtureSurvey.at("2020-10-22 12:00")
        let review = ["record", "戊区-01", "--outcome", "completed", "--scores", "99,98", "--surveyor", "李敏", "--review"]
        try #require(runner.run(review + ["--at", "2020-10-22 10:05"]).code == 0)
        try run("ruling", "--yes", "戊区", "--grade", "优", "--reason", "复核接通", at: "2020-10-23 09:00")
        try run("ruling", "--yes", "戊区", "--withdraw", "--reason", "证据不足", at: "2020-10-24 09:00")
        try run("ruling", "--yes", "戊区", "--grade", "良", "--reason", "通话详单属实", at: "2020-10-25 09:00")
    }
}
