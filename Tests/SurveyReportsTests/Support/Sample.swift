import SurveyCore
import SurveyWords

/// Values that the report tests share.
enum Sample {
    static let rulebook = Rulebook.zhengzhou2020
    static let offset = rulebook.offset
    static let zh = Words(.zh, rulebook: rulebook)
    static let en = Words(.en, rulebook: rulebook)
    /// Everything a cell may do to a terminal or a page.
    static let hostile = "<script>alert(1)</script>\u{202E}\u{1B}[2J\n=cmd|'/c calc'!A1 & \"x\""

    static func time(_ text: String) -> Timestamp { Timestamp(iso: text, offset: offset)! }
    static func score(_ hundredths: Int) -> Score { Score(hundredths: hundredths)! }

    static func contact(_ id: Int, unit: String = "郑州市公安局", organisation: String = "郑州绿源餐饮管理有限公司")
        -> ContactListing
    {
        ContactListing(
            identity: ContactIdentity(
                contact: id,
                key: "郑州市公安局-01",
                unit: unit,
                organisation: organisation,
                person: "王建国",
                position: "经理",
                phone: "15400000123",
                otherPhones: ["0371-67181234"],
                phoneAsGiven: "154 0000 0123、0371-67181234"
            ),
            surveyor: "李敏",
            state: .open,
            attempts: 1,
            notBefore: time("2020-09-23 15:28"),
            appointment: nil
        )
    }

    /// 91.35 over ten contacts, nine of them scored, one unreachable (the example of contract.md §JSON).
    static func unit(_ name: String = "郑州市公安局") -> UnitGrade {
        var tally = UnitTally(perUnit: 10)
        tally.provided = 10
        tally.drawn = 10
        tally.scored = 9
        tally.weightedSum = 164_430
        tally.unreachable = 1
        tally.received = CivilDate(iso: "2020-09-18").map(HandInDays.init(on:))
        let verdict = rulebook.grading.verdict(
            of: tally,
            calendar: rulebook.calendar,
            totalWeight: rulebook.totalWeight
        )
        return UnitGrade(unit: name, verdict: verdict)
    }
}
