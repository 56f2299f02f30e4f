import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct CallTests {
    let f: Fieldwork

    init() throws { f = try Fieldwork() }

    @Test func anAttemptIsLoggedWithTheFieldsOfTheContract() throws {
        let receipt = try f.dial("甲局-01", .completed, "2020-09-22 09:05", [90, 95], note: "很满意")
        #expect(receipt.call == 1 && receipt.contact == 1 && receipt.state == .scored)
        let note = try f.folder.rows("SELECT digest, salt FROM evidence WHERE text = '很满意'")[0]
        #expect(note[0] == sha256(note[1] + ",很满意"))
        #expect(
            try f.folder.entries().last! == """
                {"act":"called","written":"2020-10-20T09:00:00+08:00","by":"王强","login":"office","call":1,"contact":"甲局-01","number":null,\
                "surveyor":"王强","outcome":"completed","scores":{"satisfaction":9500,"understanding":9000},\
                "at":"2020-09-22T09:05:00+08:00","until":null,"appointment":null,"incoming":false,"review":false,"note":"\(note[0])","source":"record","sheet":null}
                """
        )
        #expect(try f.folder.rows("SELECT weighted FROM listed WHERE contact = 1") == [["18500"]])
    }

    @Test func everyDispositionIsRecorded() throws {
        for (minute, outcome) in Disposition.allCases.enumerated() {
            let scores: [Int] =
                switch outcome.scores {
                case .all: [90, 95]
                case .some: [90]
                case .none: []
                }
            try f.dial("甲局-01", outcome, "2020-09-22 09:\(10 + minute)", scores)
        }
        let kept = try f.folder.rows("SELECT outcome FROM attempt ORDER BY call").map { $0[0] }
        #expect(kept == Disposition.allCases.map(\.rawValue))
    }

    /// Only a contact that awaits it has its dead number confirmed, or not, by the next dial.
    @Test func whatADialConfirms() throws {
        try f.dial("甲局-01", .unallocated, "2020-09-22 09:05")
        #expect(try f.dial("甲局-01", .ourFault, "2020-09-22 09:30", by: "孙丽").saved?.confirming == nil)
        #expect(try f.dial("甲局-01", .absent, "2020-09-22 10:05", by: "孙丽").saved?.confirming?.outcome == .unallocated)
        let closed = try f.dial("甲局-01", .unallocated, "2020-09-23 10:05", by: "孙丽")
        #expect(closed.state == .reached)
        #expect(closed.saved?.confirming == nil)
        try f.dial("甲局-02", .unallocated, "2020-09-22 09:06")
        let pair = try f.dial("甲局-02", .unallocated, "2020-09-22 09:40", by: "孙丽")
        #expect(pair.state == .unreachable && pair.saved?.confirming?.outcome == .unallocated)
    }

    @Test func whatCannotBeIsRefusedAndNothingIsKept() throws {
        let before = try f.folder.bytes()
        func refused(_ refusal: Refusal, _ work: () throws -> AttemptReceipt) {
            #expect(throws: refusal) { try work() }
        }
        refused(.name(.unknownContact(text: "甲局-9"))) { try f.dial("甲局-9", .busy, "2020-09-22 09:05") }
        refused(.name(.unknownSurveyor(name: "周", nearest: nil, known: ["王强", "孙丽"]))) {
            try f.dial("1", .busy, "2020-09-22 09:05", by: "周")
        }
        refused(.content(.scoresMissing(outcome: .completed, dimension: "满意度"))) {
            try f.dial("1", .completed, "2020-09-22 09:05", [90])
        }
        refused(.content(.partialWithAllScores)) { try f.dial("1", .partial, "2020-09-22 09:05", [90, 90]) }
        refused(.content(.scoresNotExpected(outcome: .busy))) { try f.dial("1", .busy, "2020-09-22 09:05", [90]) }
        refused(.content(.timeInFuture(text: "2020-10-20 09:01", now: time("2020-10-20 09:00")))) {
            try f.dial("1", .busy, "2020-10-20 09:01")
        }
        refused(.content(.appointmentBeforeDial)) {
            try f.survey.record(
                NewAttempt(
                    contact: "1",
                    surveyor: "王强",
                    dial: Dial(.appointment, at: time("2020-09-22 09:05"), appointment: time("2020-09-22 09:04"))
                ),
                act: at("2020-10-20 09:00")
            )
        }
        refused(.content(.incomingNotReached(outcome: .busy))) {
            try f.dial("1", .busy, "2020-09-22 09:05", incoming: true)
        }
        refused(.order(.reviewBeforeClose)) { try f.dial("1", .busy, "2020-09-22 09:05", review: true) }
        #expect(throws: Refusal.name(.unknownCall(text: "7"))) {
            try f.survey.void(7, reason: "x", act: at("2020-09-22 10:00"))
        }
        #expect(try f.folder.bytes() == before)
    }

    @Test func anAmendmentReplacesAndAVoidBringsNothingBack() throws {
        try f.dial("1", .completed, "2020-09-22 09:05", [90, 95])
        #expect(throws: Refusal.usage(.reasonMissing)) {
            try f.survey.amend(1, AttemptChange(), reason: " ", act: at("2020-09-22 10:00"))
        }
        let amended = try f.survey.amend(
            1,
            AttemptChange(outcome: .refused),
            reason: "按错键",
            act: at("2020-09-22 10:00")
        )
        #expect(amended.call == 2 && amended.state == .reached)
        let entry = try f.folder.entries().last!
        #expect(entry.contains(#""outcome":"refused","scores":{}"#) && entry.contains(#""replaces":1,"reason":""#))
        #expect(throws: Refusal.order(.alreadyReplaced(call: 1, by: 2))) {
            try f.survey.void(1, reason: "x", act: at("2020-09-22 10:00"))
        }
        #expect(try f.survey.void(2, reason: "按错键", act: at("2020-09-22 10:05", by: "周科长")).state == .open)
        #expect(throws: Refusal.order(.alreadyVoided(call: 2, at: time("2020-09-22 10:05"), by: "周科长"))) {
            try f.survey.amend(2, AttemptChange(), reason: "x", act: at("2020-09-22 10:10"))
        }
        #expect(throws: Refusal.name(.recordNotContact(number: 5, contact: 3))) {
            for minute in 10...12 { try f.dial("3", .noAnswer, "2020-09-22 09:\(minute)") }
            try f.dial("5", .noAnswer, "2020-09-22 09:30")
        }
    }

    @Test func twoPersonsMakeADeadNumberUnreachableUntilItIsPutRight() throws {
        #expect(try f.dial("1", .unallocated, "2020-09-22 09:05").state == .awaitingConfirmation)
        #expect(try f.dial("1", .unallocated, "2020-09-22 09:40").state == .awaitingConfirmation)
        #expect(try f.dial("1", .unallocated, "2020-09-22 10:05", by: "孙丽").state == .unreachable)
        let phone = PhoneNumber(normal: "15400000077", kind: .mobile)
        let right = try f.survey.correctNumber(
            of: "1",
            to: phone,
            at: time("2020-09-23 09:00"),
            reason: "单位更正",
            act: at("2020-09-23 10:00")
        )
        #expect(right.state == .open)
        #expect(throws: Refusal.content(.sameNumber)) {
            try f.survey.correctNumber(of: "1", to: phone, reason: "又", act: at("2020-09-23 10:00"))
        }
        let number = try f.folder.rows("SELECT digest FROM evidence WHERE text = '15400000077'")[0][0]
        try f.dial("1", .noAnswer, "2020-09-23 09:30")
        #expect(try f.folder.entries().last!.contains(#""number":"\#(number)""#))
        try f.dial("1", .unallocated, "2020-09-22 16:00")
        #expect(try f.folder.entries().last!.contains(#""number":null"#))
        #expect(try f.state(1) == "open")
        #expect(
            try f.folder.rows("SELECT phone, given, corrected FROM contact JOIN listed ON contact = id WHERE id = 1")
                == [["15400000077", "15400000001", "1"]]
        )
    }

    @Test func aCompletedNumberIsNotUnreachableUntilItIsConfirmed() throws {
        let f = try Fieldwork(assumed: true)
        try f.dial("1", .unallocated, "2020-09-22 09:05")
        #expect(try f.dial("1", .unallocated, "2020-09-22 10:05", by: "孙丽").state == .awaitingConfirmation)
        #expect(try f.folder.rows("SELECT number_check FROM listed WHERE contact = 1") == [["1"]])
        #expect(try f.survey.confirmNumber(of: "1", reason: "单位确认", act: at("2020-09-23 10:00")).state == .unreachable)
        #expect(try f.folder.entries().last!.contains(#""number":null,"reason":""#))
    }

    @Test func theEndOfFieldworkFinishesOpenContactsAndItsUndoingOpensThem() throws {
        try f.dial("1", .gatekeeperRefused, "2020-09-22 09:05")
        try f.dial("2", .unallocated, "2020-09-22 09:05")
        let preview = try f.survey.closingPreview()
        #expect((preview.contacts, preview.units, preview.fewScores) == (3, 1, 1))
        #expect(preview.awaiting.map(\.contact) == [2])
        #expect(throws: Refusal.order(.notClosed)) { try f.survey.reopen(reason: "x", act: at("2020-10-16 17:30")) }
        _ = try f.survey.close(reason: "外呼期满", act: at("2020-10-16 17:30"))
        #expect(try [1, 2, 3].map(f.state) == ["reached", "not-finished", "not-finished"])
        let before = try f.folder.bytes()
        let closed = Refusal.order(.closed(at: time("2020-10-16 17:30")))
        #expect(try f.survey.close(reason: "又", act: at("2020-10-17 09:00")) == nil)
        #expect(throws: closed) { try f.survey.draw(seed: "t", act: at("2020-10-17 09:00")) }
        #expect(throws: closed) { try f.survey.take("甲局", 1, from: 4) }
        #expect(throws: closed) { try f.survey.reassign(from: "王强", reason: "x", act: at("2020-10-17 09:00")) }
        #expect(throws: Refusal.order(.afterClosing(at: time("2020-10-16 17:30")))) {
            try f.dial("3", .refused, "2020-10-16 17:31")
        }
        #expect(try f.folder.bytes() == before)
        #expect(try f.dial("3", .refused, "2020-10-16 17:30").state == .reached)
        #expect(try f.dial("2", .completed, "2020-10-18 09:00", [90, 90], review: true).state == .notFinished)
        try f.survey.reopen(reason: "延长", act: at("2020-10-19 09:00"))
        #expect(try [1, 2, 3].map(f.state) == ["open", "awaiting-confirmation", "reached"])
    }

    private func outcome(_ text: String) -> OutcomeReading { (Disposition(rawValue: text), nil, nil) }

    private func row(_ contact: String, _ outcome: String, _ scores: [String] = [], at: String = "", by: String = "")
        -> ResultRow
    {
        ResultRow(
            record: 2,
            line: 2,
            contact: contact,
            outcome: outcome,
            scores: Dictionary(uniqueKeysWithValues: zip(["understanding", "satisfaction"], scores)),
            at: at,
            surveyor: by
        )
    }

    @Test func aFilledSheetComesBackOnce() throws {
        var options = ResultOptions()
        options.surveyor = "孙丽"
        options.date = day("2020-09-22")
        let rows = [
            row("甲局-01", "completed", ["90", "95.5"], at: "2020/9/22 9:05"), row("2", "refused"), row("3", ""),
            row("3", "busy"), row("9", "busy"), row("3", "什么"), row("3", "completed", ["90"], at: "2020-09-22 09:00"),
            row("3", "busy", ["90"], at: "2020-09-22 09:00"), row("3", "completed", ["101", "90"]),
            row("3", "busy", at: "2021-09-22 09:00"), row("3", "busy", at: "2020-09-22 09:00", by: "谁"),
        ]
        let first = try f.survey.takeResults(rows, options, act: at("2020-10-01 09:00"), outcome: outcome)
        #expect((first.taken, first.refused) == (2, 8))
        #expect(
            first.findings.map(\.code) == [
                "far-from-clock", "bad-time", "unknown-contact", "bad-time", "unknown-outcome", "scores-missing",
                "scores-not-expected", "bad-score", "bad-time", "unknown-surveyor",
            ]
        )
        #expect(try [1, 2, 3].map(f.state) == ["scored", "reached", "open"])
        let before = try f.folder.bytes()
        let again = try f.survey.takeResults(
            Array(rows.prefix(2)),
            options,
            act: at("2020-10-02 09:00"),
            outcome: outcome
        )
        #expect(again.findings.map(\.kind) == [.alreadyRecorded(call: 1), .alreadyRecorded(call: 2)])
        let other = try f.survey.takeResults(
            [row("1", "busy", at: "2020-09-22 09:05:30")],
            options,
            act: at("2020-10-02 09:00"),
            outcome: outcome
        )
        #expect(
            other.findings.map(\.kind) == [
                .recordedOtherwise(contact: 1, at: time("2020-09-22 09:05"), call: 1, stored: .completed, given: .busy)
            ]
        )
        options.check = true
        #expect(
            try f.survey.takeResults(
                [row("3", "refused")],
                options,
                act: at("2020-10-02 09:00"),
                outcome: outcome
            ).taken == 1
        )
        #expect(try f.folder.bytes() == before)
    }

    /// Whoever puts a row right wants to know all that is wrong with it, not one thing a time.
    @Test func allThatIsWrongWithARowIsSaidAtOnce() throws {
        var options = ResultOptions()
        options.columns = ["understanding": "了解情况", "satisfaction": "满意度"]
        func findings(_ row: ResultRow) throws -> [String] {
            let taken = try f.survey.takeResults([row], options, act: at("2020-10-01 09:00"), outcome: outcome)
            #expect((taken.taken, taken.refused) == (0, 1))
            return taken.findings.map { "\($0.code) \($0.value ?? "")" }
        }
        #expect(
            try findings(row("9", "什么", ["-5", "95%"], at: "2021-09-22 09:00", by: "谁")) == [
                "unknown-contact 9", "unknown-outcome 什么", "unknown-surveyor 谁", "bad-score -5", "bad-score 95%",
                "bad-time 2021-09-22 09:00",
            ]
        )
        #expect(
            try findings(row("1", "completed", at: "2020-09-22 09:00")) == [
                "unknown-surveyor ", "scores-missing ", "scores-missing ",
            ]
        )
        // What stands there is no score, but it is not missing; and it has no time, once.
        let wrong = try findings(row("1", "completed", ["x"], by: "孙丽"))
        #expect(wrong == ["bad-score x", "bad-time ", "scores-missing "])
        var row = row("1", "busy", ["90"], at: "2020-09-22 09:00", by: "孙丽")
        row.until = "2020-09-22 08:00"
        row.appointment = "2020-09-23 09:00"
        #expect(
            try findings(row) == [
                "scores-not-expected 90", "bad-time 2020-09-22 08:00", "bad-time 2020-09-23 09:00",
            ]
        )
        row.at = "morgens"
        #expect(try findings(row) == ["bad-time morgens", "scores-not-expected 90"])
        row = self.row("1", "什么", at: "2020-09-22 09:00", by: "孙丽")
        row.appointment = "2020-09-21 09:00"
        #expect(try findings(row) == ["unknown-outcome 什么", "bad-time 2020-09-21 09:00"])
    }
}
