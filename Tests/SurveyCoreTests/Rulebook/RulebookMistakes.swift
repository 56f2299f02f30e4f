import Foundation
import Testing

@testable import SurveyCore

/// One mistake a row: `old` of the default rulebook replaced by `new`, and what is said about the line that holds `marker`.
struct Mistake: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var marker: String
    var problems: [RulebookProblem]

    /// Without a marker the fault stands in the line where the replacement begins.
    init(_ old: String, _ new: String, at marker: String = "", _ problems: RulebookProblem...) {
        self.old = old
        self.new = new
        self.marker = marker
        self.problems = problems
    }

    var testDescription: String { "\(problems)" }
}

/// The line of the default rulebook in which `text` first begins.
func defaultLine(of text: String) -> Int {
    let rulebook = Rulebook.zhengzhou2020.text
    return rulebook[..<rulebook.range(of: text)!.lowerBound].count { $0 == "\n" } + 1
}

private func score(_ points: Int) -> Score { Score(hundredths: points * 100)! }
private func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }

private let goodBand = "  - grade: good\n    label: 良\n    from: 85\n    below: 90\n"
private let secondQuestion = "  - key: satisfaction\n    dimension: 满意度\n    weight: 1\n"

extension Mistake {
    static let keys: [Mistake] = [
        Mistake("quota: 10", "qouta: 10", .unknownKey("qouta", section: nil, nearest: "quota")),
        Mistake("  name: 郑州", "  nmae: 郑州", .unknownKey("nmae", section: "office", nearest: "name")),
        Mistake(
            "    surveyors: 2",
            "    callers: 2",
            at: "  silent:",
            .missingKey("surveyors", section: "silent"),
            .unknownKey("callers", section: "silent", nearest: nil)
        ),
        Mistake("quota: 10\n", "", at: "rulebook:", .missingKey("quota", section: nil)),
        Mistake("  refusals: 2\n", "", at: "protocol:", .missingKey("refusals", section: "protocol")),
        Mistake(
            "  late: 1",
            "  late: 1\n  late: 2",
            at: "  late: 2",
            .duplicateKey("late", firstLine: defaultLine(of: "  late: 1"))
        ),
        Mistake(
            "office:\n",
            "office: 某办公室\nx:\n",
            at: "office:",
            .notASection(key: "office"),
            .unknownKey("x", section: nil, nearest: nil)
        ),
        Mistake("title: 2020", "title: [2020]\n# ", .notAValue(key: "title")),
        Mistake(
            "rulebook: zhengzhou-2020",
            "rulebook: Zhengzhou 2020",
            .badIdentifier(key: "rulebook", value: "Zhengzhou 2020")
        ),
        Mistake("  closing: \"好的", "  closing: \"\\u202e好的", .unprintableCharacter(key: "closing", codePoint: 0x202E)),
        Mistake("title: 2020年度郑州市服务型行政执法建设工作电话回访", "title:", .emptyValue(key: "title")),
        Mistake(
            "  workdays:\n    - 2020-09-27\n    - 2020-10-10",
            "  workdays: 2020-09-27",
            .notAList(key: "workdays")
        ),
    ]

    static let notice: [Mistake] = [
        Mistake("notice:\n  number:", "notcie:\n  number:", .unknownKey("notcie", section: nil, nearest: "notice")),
        Mistake("  number: 郑法政办〔2020〕5号\n", "", at: "notice:", .missingKey("number", section: "notice")),
        Mistake("  unreachable: 联系不上", "  unreachable:", .emptyValue(key: "unreachable")),
        Mistake("  unreachable: 联系不上", "  unreachable: [联系不上]", .notAValue(key: "unreachable")),
        Mistake("    en: scoring rules\n", "", at: "  scoring:", .missingKey("en", section: "scoring")),
        Mistake(
            "  scoring:\n    zh: 评分细则\n    en: scoring rules",
            "  scoring: 评分细则",
            .notASection(key: "scoring")
        ),
        Mistake(
            "    poor:\n",
            "    worst:\n",
            at: "  clauses:",
            .missingKey("poor", section: "clauses"),
            .unknownKey("worst", section: "clauses", nearest: nil)
        ),
        Mistake(
            "      text: 超期提供或提供的号码有联系不上的降低一个等次\n",
            "",
            at: "    downgrade:",
            .missingKey("text", section: "downgrade")
        ),
        Mistake(
            "      name: C7",
            "      name: C7\n      wording: 一",
            .unknownKey("wording", section: "downgrade", nearest: nil)
        ),
        Mistake("    en: rule 1", "    en: \"\\u202erule 1\"", .unprintableCharacter(key: "en", codePoint: 0x202E)),
        Mistake("few-scores: 5", "few-scores: -1", .outOfRange(key: "few-scores", value: -1, allowed: 0...1000)),
        Mistake("few-scores: 5\n", "", at: "rulebook:", .missingKey("few-scores", section: nil)),
        Mistake(
            "objection-days: 5",
            "objection-days: 0",
            .outOfRange(key: "objection-days", value: 0, allowed: 1...100)
        ),
        Mistake("objection-days: 5", "objection-days: 五", .notANumber(key: "objection-days", value: "五")),
    ]

