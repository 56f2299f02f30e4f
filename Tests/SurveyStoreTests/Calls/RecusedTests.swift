import SurveyCore
import Testing

@testable import SurveyStore

/// Dials of surveyors who must avoid the unit (protocol.md §Counting), and what recording says of a dial.
@Suite struct RecusedTests {
    let f: Fieldwork
    private let reached = "SELECT ever_reached FROM listed WHERE contact = 1"

    init() throws { f = try Fieldwork() }

    /// A table after the draw adds to what 孙丽 must avoid.
    private func avoid() throws { try f.survey.surveyors(["孙丽"], avoids: ["孙丽": ["甲局"]], on: "2020-09-21 10:00") }

    private func notCounted(_ contact: String = "1") throws -> [String?] {
        try f.survey.contact(contact, now: time("2020-10-20 09:00")).calls.map { $0.notCounted?.code }
    }

    private func expectVerified(_ location: SourceLocation = #_sourceLocation) throws {
        let verification = try f.survey.verify()
        #expect(verification.ok, "\(verification.checks)", sourceLocation: location)
    }

    @Test func suchADialLeavesTheContactAsItWas() throws {
        try avoid()
        let receipt = try f.dial("1", .completed, "2020-09-22 09:05", by: "孙丽", [90, 95], now: "2020-09-22 09:06")
        #expect(receipt.state == .open && receipt.remarks == [.notCounted(.mustAvoid)])
        try f.dial("1", .absent, "2020-09-22 09:10", by: "孙丽", incoming: true)
        #expect(try f.folder.rows(reached) == [["0"]])
        #expect(try f.folder.rows("SELECT attempts, not_before FROM listed WHERE contact = 1") == [["0", "NULL"]])
        try f.dial("1", .unallocated, "2020-09-22 10:00")
        let confirming = try f.dial("1", .unallocated, "2020-09-23 10:00", by: "孙丽")
        #expect(confirming.state == .awaitingConfirmation && confirming.saved?.confirming == nil)
        #expect(try notCounted() == ["must-avoid", "must-avoid", nil, "must-avoid"])
        // Alone: the one who may call confirms on another working day.
        #expect(try f.dial("1", .unallocated, "2020-09-23 11:00").state == .unreachable)
        try expectVerified()
    }

    @Test func itIsJudgedWhenItIsWritten() throws {
        try f.dial("1", .unallocated, "2020-09-22 09:05", by: "孙丽")
        try avoid()
        #expect(try f.dial("1", .unallocated, "2020-09-22 10:00").state == .unreachable)
        // Voided, it takes the number's state with it.
        let voided = try f.survey.void(1, reason: "误记", act: at("2020-10-20 09:00"))
        #expect(voided.remarks == [.unreachableTakenBack])
        try expectVerified()
    }

    @Test func anAmendmentKeepsTheJudgementUnlessItNamesAnother() throws {
        try f.dial("1", .absent, "2020-09-22 09:05", by: "孙丽")
        try avoid()
        try f.dial("2", .absent, "2020-09-22 09:10", by: "孙丽")
        let kept = try f.survey.amend(1, AttemptChange(outcome: .refused), reason: "听错", act: at("2020-10-20 09:00"))
        #expect(kept.state == .reached && kept.remarks == [.farFromClock])
        let still = try f.survey.amend(2, AttemptChange(outcome: .refused), reason: "听错", act: at("2020-10-20 09:01"))
        #expect(still.state == .open)
        let other = AttemptChange(surveyor: "王强")
        #expect(try f.survey.amend(still.call, other, reason: "记错人", act: at("2020-10-20 09:02")).state == .reached)
        #expect(try notCounted("2") == [nil, nil, nil])
        let back = AttemptChange(surveyor: "孙丽")
        let named = try f.survey.amend(kept.call, back, reason: "r", act: at("2020-10-20 09:03"))
        #expect(named.state == .reached, "the surveyor is the same")
        try expectVerified()
    }

    /// A review dial changes nothing anyhow; that its surveyor had to avoid the unit is said all the same.
    @Test func aReviewDialByARecusedSurveyorIsSaid() throws {
        try avoid()
        try f.dial("1", .absent, "2020-09-22 09:05")
        _ = try f.survey.close(reason: "r", act: at("2020-10-17 09:00"))
        let receipt = try f.dial("1", .absent, "2020-10-20 08:55", by: "孙丽", review: true)
        #expect(receipt.remarks == [.notCounted(.mustAvoid)])
        try f.dial("1", .absent, "2020-10-20 08:57", review: true)
        #expect(try notCounted() == [nil, "must-avoid", nil])
        try expectVerified()
    }

