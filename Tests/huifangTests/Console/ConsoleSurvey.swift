import Foundation
import SurveyCore
import SurveyStore
import Testing

@testable import huifang

/// A drawn survey: four units with ten contacts each, two surveyors or as many as named.
struct ConsoleSurvey {
    let runner: CommandRunner

    /// - Parameters:
    ///   - shared: by contact the one whose number it has, too.
    ///   - cell: what stands in the column of numbers, given the number that would stand there.
    init(
        surveyors: [String] = ["王强", "李敏"],
        units: Int = 4,
        shared: [Int: Int] = [:],
        cell: (String) -> String = { $0 }
    ) throws {
        runner = try CommandRunner()
        let names = ["郑州市城市管理局", "郑州市水利局", "登封市", "新郑市", "荥阳市", "中牟县", "巩义市", "上街区"]
        let people = ["王建国", "李红", "赵志强", "陈静", "刘洋", "孙伟", "周敏", "吴磊", "郑爽", "冯丽"]
        var rows = ["填报单位,行政相对人单位,姓名,职务,联系方式"]
        for unit in 0..<units {
            for ordinal in 1...10 {
                let number = unit * 10 + ordinal
                let digits = padded(shared[number] ?? number, 4)
                rows.append(
                    "\(names[unit]),\(names[unit].prefix(2))第\(ordinal)有限公司,\(people[ordinal - 1]),经理,\(cell("154\(digits)\(digits)"))"
                )
            }
        }
        try runner.write("contacts.csv", rows.joined(separator: "\n") + "\n")
        try runner.write("surveyors.csv", "姓名,回避单位\n" + surveyors.map { "\($0),\n" }.joined())
        for command in [
            ["init"], ["import", "contacts", runner.path("contacts.csv"), "--received", "2020-09-18"],
            ["import", "surveyors", runner.path("surveyors.csv")], ["draw", "--seed", "4711"],
        ] {
            let result = runner.run(command)
            // Numbers shared by units are a warning, which is 1.
            try #require(result.code <= 1, "\(command) \(result.errors)")
        }
    }

    var path: String { runner.path("huifang.db") }

    func open() throws -> Survey { try Survey.open(at: path, allowNetworkFile: true) }

    /// `call`'s screen on a pseudo-terminal.
    func console(_ surveyor: String, _ now: Timestamp, dial: DialCommand? = nil) throws -> PtyConsole {
        try PtyConsole(try open(), surveyor: surveyor, now: now, dial: dial)
    }

    /// Who has a contact, asked by a console of its own, which gives it back at once.
    func claim(_ contact: Int, _ now: Timestamp) throws -> DeskTaken? {
        let desk = try Desk(open(), surveyor: "王强", holder: UUID().uuidString, act: .test)
        switch try desk.claim(contact, incoming: true, now: now) {
        case .success:
            try desk.release(now: now)
            return nil
        case .failure(let refusal): return refusal.taken
        }
    }

    /// Every record in the file, in the order of their numbers.
    func calls() throws -> [(contact: Int, record: CallRecord)] {
        let survey = try open()
        let now = Timestamp(seconds: 4_000_000_000)
        return try survey.contacts(now: now).flatMap { listing in
            try survey.contact(String(listing.id), now: now).calls.map { (listing.id, $0) }
        }.sorted { $0.record.attempt.call < $1.record.attempt.call }
    }

    /// As lines: number, contact, surveyor, outcome, scores, note, marks.
    func records() throws -> [String] {
        try calls().map { contact, record in
            let attempt = record.attempt
            let scores = attempt.scores.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let marks = [attempt.incoming ? "incoming" : "", record.voided ? "voided" : ""].filter { !$0.isEmpty }
            let parts = [
                "\(attempt.call)", "\(contact)", attempt.surveyor, attempt.outcome.rawValue,
                scores.joined(separator: ", "), record.note ?? "", marks.joined(separator: " "),
            ]
            return parts.joined(separator: " | ")
        }
    }
}
