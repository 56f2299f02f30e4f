import SurveyCore
import Testing

@testable import SurveyStore

/// Surveyors' tables, avoidances that never shrink, releases (columns.md §Surveyors, draw.md §Avoidances).
@Suite struct SurveyorsTests {
    let folder: Folder
    let survey: Survey

    init() throws {
        folder = try Folder()
        survey = try folder.create()
        try survey.take((1...4).map { HandedIn("甲局", "企业\($0)", "王\($0)", "1540000000\($0)") })
        try survey.take((1...4).map { HandedIn("乙局", "公司\($0)", "李\($0)", "1541111000\($0)") }, name: "乙.csv")
    }

    private func take(_ rows: (name: String, avoids: [String], login: String)...) throws -> FileTaken {
        let rows = rows.enumerated().map { place, row in
            SurveyorRow(record: place + 2, line: place + 2, name: row.name, avoids: row.avoids, login: row.login)
        }
        return try survey.takeSurveyors(rows, act: at("2020-09-21 08:00"))
    }

    private func draw() throws {
        _ = try survey.draw(seed: "s", act: at("2020-09-21 09:00"))
    }

    private func kinds(_ taken: FileTaken) -> [Finding.Kind] { taken.findings.map(\.kind) }

    @Test func aNameIsOnePersonHoweverItIsSpelled() throws {
        #expect(try take(("李\u{200B}敏", [], ""), ("张三（二）", ["甲 局"], "")).taken == 2)
        #expect(try folder.rows("SELECT name FROM surveyor ORDER BY id") == [["李敏"], ["张三（二）"]])
        #expect(try take(("李　敏", [], ""), ("张三(二)", ["甲局"], "")).unchanged == 2)
        #expect(try take(("李　敏", ["乙局"], "")).taken == 1)
        #expect(try folder.entries().last!.contains(#""surveyors":{"李敏":["乙局"]}"#))
        _ = try take(("李敏", [], ""))
        try draw()
        let dial = Dial(.noAnswer, at: time("2020-09-22 09:30"))
        for name in ["李敏", " 李　敏", "李\u{2060}敏", "１", "01"] {
            let new = NewAttempt(contact: "1", surveyor: name, dial: dial)
            #expect(try survey.record(new, act: at("2020-09-22 09:40")).saved?.attempt.surveyor == "李敏")
        }
        #expect(try survey.sheet(of: "张三(二)", now: time("2020-09-22 09:30")).surveyor == "张三（二）")
        let moved = try survey.reassign(from: "张三(二)", to: ["李 敏"], reason: "r", act: at("2020-09-22 09:50"))
        #expect(moved.lists.map(\.surveyor) == ["李敏"])
    }

    @Test func twoRowsOfOneNameOrLoginRefuseTheTable() throws {
        let before = try folder.bytes()
        let twice = try take(("李敏", [], ""), ("王强", [], ""), ("李 敏", ["甲局"], ""))
        #expect(kinds(twice) == [.duplicateSurveyor(record: 2, name: "李敏")] && twice.unusable)
        let logins = try take(("李敏", [], "limin"), ("王强", [], " LiMin"))
        #expect(kinds(logins) == [.sharedLogin(record: 2, surveyor: "李敏")] && logins.unusable)
        #expect(try folder.bytes() == before)
        _ = try take(("李敏", [], "limin"), ("王强", [], ""))
        let later = try take(("王强", [], "limin"))
        #expect(kinds(later) == [.sharedLogin(record: nil, surveyor: "李敏")] && later.unusable)
        // The same one once more, and another one, are the person's own.
        #expect(try take(("李敏", [], "limin")).unchanged == 1)
        #expect(try take(("李敏", [], "limin2")).taken == 1)
        // Two change theirs with one another.
        #expect(try take(("王强", [], "wang")).taken == 1)
        #expect(try take(("王强", [], "limin2"), ("李敏", [], "wang")).taken == 2)
        #expect(try folder.entries().last!.contains(#""logins":{"王强":"limin2","李敏":"wang"}"#))
        #expect(try survey.verify().ok)
    }