    /// Who got the contact with a sheet did not choose it, and an amendment does not make it so.
    @Test func anAmendmentIsJudgedLikeWhatItReplaces() throws {
        let sql = "SELECT s.name FROM listed l JOIN surveyor s ON s.id = l.surveyor WHERE contact = 1"
        let (owner, other) = try f.folder.rows(sql)[0][0] == "王强" ? ("王强", "孙丽") : ("孙丽", "王强")
        let row = ResultRow(
            record: 2,
            line: 2,
            contact: "1",
            outcome: "absent",
            at: "2020-09-22 09:05",
            surveyor: other
        )
        var options = ResultOptions()
        options.sheet = "sheet.csv"
        let taken = try f.survey.takeResults([row], options, act: at("2020-09-22 09:30")) {
            (Disposition(rawValue: $0), nil, nil)
        }
        #expect(taken.findings.isEmpty)
        let (refused, appointment) = (AttemptChange(outcome: .refused), AttemptChange(outcome: .appointment))
        let now = at("2020-09-22 09:40")
        #expect(try f.survey.amend(1, refused, reason: "听错", act: now).remarks.isEmpty)
        #expect(
            try f.survey.amend(2, appointment, reason: "听错", act: now).remarks.isEmpty,
            "an amendment of an amendment"
        )
        let named = try f.survey.amend(3, AttemptChange(surveyor: owner), reason: "记错人", act: now)
        #expect(named.remarks.isEmpty, "on the own list")
        let back = try f.survey.amend(4, AttemptChange(surveyor: other), reason: "记错人", act: now)
        #expect(back.remarks == [.othersList])
        #expect(try f.survey.amend(5, refused, reason: "听错", act: now).remarks == [.othersList])
    }

    @Test func aReleaseHelpsOnlyLaterDials() throws {
        try avoid()
        _ = try f.survey.releaseSurveyor("孙丽", from: "甲局", reason: "误填", act: at("2020-09-23 09:00"))
        #expect(try f.dial("1", .absent, "2020-09-22 09:05", by: "孙丽").remarks.first == .notCounted(.mustAvoid))
        #expect(try f.dial("1", .absent, "2020-09-23 09:00", by: "孙丽").remarks.first == .notCounted(.mustAvoid))
        #expect(try f.dial("1", .absent, "2020-09-23 09:01", by: "孙丽").remarks == [.farFromClock])
        #expect(try notCounted() == ["must-avoid", "must-avoid", nil])
        try expectVerified()
    }

    @Test func theInterviewEnteredFirstIsScored() throws {
        let owner = try f.folder.rows(
            "SELECT s.name FROM listed l JOIN surveyor s ON s.id = l.surveyor WHERE contact = 1"
        )
        let other = owner[0][0] == "王强" ? "孙丽" : "王强"
        let (first, second) = ("2020-09-23 09:05", "2020-09-22 09:05")
        #expect(try f.dial("1", .completed, first, by: owner[0][0], [90, 90], now: "2020-09-23 09:06").remarks.isEmpty)
        let again = try f.dial("1", .completed, second, by: other, [60, 60], now: "2020-09-23 09:07")
        #expect(again.remarks == [.othersList, .secondInterview, .farFromClock])
        #expect(try f.folder.rows("SELECT weighted FROM listed WHERE contact = 1") == [["18000"]])
        // Put right, the first keeps its place.
        let change = AttemptChange(scores: [
            "understanding": Score(hundredths: 8000)!, "satisfaction": Score(hundredths: 8000)!,
        ])
        #expect(try f.survey.amend(1, change, reason: "听错", act: at("2020-09-23 09:08")).remarks == [])
        #expect(try f.folder.rows("SELECT weighted FROM listed WHERE contact = 1") == [["16000"]])
        _ = try f.survey.void(3, reason: "误记", act: at("2020-09-23 09:09"))
        #expect(try f.folder.rows("SELECT weighted FROM listed WHERE contact = 1") == [["12000"]])
        try expectVerified()
    }

    @Test func nothingIsDatedBeforeFieldwork() throws {
        let refusal = Refusal.content(.dialBeforeFieldwork(day("2020-09-22")))
        #expect(throws: refusal) { try f.dial("1", .absent, "2020-09-21 23:59") }
        try f.dial("1", .absent, "2020-09-22 00:00")
        #expect(throws: refusal) {
            try f.survey.amend(1, AttemptChange(at: time("2020-09-21 12:00")), reason: "r", act: at("2020-10-20 09:00"))
        }
    }

    @Test func aSheetSaysEachThingOnce() throws {
        try avoid()
        func row(_ outcome: String, _ when: String, _ surveyor: String = "王强") -> ResultRow {
            ResultRow(record: 2, line: 2, contact: "1", outcome: outcome, at: when, surveyor: surveyor)
        }
        var options = ResultOptions()
        options.sheet = "王强.csv"
        let rows = [
            row("no-answer", "2020-09-22 09:05"), row("busy", "2020-09-22 09:06"), row("busy", "2020-09-22 09:07"),
            row("busy", "2020-09-26 09:05"), row("absent", "2020-09-22 09:05", "孙丽"),
        ]
        let taken = try f.survey.takeResults(rows, options, act: at("2020-09-26 09:30")) {
            (Disposition(rawValue: $0), nil, nil)
        }
        #expect(
            taken.findings.map(\.kind) == [
                .remarked(.notCounted(.mustAvoid), dials: 1), .remarked(.notCounted(.dayOff), dials: 1),
                .remarked(.notCounted(.tooSoon(minutes: 1)), dials: 2), .remarked(.farFromClock, dials: 4),
            ]
        )
        let sheets = try f.folder.entries().suffix(5).map { LogEntry.read($0)?.act.sheet }
        #expect(Set(sheets).count == 1)
        let text = try f.folder.rows("SELECT salt, text FROM evidence WHERE digest = '\(sheets[0] ?? "")'")
        #expect(text.map { $0[1] } == ["王强.csv"])
        #expect(sha256(text[0].joined(separator: ",")) == sheets[0])
        try expectVerified()
        try f.folder.sql("UPDATE text SET text = '孙丽.csv' WHERE digest = '\(sheets[0]!)'")
        #expect(try f.survey.verify().checks.first { $0.name == .texts }?.ok == false)
    }
}
