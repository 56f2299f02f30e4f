import Foundation
import GRDB
import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct FullSurveyTests {
    let full: FullSurvey
    var folder: Folder { full.folder }

    init() throws { full = try FullSurvey() }

    @Test func anUntouchedSurveyOfEveryActVerifies() throws {
        var calls: [(Int, Int)] = []
        let result = try full.survey.verify { calls.append(($0, $1)) }
        #expect(result.checks.map(\.name) == [.chain, .rulebook, .texts, .draw, .states, .grades])
        #expect(result.checks.filter { !$0.ok || $0.detail != nil } == [])
        #expect(result.entries == (try folder.entries().count))
        #expect(try result.head == full.survey.head().hash)
        #expect(result.units == 8 && result.contacts == 23)
        #expect(calls.last!.0 == calls.last!.1)
        #expect(calls.map(\.0) == calls.map(\.0).sorted() && calls.allSatisfy { $0.0 <= $0.1 })
    }

    @Test func everyActAppearsInTheFullSurvey() throws {
        let acts = try Set(folder.entries().map { try LogEntry(parsing: $0).act.kind })
        #expect(
            acts
                == Set(LogAct.Kind.allCases).subtracting([.forgotten, .purged])
        )
        // What is read back is written again to the letter.
        for text in try folder.entries() {
            let entry = try LogEntry(parsing: text)
            #expect(entry.text(UTCOffset("+08:00")!) == text)
        }
    }
}

// MARK: Against a second implementation

extension FullSurveyTests {
    @Test func aScriptThatKnowsOnlyTheLogAgrees() throws {
        let result = try full.survey.verify()
        let other = try Recomputed(folder.path)
        #expect(other.head == result.head)
        let listed = try folder.rows(
            """
            SELECT u.key || '-' || printf('%02d', c.ordinal), coalesce(l.state, 'not-drawn')
            FROM contact c JOIN unit u ON u.id = c.unit LEFT JOIN listed l ON l.contact = c.id WHERE c.withdrawn = 0
            """
        )
        #expect(other.states == Dictionary(uniqueKeysWithValues: listed.map { ($0[0], $0[1]) }))
        let known = Set(other.states.values)
        #expect(known.isSuperset(of: ["scored", "reached", "unreachable", "not-finished", "not-drawn"]))
        let keys = try folder.rows("SELECT name, key FROM unit")
        let keyOf = Dictionary(uniqueKeysWithValues: keys.map { ($0[0], $0[1]) })
        for unit in try full.survey.grades().units {
            let average = unit.verdict.average.map { [$0.value.numerator, $0.value.denominator] }
            let mine = Recomputed.UnitGrade(
                grade: unit.grade?.rawValue,
                status: unit.status.rawValue,
                average: average,
                receivedOn: unit.verdict.receivedOn?.description,
                firstReceivedOn: unit.verdict.tally.received?.first.description,
                late: unit.verdict.late,
                receivedCorrected: unit.verdict.tally.receivedCorrected,
                replacedAfterDraw: unit.replacedAfterDraw
            )
            #expect(other.grades[keyOf[unit.unit]!] == mine, "\(unit.unit)")
        }
        #expect(other.grades.count == result.units)
    }

    @Test func aFileThatMayOnlyBeReadVerifies() throws {
        let copy = try Survey.open(at: folder.path, allowNetworkFile: true, for: .checking)
        #expect(try copy.verify().ok)
    }

    @Test func entriesThatComeMeanwhileAreCompared() throws {
        var isFirst = true
        // The first progress comes when the log has been read and the tables have not.
        let result = try full.survey.verify { _, _ in
            guard isFirst else { return }
            isFirst = false
            _ = try? full.folder.open().reopen(reason: "又", act: at("2020-10-21 09:00"))
        }
        #expect(result.ok)
        #expect(try result.entries == folder.entries().count && result.head == full.survey.head().hash)
    }
}

// MARK: Tampering

extension FullSurveyTests {
    private static let unguarded = ["log_is_never_changed", "log_is_never_cut", "log_has_no_gap", "log_is_chained"]
        .map { "DROP TRIGGER \($0);" }.joined()

    private func failures(head: String? = nil) throws -> [Verification.Name: Verification.Detail] {
        let failed = try folder.open().verify(heads: head.map { [try PrintedHead($0)] } ?? []).checks.filter { !$0.ok }
        return Dictionary(uniqueKeysWithValues: failed.map { ($0.name, $0.detail!) })
    }

