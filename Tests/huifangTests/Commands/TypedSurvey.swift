import Naive
import SurveyCore
import Testing

@testable import huifang

/// A random survey typed in, command by command, beside the naive one.
struct TypedSurvey {
    let runner: CommandRunner
    let random: RandomSurvey
    private(set) var naive: NaiveSurvey
    private var acted = 0

    init(_ random: RandomSurvey) throws {
        self.random = random
        naive = NaiveSurvey(rules: random.rules)
        runner = try CommandRunner()
        // Everything is written down after all that is told of has happened.
        runner.now = FixtureSurvey.at("2020-12-01T08:00")
        try runner.write("rules.yaml", random.rules.rulebook(from: runner.run("rulebook").output))
        try type(["init", "--rulebook", runner.path("rules.yaml")])
    }

    private func type(_ words: [String], findings: Bool = false) throws {
        let result = runner.run(words)
        try #require(result.code == 0 || findings && result.code == 1, "\(words): \(result.code) \(result.errors)")
    }

    mutating func carryOut(_ act: NaiveAct) throws {
        acted += 1
        runner.now = runner.now.adding(minutes: 1)
        try typeIn(act)
        naive.take(act)
    }

    private func typeIn(_ act: NaiveAct) throws {
        switch act {
        case .units(let names, let aliases):
            try write("units.csv", ["单位名称,别名"] + names.map { "\($0),\(aliases[$0] ?? "")" })
            try type(["import", "units", runner.path("units.csv")])
        case .surveyors(let rows):
            try write("surveyors.csv", ["姓名,回避单位"] + rows.map { "\($0.name),\($0.avoids.joined(separator: "、"))" })
            try type(["import", "surveyors", runner.path("surveyors.csv")])
        case .handIn(let handIn): try take(handIn)
        case .draw(let seed, let surveyors, let perUnit):
            let of = surveyors.flatMap { ["--surveyor", $0] } + (perUnit.map { ["--per-unit", "\($0)"] } ?? [])
            try type(["draw", "--seed", seed] + of)
        case .reassign(let from, let unit, let to):
            let whom = (unit.map { ["--unit", named($0)] } ?? []) + to.flatMap { ["--to", $0] }
            try type(["reassign", "--from", from, "--reason", "调整"] + whom)
        case .record(let dial): try type(["record", dial.contact, "--outcome", dial.code] + options(dial))
        case .results(let dials):
            try write("sheet.csv", ["编号,结果,了解情况,满意度,拨打时间,约定时间,调查员"] + dials.map(row))
            try type(["import", "results", runner.path("sheet.csv")], findings: true)
        case .amend(let call, let change): try type(["amend", "\(call)", "--reason", "听错"] + options(change))
        case .void(let call): try type(["void", "\(call)", "--reason", "误记"])
        case .correctNumber(let contact, let at, let back):
            let phone = back ? try numberHandedIn(contact) : "155" + padded(acted, 8)
            let when = NaiveRules.written(at)
            try type(["correct-number", contact, "--phone", phone, "--at", when, "--reason", "更正"])
        case .confirmNumber(let contact): try type(["correct-number", contact, "--confirm", "--reason", "核实"])
        case .withdrawUnit(let unit): try type(["unit", "withdraw", "--yes", named(unit), "--reason", "撤并"])
        case .rule(let unit, let grade): try type(["ruling", "--yes", named(unit), "--grade", grade, "--reason", "裁定"])
        case .withdrawRuling(let unit): try type(["ruling", "--yes", named(unit), "--withdraw", "--reason", "撤回"])
        case .rename(let unit, let name): try type(["unit", "rename", named(unit), name, "--reason", "更名"])
        case .forget(let contact): try type(["contact", "forget", "--yes", contact, "--reason", "本人要求"])
        case .close: try type(["close", "--reason", "期满", "--yes"])
        case .reopen: try type(["reopen", "--reason", "延长"])
        }
    }

    private func write(_ name: String, _ lines: [String]) throws {
        try runner.write(name, lines.joined(separator: "\n") + "\n")
    }

    /// A unit by any of its names.
    private func named(_ unit: String) -> String { naive.name(unit, acted) }

    private func take(_ handIn: NaiveHandIn) throws {
        let rows = try handIn.rows.enumerated().map { place, row in
            // The import has to complete a landline without its area code; it refuses a row without a number.
            let own = row.completed ? "6" + padded(acted * 100 + place, 7) : "154" + padded(acted * 100 + place, 8)
            let number = try row.shares.map(numberHandedIn) ?? own
            let date = row.received.map(NaiveRules.date) ?? ""
            return "企业\(acted)-\(place),经理,王,\(row.refused ? "" : number),\(date)"
        }
        try write("contacts-\(acted).csv", ["行政相对人单位,职务,姓名,联系方式,报送日期"] + rows)
        let received = handIn.received.map { ["--received", NaiveRules.date($0)] } ?? []
        let flags = (handIn.replace ? ["--replace", "--yes"] : []) + (handIn.keepDate ? ["--keep-date"] : [])
        let file = runner.path("contacts-\(acted).csv")
        let unit = naive.units.contains(handIn.unit) ? named(handIn.unit) : handIn.unit
        try type(["import", "contacts", file, "--unit", unit] + received + flags, findings: true)
    }

    private func options(_ dial: NaiveDial) -> [String] {
        ["--surveyor", dial.surveyor, "--at", NaiveRules.written(dial.at)] + scores(dial.scores)
            + (dial.appointment.map { ["--appointment", NaiveRules.written($0)] } ?? [])
            + (dial.incoming ? ["--incoming"] : []) + (dial.review ? ["--review"] : [])
    }

    private func options(_ change: NaiveChange) -> [String] {
        (change.code.map { ["--outcome", $0] } ?? []) + (change.surveyor.map { ["--surveyor", $0] } ?? [])
            + (change.at.map { ["--at", NaiveRules.written($0)] } ?? []) + scores(change.scores ?? [])
    }

    private func points(_ hundredths: Int) -> String { "\(hundredths / 100).\(padded(hundredths % 100, 2))" }

    /// `90.00,` where the second question was declined.
    private func scores(_ hundredths: [Int]) -> [String] {
        guard let first = hundredths.first else { return [] }
        return ["--scores", points(first) + "," + (hundredths.count > 1 ? points(hundredths[1]) : "")]
    }

    private func row(_ dial: NaiveDial) -> String {
        let scores = dial.scores.map(points) + ["", ""]
        let times = [NaiveRules.written(dial.at), dial.appointment.map(NaiveRules.written) ?? ""]
        return ([dial.contact, dial.code, scores[0], scores[1]] + times + [dial.surveyor]).joined(separator: ",")
    }

    private func numberHandedIn(_ key: String) throws -> String {
        try #require(try runner.run("contact", key, "--format", "json").json()["phoneAsGiven"] as? String)
    }
}
