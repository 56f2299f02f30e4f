import SurveyCore
import Testing

@testable import SurveyStore

/// What a desk is offered, holds and saves (protocol.md §Order of the call list).
@Suite struct DeskTests {
    let folder: Folder
    let survey: Survey

    /// Two units with five contacts each for two surveyors; a third avoids 甲局.
    init() throws {
        folder = try Folder()
        survey = try folder.create()
        try survey.take((1...5).map { HandedIn("甲局", "企业\($0)", "王\($0)", "1540000000\($0)") })
        try survey.take((1...5).map { HandedIn("乙局", "公司\($0)", "李\($0)", "1541111000\($0)") }, name: "乙.csv")
        try survey.surveyors(["王强", "孙丽"])
        _ = try survey.draw(seed: "s", act: at("2020-09-21 09:00"))
    }

    func desk(_ surveyor: String, _ holder: String? = nil) throws -> Desk {
        try Desk(survey, surveyor: surveyor, holder: holder ?? surveyor, act: at("2020-09-21 09:00", by: surveyor))
    }

    func card(_ desk: Desk, _ when: String, skipping: [Int] = []) throws -> DeskCard {
        guard case .card(let card) = try desk.claimNext(skipping: skipping, now: time(when)) else {
            Issue.record("nothing offered")
            throw Refusal.order(.noContacts)
        }
        return card
    }

    @discardableResult
    func save(
        _ desk: Desk,
        _ contact: Int,
        _ outcome: Disposition,
        _ when: String,
        appointment: String? = nil,
        known: Int? = nil,
        knowing: Bool = false
    ) throws -> DeskSaving {
        let draft = DeskDraft(
            contact: contact,
            dial: Dial(outcome, at: time(when), until: time(when), appointment: appointment.map(time))
        )
        let newest = try survey.contact(String(contact), now: time(when)).calls.map(\.attempt.call).max()
        return try desk.save(draft, known: known ?? newest ?? 0, knowing: knowing, skipping: nil, now: time(when))
    }

    @Test func theOwnListGoesByAttemptsThenPlace() throws {
        let desk = try desk("王强")
        let own = try folder.rows("SELECT contact FROM listed WHERE surveyor = 1 ORDER BY place").map { Int($0[0])! }
        var offered: [Int] = []
        for minute in 0..<own.count {
            let card = try card(desk, "2020-09-23 09:3\(minute)")
            offered.append(card.contact)
            try save(desk, card.contact, .noAnswer, "2020-09-23 09:3\(minute)")
        }
        #expect(offered == own)
        // Three hours later, in another slice, those dialled once come in the same order.
        #expect(try card(desk, "2020-09-23 14:30").contact == own[0])
    }

    @Test func dueAppointmentsComeFirstAndAreAnybodysAfterHalfAnHour() throws {
        let wang = try desk("王强")
        let first = try card(wang, "2020-09-23 09:30").contact
        try save(wang, first, .appointment, "2020-09-23 09:30", appointment: "2020-09-23 10:00")
        #expect(try card(wang, "2020-09-23 09:59").contact != first)
        let due = try card(wang, "2020-09-23 10:00")
        #expect(due.contact == first)
        #expect(due.purpose == .appointment(time("2020-09-23 10:00")))
        try wang.release(now: time("2020-09-23 10:00"))
        let sun = try desk("孙丽")
        #expect(try card(sun, "2020-09-23 10:29").contact != first)
        #expect(try card(sun, "2020-09-23 10:30").contact == first)
    }