    static let values: [Mistake] = [
        Mistake("quota: 10", "quota: 十个", .notANumber(key: "quota", value: "十个")),
        Mistake("quota: 10", "quota: 0", .outOfRange(key: "quota", value: 0, allowed: 1...1000)),
        Mistake("  late: 1", "  late: -1", .outOfRange(key: "late", value: -1, allowed: 0...3)),
        Mistake("  dead: 2", "  dead: 4", .outOfRange(key: "dead", value: 4, allowed: 1...3)),
        Mistake("  dead: 2", "  dead: 0", .outOfRange(key: "dead", value: 0, allowed: 1...3)),
        Mistake("    attempts: 5", "    attempts: 0", .outOfRange(key: "attempts", value: 0, allowed: 1...100)),
        Mistake("  refusals: 2", "  refusals: 1.5", .notANumber(key: "refusals", value: "1.5")),
        Mistake(
            "  busy-minutes: 30",
            "  busy-minutes: -5",
            .outOfRange(key: "busy-minutes", value: -5, allowed: 0...10_080)
        ),
        Mistake("2020-09-20", "2020-09-31", .badDate(key: "deadline", value: "2020-09-31")),
        Mistake("deadline: 2020-09-20", "deadline: 9月20日", .badDate(key: "deadline", value: "9月20日")),
        Mistake("    - 2020-10-03", "    - 10-03", .badDate(key: "holidays", value: "10-03")),
        Mistake("      from: 09:00", "      from: 9点", .badTime(key: "from", value: "9点")),
        Mistake("      until: 20:00", "      until: 24:30", .badTime(key: "until", value: "24:30")),
        Mistake("\"+08:00\"", "东八区", .badOffset("东八区")),
        Mistake("area-code: \"0371\"", "area-code: 371", .badAreaCode("371")),
        Mistake(
            "R1: inclusive",
            "R1: yes",
            .unknownValue(key: "R1", value: "yes", allowed: ["inclusive", "exclusive", "next-working-day"])
        ),
        Mistake("R2: once", "R2: twice", .unknownValue(key: "R2", value: "twice", allowed: ["once", "each"])),
        Mistake("R3: report", "R3: none", .unknownValue(key: "R3", value: "none", allowed: ["report", "downgrade"])),
        Mistake("R8: complete", "R8: last", .unknownValue(key: "R8", value: "last", allowed: ["complete", "first"])),
        Mistake(
            "until: 2020-10-16",
            "until: 2020-09-21",
            .fieldworkEndsBeforeItBegins(from: day("2020-09-22"), until: day("2020-09-21"))
        ),
        Mistake(
            "    - 2020-10-02",
            "    - 2020-10-01",
            .duplicateDate(day("2020-10-01"), firstLine: defaultLine(of: "    - 2020-10-01"))
        ),
        Mistake("    - 2020-10-10", "    - 2020-10-08", .holidayAndWorkday(day("2020-10-08"))),
    ]

    static let bands: [Mistake] = [
        // No grade between 70 and 85.
        Mistake(
            "  - grade: fair\n    label: 中\n    from: 70\n    below: 85\n",
            "",
            at: "    below: 70",
            .bandGap(from: score(70), below: score(85), add: .fair)
        ),
        Mistake("    below: 85", "    below: 84", .bandGap(from: score(84), below: score(85), add: nil)),
        Mistake("    below: 85", "    below: 86", .bandOverlap(from: score(85), below: score(86), .good, .fair)),
        Mistake("    from: 0", "    from: 10", .bandGap(from: score(0), below: score(10), add: nil)),
        Mistake(
            "    from: 90",
            "    from: 90\n    below: 99",
            at: "    below: 99",
            .bandGap(from: score(99), below: score(100), add: nil)
        ),
        Mistake(
            "  - grade: excellent\n    label: 优\n    from: 90\n",
            "",
            at: "    below: 90",
            .bandGap(from: score(90), below: score(100), add: .excellent)
        ),
        Mistake("    from: 85\n", "    from: 90\n", .emptyBand(.good, from: score(90), below: score(90))),
        Mistake(
            "    from: 90\n",
            "    from: 85\n",
            at: "    below: 90",
            .bandOverlap(from: score(85), below: score(90), .excellent, .good)
        ),
        Mistake(
            goodBand + "  - grade: fair\n    label: 中\n    from: 70\n    below: 85",
            "  - grade: fair\n    label: 中\n    from: 70\n    below: 90",
            at: "  - grade: excellent",
            .missingGrade(.good)
        ),
        Mistake("grade: fair", "grade: good", .duplicateGrade(.good, firstLine: defaultLine(of: "  - grade: good"))),
        Mistake(
            "grade: fair",
            "grade: ok",
            .unknownValue(key: "grade", value: "ok", allowed: ["excellent", "good", "fair", "poor"])
        ),
        Mistake("    label: 良\n", "", at: "  - grade: good", .missingLabel(.good)),
        Mistake("    label: 良\n", "    label: 优\n", .duplicateLabel("优", firstLine: defaultLine(of: "    label: 优"))),
        Mistake("    below: 90\n", "", at: "  - grade: good", .missingKey("below", section: "bands")),
        Mistake("    from: 85", "    from: 185", .badScore(key: "from", value: "185", .aboveHundred)),
        Mistake("    from: 85", "    from: 85.125", .badScore(key: "from", value: "85.125", .tooManyDecimals)),
        Mistake("    from: 85", "    from: 八十五", .badScore(key: "from", value: "八十五", .notANumber)),
    ]

