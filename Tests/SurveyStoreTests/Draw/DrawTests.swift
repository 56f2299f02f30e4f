import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct DrawTests {
    let folder: Folder
    let survey: Survey
    let seed = "20200921-416253"

    init() throws {
        folder = try Folder()
        survey = try folder.create()
    }

    func draw(_ seed: String? = nil, roster: String? = nil, surveyors: [String] = [], perUnit: Int? = nil) throws
        -> DrawResult
    {
        try survey.draw(
            seed: seed ?? self.seed,
            roster: roster,
            surveyors: surveyors,
            perUnit: perUnit,
            act: at("2020-09-21 09:00")
        )
    }

    @Test func theRosterIsEveryLineSortedByBytes() throws {
        try survey.take([
            HandedIn("乙局", "乙\n企业", "王", "15400000001"), HandedIn("A", "甲", "李", "15400000002"),
            HandedIn("A-01", "丙", "赵", "x"),
        ])
        var lines: [String] = []
        try survey.rosterLines { lines.append($0) }
        let digests = try folder.rows("SELECT lower(hex(digest)) FROM contact ORDER BY id").map { $0[0] }
        #expect(lines == ["A-01\t\(digests[1])", "A-01-01\t\(digests[2])", "乙局-01\t\(digests[0])"])
        let roster = try survey.roster()
        #expect(roster.digest == sha256(lines.map { $0 + "\n" }.joined()))
        #expect(roster.contacts == 3)
    }

    @Test func whatComesTooEarlyIsRefusedAndChangesNothing() throws {
        #expect(throws: Refusal.order(.noContacts)) { try draw() }
        try survey.take("甲局", 2)
        #expect(throws: Refusal.order(.noSurveyors)) { try draw() }
        try survey.surveyors(["王强", "孙丽"], avoids: ["王强": ["甲司"]])
        let before = try folder.bytes()
        #expect(throws: Refusal.name(.avoidedUnitUnknown(surveyor: "王强", unit: "甲司", nearest: []))) { try draw() }
        #expect(throws: Refusal.self) {
            try survey.record(
                NewAttempt(contact: "1", surveyor: "孙丽", dial: Dial(.noAnswer, at: time("2020-09-22 09:00"))),
                act: at("2020-09-22 09:00")
            )
        }
        #expect(throws: Refusal.order(.notDrawn)) { try survey.close(reason: "期满", act: at("2020-09-22 09:00")) }
        #expect(try folder.bytes() == before)
        try survey.surveyors(["王强", "孙丽"], avoids: ["王强": ["甲局"], "孙丽": ["甲局"]])
        #expect(throws: Refusal.name(.nobodyEligible(unit: "甲局"))) { try draw() }
    }

    @Test func noDrawIsOfMoreThanCanBeRead() throws {
        try survey.take("甲局", 3)
        try survey.surveyors(["王强", "孙丽"])
        for perUnit in [0, -1, 1_000_001, 1 << 40, 1 << 53, Int.max] {
            #expect(throws: Refusal.usage(.perUnitOutside)) { _ = try draw(perUnit: perUnit) }
        }
        _ = try draw(perUnit: 1_000_000)
        #expect(try survey.verify().ok)
    }

    @Test func theLogSaysWhoTookPartAndTheTablesHoldThePublishedOrder() throws {
        try survey.take("甲局", 3)
        try survey.take("乙局", 2)
        try survey.surveyors(["王强", "孙丽"], avoids: ["孙丽": [" 甲 局"]])
        let roster = try survey.roster().digest
        #expect(throws: Refusal.order(.rosterChanged(given: "00", now: roster))) { try draw(roster: "00") }
        let result = try draw(roster: roster.uppercased())
        #expect(result.drawn == 5)
        #expect(try result.entry?.sequence == folder.entries().count)
        for list in result.lists {
            #expect(list.contacts.map(\.ticket) == list.contacts.map { sha256("\(seed),\($0.key)") }.sorted())
        }
        #expect(!result.lists[1].contacts.contains { $0.key.hasPrefix("甲局") })
        #expect(
            try folder.entries().last!.hasSuffix(
                #""seed":"\#(seed)","perUnit":10,"rosterDigest":"\#(roster)","rosterGiven":true,"surveyors":{"王强":[],"孙丽":["甲局"]},"drawn":5}"#
            )
        )
        let stored = try folder.rows("SELECT contact, single FROM listed WHERE surveyor = 1 ORDER BY place")
        #expect(stored.map { $0[0] } == result.lists[0].contacts.map { String($0.id) })
        // 甲局 had one eligible surveyor.
        #expect(try folder.rows("SELECT count(*) FROM listed WHERE single = 1") == [["3"]])
    }

    @Test func aLaterDrawTakesOnlyWhatIsNewAndMovesNobody() throws {
        try survey.take("甲局", 8)
        try survey.surveyors(["王强", "孙丽"])
        let first = try draw()
        let before = try folder.rows("SELECT contact, surveyor, place FROM listed ORDER BY contact")
        let bytes = try folder.bytes()
        // The same seed once more changes nothing; another one would, were there anything to draw.
        let nothing = try draw("　２０２００９２１-416253 ")
        #expect(nothing.drawn == 0 && nothing.seed == seed)
        #expect(nothing.entry == nil)
        #expect(throws: Refusal.order(.nothingToDraw(given: "另一个", last: seed))) { try draw("另一个") }
        #expect(try folder.bytes() == bytes)
        try survey.take("甲局", 4, from: 9, received: "2020-09-25")
        #expect(throws: Refusal.name(.seedUsed(seed: seed))) { try draw() }
        #expect(throws: Refusal.order(.smallerPerUnit(given: 9, before: 10))) { try draw("二", perUnit: 9) }
        #expect(throws: Refusal.name(.emptySeed)) { try draw(" ") }
        let second = try draw("二")
        #expect(second.drawn == 2)
        #expect(
            try folder.rows("SELECT contact, surveyor, place FROM listed WHERE draw = 1 ORDER BY contact") == before
        )
        #expect(first.drawn == 8)
        #expect(throws: Refusal.order(.replaceAfterDraw(unit: "甲局"))) {
            try survey.take([HandedIn("新", "钱", "15400000099")], replace: true)
        }
    }

    @Test func reassignedContactsGoToTheEndOfOthersLists() throws {
        try survey.take("甲局", 9)
        try survey.surveyors(["王强", "孙丽", "李敏"])
        let drawn = try draw()
        let from = drawn.lists[0].contacts
        _ = try survey.record(
            NewAttempt(contact: from[0].key, surveyor: "01", dial: Dial(.refused, at: time("2020-09-22 09:30"))),
            act: at("2020-09-22 09:30")
        )
        let moved = try survey.reassign(from: "王强", reason: "请假", act: at("2020-09-22 10:00"))
        #expect(moved.lists.flatMap(\.keys).sorted() == from.dropFirst().map(\.key).sorted())
        #expect(try folder.rows("SELECT count(*) FROM listed WHERE surveyor = 1") == [["1"]])
        #expect(
            try folder.rows("SELECT max(place), count(*) FROM listed WHERE surveyor > 1 GROUP BY surveyor") == [
                ["4", "4"], ["4", "4"],
            ]
        )
        let entry = try folder.entries().last!
        #expect(entry.contains(#""act":"reassigned""#) && entry.hasSuffix(#""reason":"请假"}"#))
        #expect(try survey.reassign(from: "王强", reason: "请假", act: at("2020-09-22 10:00")).lists.isEmpty)
        #expect(throws: Refusal.usage(.reassignToSelf("孙丽"))) {
            try survey.reassign(from: "孙丽", to: ["孙丽"], reason: "x", act: at("2020-09-22 10:00"))
        }
        #expect(throws: Refusal.name(.unknownSurveyor(name: "李闽", nearest: "李敏", known: ["王强", "孙丽", "李敏"]))) {
            try survey.reassign(from: "李闽", reason: "x", act: at("2020-09-22 10:00"))
        }
    }
}