    @Test func deadNumbersGoToAnotherSurveyorOldestFirst() throws {
        let wang = try desk("王强")
        let sun = try desk("孙丽")
        var found: [Int] = []
        for (when, outcome) in [("09:30", Disposition.unallocated), ("09:31", .wrongNumber), ("09:32", .suspended)] {
            let card = try card(wang, "2020-09-23 \(when)")
            found.append(card.contact)
            try save(wang, card.contact, outcome, "2020-09-23 \(when)")
        }
        let first = try card(sun, "2020-09-23 09:40")
        #expect(first.contact == found[0])
        guard case .confirming(let dial) = first.purpose else {
            Issue.record("not a confirming dial")
            return
        }
        #expect(dial.surveyor.name == "王强" && dial.outcome == .unallocated)
        guard case .saved(let saved, _) = try save(sun, found[0], .unallocated, "2020-09-23 09:40") else {
            Issue.record("not saved")
            return
        }
        #expect(saved.call.status.state == .unreachable)
        #expect(saved.call.confirming?.outcome == .unallocated)
        #expect(try card(sun, "2020-09-23 09:41").contact == found[1])
        try save(sun, found[1], .completedLater, "2020-09-23 09:41")
        // A stopped number only on a later working day.
        #expect(!found.contains(try card(sun, "2020-09-23 17:00").contact))
        try sun.release(now: time("2020-09-23 17:00"))
        #expect(!found.contains(try card(sun, "2020-09-24 08:59").contact))
        try sun.release(now: time("2020-09-24 08:59"))
        #expect(try card(sun, "2020-09-24 09:00").contact == found[2])
        // Never to the one who found it dead.
        try sun.release(now: time("2020-09-24 09:00"))
        #expect(!found.contains(try card(wang, "2020-09-24 09:00").contact))
    }

    @Test func avoidedUnitsAreNotOfferedForConfirming() throws {
        try survey.surveyors(["赵磊"], avoids: ["赵磊": ["甲局", "乙局"]])
        let wang = try desk("王强")
        let dead = try card(wang, "2020-09-23 09:30").contact
        try save(wang, dead, .unallocated, "2020-09-23 09:30")
        guard case .nothing(let forecast) = try desk("赵磊").claimNext(skipping: [], now: time("2020-09-23 09:40")) else {
            Issue.record("an avoided unit was offered")
            return
        }
        #expect(forecast.helping == nil)
        #expect(forecast.lines.isEmpty)
    }

    /// 王强's dead dial was a slip of the key and amended; 孙丽's is the one that awaits confirmation, by 王强.
    @Test func aDeadDialAmendedToNoAnswerIsNotFoundDead() throws {
        let wang = try desk("王强")
        let sun = try desk("孙丽")
        let contact = try card(wang, "2020-09-23 09:30").contact
        try save(wang, contact, .unallocated, "2020-09-23 09:30")
        let change = AttemptChange(outcome: .noAnswer)
        _ = try survey.amend(1, change, reason: "按错键", act: at("2020-09-23 09:31"))
        _ = try sun.claim(contact, incoming: false, now: time("2020-09-23 09:40"))
        try save(sun, contact, .unallocated, "2020-09-23 09:40")
        #expect(try wang.summary(now: time("2020-09-23 09:41")).confirmedByOthers.isEmpty)
        #expect(try sun.summary(now: time("2020-09-23 09:41")).confirmedByOthers == [contact])
        // The next day: while it is on 孙丽's screen the forecast says so; then it is 王强's.
        _ = try sun.claim(contact, incoming: false, now: time("2020-09-24 09:30"))
        while case .card(let other) = try wang.claimNext(skipping: [], now: time("2020-09-24 09:30")) {
            try save(wang, other.contact, .refused, "2020-09-24 09:30")
        }
        guard case .nothing(let forecast) = try wang.claimNext(skipping: [], now: time("2020-09-24 09:31")) else {
            return
        }
        #expect(forecast.lines.map(\.reason) == [.inUse] && forecast.lines.map(\.contacts) == [[contact]])
        try sun.release(now: time("2020-09-24 09:32"))
        #expect(try card(wang, "2020-09-24 09:32").contact == contact)
    }

    @Test func theLastSilentAttemptIsAnothers() throws {
        let wang = try desk("王强")
        let contact = try card(wang, "2020-09-23 09:30").contact
        for when in ["2020-09-23 09:30", "2020-09-23 14:40", "2020-09-24 16:10", "2020-09-25 18:30"] {
            _ = try wang.claim(contact, incoming: false, now: time(when))
            try save(wang, contact, .noAnswer, when)
        }
        let sun = try desk("孙丽")
        #expect(try card(sun, "2020-09-28 09:00").contact == contact)
        try sun.release(now: time("2020-09-28 09:00"))
        for _ in 0..<6 {
            guard case .card(let other) = try wang.claimNext(skipping: [], now: time("2020-09-28 09:00")) else { break }
            #expect(other.contact != contact)
            try save(wang, other.contact, .refused, "2020-09-28 09:00")
        }
        guard case .nothing(let forecast) = try wang.claimNext(skipping: [], now: time("2020-09-28 09:00")) else {
            return
        }
        #expect(forecast.lines.contains { $0.reason == .lastByOther && $0.contacts == [contact] })
    }