    struct Forgery: Sendable, CustomTestStringConvertible {
        let sql: String
        let found: Verification.Name
        let detail: Verification.Detail
        var testDescription: String { sql }

        init(_ sql: String, _ found: Verification.Name, _ detail: Verification.Detail) {
            (self.sql, self.found, self.detail) = (sql, found, detail)
        }
    }

    /// What somebody with `sqlite3` changes, and how it is named.
    static let forgeries: [Forgery] = [
        Forgery(
            "UPDATE answer SET score = 9999 WHERE call = 2 AND question = 'understanding'",
            .states,
            .value(
                .call(2),
                .scores,
                expected: "satisfaction=9550,understanding=9001",
                stored: "satisfaction=9550,understanding=9999"
            )
        ),
        Forgery(
            "UPDATE attempt SET at = at + 60 WHERE call = 3",
            .states,
            .value(.call(3), .at, expected: "2020-09-22T09:02:00+08:00", stored: "2020-09-22T09:03:00+08:00")
        ),
        Forgery("DELETE FROM answer WHERE call = 4; DELETE FROM attempt WHERE call = 4", .states, .missing(.call(4))),
        Forgery(
            "UPDATE attempt SET incoming = 1 WHERE call = 5",
            .states,
            .value(.call(5), .incoming, expected: "0", stored: "1")
        ),
        Forgery(
            "UPDATE survey SET closed_reason = '另一理由'",
            .states,
            .value(.survey, .closed, expected: "再次期满", stored: "另一理由")
        ),
        Forgery(
            "UPDATE draw SET per_unit = 6 WHERE id = 2",
            .draw,
            .value(.draw(sequence: 17), .perUnit, expected: "5", stored: "6")
        ),
        Forgery(
            "DELETE FROM draw_surveyor WHERE draw = 1 AND surveyor = 3",
            .draw,
            .value(.draw(sequence: 15), .participants, expected: "王强 孙丽 李敏", stored: "王强 孙丽")
        ),
        Forgery(
            "UPDATE surveyor SET places = places + 1 WHERE name = '王强'",
            .draw,
            .value(.surveyor("王强"), .place, expected: "13", stored: "14")
        ),
        Forgery(
            "UPDATE listed SET single = 1 - single WHERE contact = 1",
            .draw,
            .value(.contact("公安局-01"), .single, expected: "1", stored: "0")
        ),
        Forgery(
            "UPDATE contact SET received_on = received_on - 7 WHERE id = 23",
            .grades,
            .value(.contact("教育局-02"), .receivedOn, expected: "2020-09-25", stored: "2020-09-18")
        ),
        Forgery("UPDATE contact SET others = '15400000009' WHERE id = 1", .texts, .contactNumber(contact: "公安局-01")),
        Forgery("UPDATE contact SET organisation = '假企业' WHERE id = 1", .texts, .contactText(contact: "公安局-01")),
        Forgery(
            "UPDATE survey SET title = '另一次'",
            .rulebook,
            .value(.survey, .title, expected: "2020年度", stored: "另一次")
        ),
        Forgery("DELETE FROM contact WHERE id = 1", .texts, .missing(.contact("公安局-01"))),
        Forgery(
            "UPDATE ruling SET reason = '另一理由'",
            .grades,
            .value(
                .unit("卫健委"),
                .ruling,
                expected: "fair 2020-10-20T10:01:00+08:00 经办人 文件损坏 -",
                stored: "fair 2020-10-20T10:01:00+08:00 经办人 另一理由 -"
            )
        ),
        Forgery(unguarded + "DELETE FROM log WHERE sequence = 9", .chain, .entryMissing(sequence: 9)),
    ]

    @Test(arguments: forgeries)
    func whatWasChangedIsNamed(_ forgery: Forgery) throws {
        // Who drops a guard puts it back when he is done.
        let guards = try folder.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'").map { $0[0] + ";" }
            .joined()
        try folder.sql(forgery.sql)
        try folder.sql(guards.replacing("CREATE TRIGGER", with: "CREATE TRIGGER IF NOT EXISTS"))
        let failures = try failures()
        #expect(failures.keys.contains(forgery.found))
        #expect(failures[forgery.found] == forgery.detail)
    }
}
