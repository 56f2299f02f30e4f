import Naive
import SurveyCore
import Testing

@Suite struct DrawTests {
    static func unit(_ name: String, _ count: Int) -> DrawUnit {
        DrawUnit(name: name, contacts: (1...count).map { DrawContact(id: $0, ordinal: $0) })
    }

    func keys(_ input: DrawInput, _ outcome: DrawOutcome) -> [[String]] {
        outcome.lists.map { $0.map { ContactKey(unit: input.units[$0.unit].name, ordinal: $0.ordinal).text } }
    }

    /// Worked out with `printf '%s' '3-1-6-2,郑州市公安局-01' | sha256sum` and the like: tickets 8057… (公安局-02), b6dd… (-03),
    /// f4a5… (-01) and b69a…, ceae…, d22c… (城市管理局-01, -02, -03); units 77a0… before 7cff…; ties 95cd… < b402… (公安局) and
    /// 2726… < 45ef… (城市管理局), both for 李四.
    @Test func aDrawIsTheOneWorkedOutWithSha256sum() throws {
        let input = DrawInput(
            seed: "3-1-6-2",
            perUnit: 2,
            units: [Self.unit("郑州市城市管理局", 3), Self.unit("郑州市公安局", 3)],
            surveyors: [DrawSurveyor(name: "张三"), DrawSurveyor(name: "李四")]
        )
        let outcome = try input.drawn()
        #expect(
            keys(input, outcome) == [["郑州市公安局-03", "郑州市城市管理局-02"], ["郑州市公安局-02", "郑州市城市管理局-01"]]
        )
        #expect(
            outcome.lists[1].map(\.ticket.hex) == [
                "80579b27f0f1837b3d4b9b5c11e74c69df6d31b3260a1f720680ff2bb8ee9b32",
                "b69a1c8fc076f670c4ea3232038c3c15a21cd7a3536a6e16c4cb21f91c16e866",
            ]
        )
    }

    @Test func aTicketIsWhatSha256sumPrintsAndComparesAsIt() {
        // printf '%s' '3-1-6-2,郑州市公安局' | sha256sum
        let ticket = Ticket(seed: "3-1-6-2", key: "郑州市公安局")
        #expect(ticket.hex == "77a0c788773bf021f0578fe06de24d3781aa347406ba31165d2748b95d8a4186")
        let tickets = (1...200).map { Ticket(seed: "s", key: "\($0)") }
        #expect(tickets.sorted().map(\.hex) == (1...200).map { sha256("s,\($0)") }.sorted())
    }

    @Test(arguments: [(1, "甲-01"), (9, "甲-09"), (10, "甲-10"), (99, "甲-99"), (100, "甲-100"), (12345, "甲-12345")])
    func keysHaveTwoDigitsAtLeastInHashesToo(ordinal: Int, key: String) throws {
        #expect(ContactKey(unit: "甲", ordinal: ordinal).text == key)
        let unit = DrawUnit(name: "甲", contacts: [DrawContact(id: 7, ordinal: ordinal)])
        let input = DrawInput(seed: "s", perUnit: 1, units: [unit], surveyors: [DrawSurveyor(name: "A")])
        #expect(try input.drawn().lists[0][0].ticket.hex == sha256("s,\(key)"))
    }

    @Test func nobodyEligibleStopsTheDrawAndNamesTheUnit() {
        let input = DrawInput(
            seed: "s",
            perUnit: 10,
            units: [Self.unit("甲", 2), Self.unit("乙", 2)],
            surveyors: [DrawSurveyor(name: "A", avoids: ["乙"]), DrawSurveyor(name: "B", avoids: ["乙"])]
        )
        #expect(throws: Refusal.name(.nobodyEligible(unit: "乙"))) { try input.drawn() }
    }

    @Test func aUnitOfWhichNothingIsTakenNeedsNoSurveyor() throws {
        var input = DrawInput(
            seed: "s",
            perUnit: 2,
            units: [Self.unit("甲", 2), DrawUnit(name: "乙", contacts: [])],
            surveyors: [DrawSurveyor(name: "A", avoids: ["乙"])]
        )
        #expect(try input.drawn().drawn == 2)
        #expect(try input.drawn().unitsOfOneSurveyor == [0])
        input.units[0].contacts = [
            DrawContact(id: 1, ordinal: 1, drawn: true), DrawContact(id: 2, ordinal: 2, drawn: true),
        ]
        #expect(try input.drawn().lists == [[]])
        #expect(try input.drawn().unitsOfOneSurveyor.isEmpty)
    }

    @Test func oneEligibleSurveyorIsSaidTwoAreNot() throws {
        let input = DrawInput(
            seed: "s",
            perUnit: 10,
            units: [Self.unit("甲", 3), Self.unit("乙", 3)],
            surveyors: [DrawSurveyor(name: "A"), DrawSurveyor(name: "B", avoids: ["乙"])]
        )
        #expect(try input.drawn().unitsOfOneSurveyor == [1])
    }

    @Test(arguments: 1...20) func withoutExclusionsCountsDifferByAtMostOneOfAUnitAndOverall(seed: Int)
        throws
    {
        var random = SplitMix64(seed)
        let count = Int.random(in: 1...7, using: &random)
        let units = (1...Int.random(in: 1...40, using: &random)).map { Self.unit("单位\($0)", 10) }
        let input = DrawInput(
            seed: "\(seed)",
            perUnit: Int.random(in: 1...10, using: &random),
            units: units,
            surveyors: (1...count).map { DrawSurveyor(name: "调查员\($0)") }
        )
        let outcome = try input.drawn()
        #expect(outcome.drawn == units.count * input.perUnit)
        let totals = outcome.lists.map(\.count)
        #expect(totals.max()! - totals.min()! <= 1)
        for unit in units.indices {
            let counts = outcome.lists.map { $0.count { $0.unit == unit } }
            #expect(counts.max()! - counts.min()! <= 1)
        }
        for list in outcome.lists { #expect(zip(list, list.dropFirst()).allSatisfy { $0.ticket < $1.ticket }) }
    }

    /// Units that few may call come first, so that those who avoid them catch up in the others.
    @Test(arguments: 1...20) func whoAvoidsSomeUnitsCatchesUpInTheOthers(seed: Int) throws {
        var random = SplitMix64(seed)
        let units = (1...24).map { Self.unit("单位\($0)", 10) }
        let avoided = Set(units.map(\.name).shuffled(using: &random).prefix(4))
        let surveyors = (1...6).map { DrawSurveyor(name: "调查员\($0)", avoids: $0 < 3 ? avoided : []) }
        let totals = try DrawInput(seed: "\(seed)", perUnit: 10, units: units, surveyors: surveyors).drawn().lists
            .map(\.count)
        #expect(totals.max()! - totals.min()! <= 1, "\(totals)")
    }

    @Test func aKeyIsReadBehindItsLastHyphenWithOrWithoutTheLeadingZero() {
        for text in ["甲-乙-01", "甲-乙-1"] { #expect(ContactKey(text) == ContactKey(unit: "甲-乙", ordinal: 1)) }
        for text in ["", "甲", "甲-", "-01", "甲-一", "甲-01 "] { #expect(ContactKey(text) == nil) }
    }

    @Test func theRosterDigestIsTheSHA256OfItsLines() {
        let line = "甲-01\t河南绿源 公司\t经理  \t王建国\t154 0000 0123"
        var roster = RosterDigest()
        roster.add(line)
        roster.add("乙-01\t\t\t\t")
        #expect(roster.text == sha256("\(line)\n乙-01\t\t\t\t\n"))
        #expect(roster.contacts == 2)
        #expect(
            ["乙-01", "甲-100", "甲-10", "甲-02"].sorted(by: RosterDigest.ordered) == ["乙-01", "甲-02", "甲-10", "甲-100"]
        )
    }
}