    @Test func aContactAndANumberAreOnOneScreenOnly() throws {
        try survey.take([HandedIn("丙局", "同号", "赵", "15400000001")], name: "丙.csv")
        _ = try survey.draw(seed: "t", act: at("2020-09-22 09:00"))
        let shared = try #require(try Int(folder.rows("SELECT max(id) FROM contact")[0][0]))
        let twin = try #require(try Int(folder.rows("SELECT id FROM contact WHERE phone = '15400000001'")[0][0]))
        let one = try desk("王强", "a")
        let two = try desk("王强", "b")
        guard case .success = try one.claim(twin, incoming: true, now: time("2020-09-23 09:30")) else {
            Issue.record("not claimed")
            return
        }
        for contact in [twin, shared] {
            guard case .failure(let refusal) = try two.claim(contact, incoming: true, now: time("2020-09-23 09:31"))
            else {
                Issue.record("claimed twice")
                return
            }
            #expect(refusal.taken == .inUse(by: one.surveyor, contact: twin))
        }
        var offered: Set<Int> = []
        for _ in 0..<11 {
            guard case .card(let card) = try two.claimNext(skipping: Array(offered), now: time("2020-09-23 09:32"))
            else { break }
            offered.insert(card.contact)
        }
        #expect(offered.isDisjoint(with: [twin, shared]))
        // The card tells of the other unit.
        try one.release(now: time("2020-09-23 09:33"))
        let card = try two.claim(shared, incoming: true, now: time("2020-09-23 09:33")).get()
        #expect(card.shared.map(\.contact) == [twin])
    }

    @Test func aLeaseRunsOutAndIsRenewed() throws {
        let one = try desk("王强", "a")
        let two = try desk("王强", "b")
        let contact = try card(one, "2020-09-23 09:30").contact
        #expect(try card(two, "2020-09-23 09:59").contact != contact)
        try one.renew(now: time("2020-09-23 09:59"))
        try two.release(now: time("2020-09-23 09:59"))
        #expect(try card(two, "2020-09-23 10:28").contact != contact)
        #expect(try card(two, "2020-09-23 10:29").contact == contact)
    }

    @Test func aSaveAfterTheLeaseIsKeptAndSaysSo() throws {
        let one = try desk("王强")
        let contact = try card(one, "2020-09-23 09:30").contact
        guard case .saved(let saved, _) = try save(one, contact, .noAnswer, "2020-09-23 10:15", known: 0) else {
            Issue.record("not saved")
            return
        }
        #expect(saved.late)
    }

    @Test func somebodyElsesDialMeanwhileIsAskedAbout() throws {
        let one = try desk("王强")
        let contact = try card(one, "2020-09-23 09:30").contact
        let two = try desk("孙丽")
        _ = try two.claim(contact, incoming: true, now: time("2020-09-23 10:10"))
        try save(two, contact, .refused, "2020-09-23 10:10")
        guard case .lost(let dial) = try save(one, contact, .noAnswer, "2020-09-23 10:15", known: 0) else {
            Issue.record("saved without asking")
            return
        }
        #expect(dial.surveyor.name == "孙丽" && dial.outcome == .refused)
        #expect(try folder.rows("SELECT count(*) FROM attempt") == [["1"]])
        guard case .saved = try save(one, contact, .noAnswer, "2020-09-23 10:16", knowing: true) else {
            Issue.record("not saved")
            return
        }
        #expect(try folder.rows("SELECT count(*) FROM attempt") == [["2"]])
    }