    static let questions: [Mistake] = [
        Mistake("    weight: 1\n    wording: \"第一", "    weight: -1\n    wording: \"第一", .negativeWeight(-1)),
        Mistake(
            "    weight: 1\n    wording: \"第一",
            "    weight: 半\n    wording: \"第一",
            .notANumber(key: "weight", value: "半")
        ),
        Mistake(
            "key: satisfaction",
            "key: understanding",
            .duplicateQuestionKey("understanding", firstLine: defaultLine(of: "  - key: understanding"))
        ),
        Mistake(
            "dimension: 满意度",
            "dimension: 了解情况",
            .duplicateDimension("了解情况", firstLine: defaultLine(of: "    dimension: 了解情况"))
        ),
        Mistake("dimension: 满意度", "dimension: 备注", .reservedName(key: "dimension", value: "备注")),
        Mistake("key: satisfaction", "key: note", .reservedName(key: "key", value: "note")),
        Mistake("key: satisfaction", "key: 满意", .badIdentifier(key: "key", value: "满意")),
        Mistake(
            secondQuestion,
            secondQuestion + "    choices: [{label: 满意, score: 101}]\n",
            at: "    choices:",
            .badScore(key: "score", value: "101", .aboveHundred)
        ),
        Mistake(
            secondQuestion,
            secondQuestion + "    choices: [{label: 好, score: 1}, {label: 好, score: 2}]\n",
            at: "    choices:",
            .duplicateChoice("好", firstLine: defaultLine(of: "  - key: satisfaction") + 3)
        ),
        Mistake("我是{办公室}的调查员", "我是{办公}的调查员", .unknownPlaceholder("办公", nearest: "办公室")),
        Mistake("公开电话 {核实电话} ", "公开电话 {核实电话 ", .unknownPlaceholder("核实电话 核实。我们不问身份证号、银行卡号，不收任何费用。", nearest: nil)),
    ]

    static let calls: [Mistake] = [
        Mistake(
            "      until: 11:30",
            "      until: 09:00",
            .emptySlice("上午", from: TimeOfDay("09:00")!, until: TimeOfDay("09:00")!)
        ),
        Mistake("      from: 16:00", "      from: 15:59", .slicesOverlap("午后", "傍晚前")),
        Mistake(
            "      from: 18:00\n      until: 20:00",
            "      from: 12:00\n      until: 13:00",
            .slicesOutOfOrder("傍晚前", "晚间")
        ),
        Mistake("label: 晚间", "label: 上午", .duplicateSlice("上午", firstLine: defaultLine(of: "    - label: 上午"))),
        Mistake("    days: 3", "    days: 6", .moreThanAttempts(key: "days", value: 6, attempts: 5)),
        Mistake("    surveyors: 2", "    surveyors: 6", .moreThanAttempts(key: "surveyors", value: 6, attempts: 5)),
        Mistake("    slices: 3", "    slices: 5", .moreSlicesThanThereAre(needed: 5, there: 4)),
        Mistake(
            "  until: 2020-10-16",
            "  until: 2020-09-23",
            at: "    days: 3",
            .tooFewWorkingDays(key: "days", needed: 3, there: 2),
            .tooFewWorkingDays(key: "attempts-per-day", needed: 3, there: 2)
        ),
        Mistake(
            "    attempts: 5",
            "    attempts: 32",
            at: "  attempts-per-day: 2",
            .tooFewWorkingDays(key: "attempts-per-day", needed: 16, there: 15)
        ),
    ]
}