    @Test func afterADrawATableOnlyAddsAndSaysWhatItKept() throws {
        _ = try take(("王强", ["乙局"], ""), ("李敏", [], ""), ("孙丽", [], ""))
        try draw()
        let kept = try take(("王强", [], ""))
        #expect(kinds(kept) == [.avoidanceKept(surveyor: "王强", units: ["乙局"])] && kept.unchanged == 1)
        let held = try folder.rows(
            "SELECT count(*) FROM listed l JOIN contact c ON c.id = l.contact WHERE l.surveyor = 1 AND c.unit = 1"
        )
        let more = try take(("王强", ["甲局"], ""))
        #expect(
            kinds(more) == [
                .avoidanceKept(surveyor: "王强", units: ["乙局"]),
                .contactsBarred(surveyor: "王强", unit: "甲局", contacts: Int(held[0][0])!),
            ]
        )
        #expect(try folder.entries().last!.contains(#""surveyors":{"王强":["甲局"]}"#))
        let unknown = try take(("李敏", ["丙局"], ""), ("赵磊", [], ""))
        #expect(kinds(unknown) == [.unknownUnit(nearest: nil)] && unknown.unusable)
        #expect(try folder.rows("SELECT count(*) FROM surveyor") == [["3"]])
        #expect(try survey.verify().ok)
    }

    /// 王强 has come to avoid a unit: what is on his list of it is offered to nobody until it is reassigned.
    @Test func whatALaterAvoidanceBarsIsOfferedToNobody() throws {
        _ = try take(("王强", [], ""), ("李敏", [], ""))
        try draw()
        _ = try take(("王强", ["甲局"], ""))
        let now = time("2020-09-22 09:30")
        func offered(_ surveyor: String) throws -> [String] {
            let sheet = try survey.sheet(of: surveyor, now: now)
            return (sheet.appointments + sheet.confirming + sheet.list).map(\.key)
        }
        let barred = try folder.rows(
            "SELECT 1 FROM listed l JOIN contact c ON c.id = l.contact WHERE l.surveyor = 1 AND c.unit = 1"
        ).count
        #expect(barred > 0)
        let told = try survey.contacts(now: now).filter(\.mustBeReassigned)
        #expect(told.count == barred && told.allSatisfy { $0.surveyor == "王强" && $0.unit == "甲局" })
        #expect(try survey.contactsToReassign(now: now) == told)
        #expect(try survey.sheet(of: "王强", now: now).toReassign.count == barred)
        #expect(try !offered("王强").contains { $0.hasPrefix("甲局") } && offered("李敏").count == 4)
        let desk = try Desk(survey, surveyor: "李敏", holder: "h", act: at("2020-09-22 09:30"))
        try survey.read { db in
            let order = try DeskOrder(db, survey.rulebook, surveyor: desk.surveyor, holder: "h", now: now)
            #expect(try order.forecast().helping?.contacts == 4 - barred)
            let own = try DeskOrder(db, survey.rulebook, surveyor: .init(name: "王强", number: 1), holder: "w", now: now)
            #expect(try own.forecast().lines.first { $0.reason == .barred }?.contacts.count == barred)
        }
        _ = try survey.reassign(from: "王强", unit: "甲局", reason: "回避", act: at("2020-09-22 09:40"))
        #expect(try offered("李敏").count == 4 + barred)
        #expect(try survey.verify().ok)
    }

    @Test func aReleaseIsLoggedAndTakesOneAvoidanceAway() throws {
        _ = try take(("王强", ["甲局", "乙局"], ""), ("李敏", [], ""))
        func release(_ name: String, _ unit: String) throws -> ReleaseResult {
            try survey.releaseSurveyor(name, from: unit, reason: "调离", act: at("2020-09-22 10:00"))
        }
        #expect(throws: Refusal.order(.releaseBeforeDraw)) { try release("王强", "甲局") }
        try draw()
        #expect(try folder.rows("SELECT count(*) FROM listed WHERE single = 1") == [["8"]])
        #expect(throws: Refusal.name(.notAvoided(surveyor: "李敏", unit: "甲局", avoided: []))) { try release("李敏", "甲局") }
        let result = try release("王　强", "甲　局")
        #expect(result.surveyor == "王强" && result.unit == "甲局")
        #expect(
            try folder.entries().last!.hasSuffix(#""surveyor":"王强","unit":"甲局","reason":"调离"}"#)
        )
        // 李敏 alone might call both units; now only 乙局.
        #expect(try folder.rows("SELECT count(*) FROM listed WHERE single = 1") == [["4"]])
        #expect(throws: Refusal.name(.notAvoided(surveyor: "王强", unit: "甲局", avoided: ["乙局"]))) {
            try release("王强", "甲局")
        }
        try survey.read { db in
            let avoidances = try Surveyors.avoidances(db)
            #expect(avoidances.mustAvoid("王强", unit: "甲局", dialledAt: time("2020-09-22 10:00")))
            #expect(!avoidances.mustAvoid("王强", unit: "甲局", dialledAt: time("2020-09-22 10:01")))
        }
        #expect(try survey.verify().ok)
        _ = try take(("王强", ["甲局"], ""))
        #expect(try folder.rows("SELECT count(*) FROM listed WHERE single = 1") == [["8"]])
        #expect(try survey.verify().ok)
        _ = try survey.close(reason: "期满", act: at("2020-10-16 18:00"))
        #expect(throws: Refusal.order(.closed(at: time("2020-10-16 18:00")))) { try release("王强", "甲局") }
        #expect(throws: Refusal.order(.closed(at: time("2020-10-16 18:00")))) { try take(("李敏", ["乙局"], "")) }
    }

    /// A name that was no unit's yet is the unit's that goes by it when the first draw uses it.
    @Test func theFirstDrawTakesNamesForUnits() throws {
        _ = try take(("王强", ["丙局"], ""), ("李敏", [], ""))
        #expect(try folder.entries().last!.contains(#"{"王强":["丙局"],"#))
        #expect(throws: Refusal.name(.avoidedUnitUnknown(surveyor: "王强", unit: "丙局", nearest: []))) {
            try survey.draw(seed: "s", surveyors: ["李敏"], act: at("2020-09-21 09:00"))
        }
        let row = UnitRow(record: 2, line: 2, name: "郑州市丙局", aliases: ["丙　局"])
        _ = try survey.takeUnits([row], act: at("2020-09-21 08:30"))
        _ = try survey.draw(seed: "s", surveyors: ["李敏"], act: at("2020-09-21 09:00"))
        #expect(try folder.rows("SELECT name FROM avoidance") == [["郑州市丙局"]])
        #expect(try survey.surveyors().map(\.avoids) == [["郑州市丙局"], []])
    }
}