    @Test func helpingOutIsLoggedAsAReassignment() throws {
        let sun = try desk("孙丽")
        guard
            case .card(let card) = try sun.help(
                DeskSurveyor(name: "王强", number: 1),
                reason: "帮忙拨打",
                now: time("2020-09-23 09:30")
            )
        else {
            Issue.record("nothing to help with")
            return
        }
        #expect(try folder.rows("SELECT surveyor FROM listed WHERE contact = \(card.contact)") == [["2"]])
        #expect(
            try folder.entries().last!.contains(#""from":"王强","to":{"孙丽":["\#(card.key)"]},"reason":"帮忙拨打""#)
        )
    }

    @Test func contactsAreFoundByDigitsNameAndOrganisation() throws {
        let wang = try desk("王强")
        let now = time("2020-09-23 09:30")
        #expect(try wang.find("0003", now: now).map(\.phone) == ["15400000003", "15411110003"])
        #expect(try wang.find("154 0000 0003", now: now).count == 1)
        #expect(try wang.find("李4", now: now).map(\.organisation) == ["公司4"])
        #expect(try wang.find("企业2", now: now).map(\.person) == ["王2"])
        #expect(try wang.find("没有", now: now).isEmpty)
    }

    @Test func theDayIsSummedUp() throws {
        let wang = try desk("王强")
        let first = try card(wang, "2020-09-23 09:30").contact
        try save(wang, first, .appointment, "2020-09-23 09:30", appointment: "2020-09-24 10:00")
        let second = try card(wang, "2020-09-23 09:31").contact
        try save(wang, second, .unallocated, "2020-09-23 09:31")
        let third = try card(wang, "2020-09-23 09:32").contact
        guard case .saved(let slip, _) = try save(wang, third, .busy, "2020-09-23 09:32") else { return }
        #expect(try wang.records(now: time("2020-09-23 09:33")).map(\.contact) == [third, second, first])
        let back = try wang.void(slip.call.attempt.call, reason: "按错键", now: time("2020-09-23 09:33"))
        #expect(back.card?.contact == third)
        let summary = try wang.summary(now: time("2020-09-23 17:00"))
        #expect(summary.outcomes == [.appointment: 1, .unallocated: 1])
        #expect(summary.putRight == 1 && summary.records == 3 && summary.contacts == 2)
        #expect(summary.appointments.map(\.contact) == [first])
        #expect(summary.confirmedByOthers == [second])
        #expect(try wang.tally(left: 5, now: time("2020-09-23 17:00")).dialled == 2)
    }

    @Test func savingOffersTheNextContact() throws {
        let wang = try desk("王强")
        let first = try card(wang, "2020-09-23 09:30").contact
        let draft = DeskDraft(contact: first, dial: Dial(.refused, at: time("2020-09-23 09:30")))
        let saving = try wang.save(draft, known: 0, knowing: false, skipping: [], now: time("2020-09-23 09:31"))
        guard case .saved(_, .card(let next)) = saving else {
            Issue.record("nothing offered")
            return
        }
        #expect(next.contact != first)
        #expect(try folder.rows("SELECT contact FROM claim") == [[String(next.contact)]])
    }

    /// A dial that began before fieldwork was closed is kept although nothing more is offered.
    @Test func aDialFromBeforeTheCloseIsKept() throws {
        let wang = try desk("王强")
        let first = try card(wang, "2020-09-23 09:30").contact
        _ = try survey.close(reason: "外呼期满", act: at("2020-09-23 09:31"))
        let draft = DeskDraft(contact: first, dial: Dial(.refused, at: time("2020-09-23 09:30")))
        let saving = try wang.save(draft, known: 0, knowing: false, skipping: [], now: time("2020-09-23 09:32"))
        guard case .saved(let saved, nil) = saving else {
            Issue.record("not saved")
            return
        }
        #expect(saved.call.status.state == .reached)
    }

    @Test func closedFieldworkOffersNothing() throws {
        let wang = try desk("王强")
        _ = try survey.close(reason: "外呼期满", act: at("2020-09-24 09:00"))
        #expect(throws: Refusal.order(.closed(at: time("2020-09-24 09:00")))) {
            try wang.claimNext(skipping: [], now: time("2020-09-24 09:01"))
        }
    }
}

extension Disposition {
    /// Reached without a score.
    fileprivate static let completedLater = Disposition.absent
}
