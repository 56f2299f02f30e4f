import Testing

@testable import SurveyCore

@Suite struct LogEntryReadingTests {
    /// Two bytes a value would be ten times as many in memory.
    @Test func aTextOfNothingButValuesIsNone() {
        let some = "[" + Array(repeating: "[]", count: 1000).joined(separator: ",") + "]"
        #expect((try? JSONValue(parsing: some)) != nil)
        let many = "[" + String(repeating: "0,", count: 8 << 20) + "0]"
        #expect((try? JSONValue(parsing: many)) == nil)
    }

    static let offset = UTCOffset("+08:00")!
    static let written = Timestamp(iso: "2020-10-12T09:05:07", offset: offset)!

    private static let digest = String(repeating: "0a", count: 32)

    private static let call = LogAct.CallEntry(
        contact: "甲局-A-01",
        attempt: Attempt(
            call: 7,
            number: digest,
            surveyor: "王 \"强\"",
            dial: Dial(
                .partial,
                scores: ["understanding": Score(hundredths: 0)!],
                at: written,
                until: Timestamp(seconds: written.seconds + 90),
                appointment: nil,
                incoming: true,
                review: false
            )
        ),
        note: nil
    )

    static let acts: [LogAct] = [
        .created(title: "一", rulebook: "a: \"b\"\n\t\u{1}", rules: Rulebook.zhengzhou2020.rules),
        .units([.init(unit: "甲局", aliases: []), .init(unit: "乙局", aliases: ["乙委", "乙办"], kind: "市直")]), .units([]),
        .surveyors([.init(name: "王强", avoids: ["甲局"], login: "wangqiang"), .init(name: "孙丽", avoids: [])]),
        .released(surveyor: "王强", unit: "甲局", reason: "调出"),
        .contacts(
            .init(
                unit: "甲局",
                name: digest,
                file: digest,
                refused: 3,
                contacts: [
                    .init(ordinal: 1, receivedOn: CivilDate(iso: "2020-09-18")!, digest: digest, assumed: true)
                ]
            )
        ),
        .withdrawn(unit: "甲局", contacts: ["甲局-01"], whole: true, reason: "并入"),
        .renamed(unit: "甲局", name: "甲委", reason: "更名"),
        .received(unit: "甲局", receivedOn: CivilDate(iso: "2020-09-18"), reason: "收文登记"),
        .received(unit: "甲局", receivedOn: nil, reason: "记错"),
        .drawn(
            .init(
                seed: "s,1",
                perUnit: 10,
                rosterDigest: digest,
                rosterGiven: false,
                surveyors: [.init(name: "王强", avoids: [])],
                drawn: 1
            )
        ),
        .reassigned(from: "王强", to: [.init(surveyor: "孙丽", keys: ["甲局-01", "甲局-02"])], reason: "请假"),
        .called(call), .amended(call, replaces: 6, reason: digest), .voided(call: 7, reason: digest),
        .skipped(contact: "甲局-01", surveyor: "王强", reason: digest),
        .numberCorrected(contact: "甲局-01", at: written, number: nil, reason: digest),
        .numberCorrected(contact: "甲局-01", at: written, number: digest, reason: digest),
        .ruled(unit: "甲局", grade: .fair, computed: nil, reason: "r"),
        .ruled(unit: "甲局", grade: .fair, computed: .good, reason: "r"),
        .rulingWithdrawn(unit: "甲局", reason: "r"),
        .published(grades: [.init(unit: "甲局", grade: .good), .init(unit: "乙局", grade: nil)], reason: "r"),
        .closed(reason: "r"), .reopened(reason: "r"), .forgotten(contact: "甲局-01", reason: digest),
        .purged(contacts: 3, texts: 9, reason: "r"),
    ]

    @Test(arguments: acts)
    func whatWasWrittenIsReadBack(_ act: LogAct) throws {
        let entry = LogEntry(act: act, written: Self.written, by: "周\n科长😀", login: "zhou")
        #expect(try LogEntry(parsing: entry.text(Self.offset)) == entry)
    }

    @Test func everyActIsTried() { #expect(Set(Self.acts.map(\.kind)) == Set(LogAct.Kind.allCases)) }

    @Test func anAbsentFieldIsNull() throws {
        let text = LogEntry(act: .called(Self.call), written: Self.written, by: "周", login: "zhou").text(Self.offset)
        let without = text.replacing(#","appointment":null"#, with: "").replacing(#","note":null"#, with: "")
        #expect(without.count < text.count)
        #expect(try LogEntry(parsing: without).act == .called(Self.call))
    }

    /// What every entry says first of all behind its act.
    private static let signed = #""written":"2020-10-12T09:05:07+08:00","by":"a","login":"l""#

    @Test(
        arguments: [
            ("", nil), ("[]", nil), ("{}", "act"), (#"{"act":"x","reason":"r"}"#, "act"),
            (#"{"act":"closed",\#(signed),"reason":null}"#, "reason"),
            (#"{"act":"closed","written":"2020-10-12T09:05:07","by":"a","login":"l","reason":"r"}"#, "written"),
            (#"{"act":"closed","written":"2020-02-30T09:05:07+08:00","by":"a","login":"l","reason":"r"}"#, "written"),
            (#"{"act":"voided",\#(signed),"call":"7","reason":"r"}"#, "call"),
            (#"{"act":"voided",\#(signed),"call":7.0,"reason":"r"}"#, nil),
            (#"{"act":"voided",\#(signed),"call":07,"reason":"r"}"#, nil),
            (#"{"act":"closed","written":"2020-10-12T09:05:07+08:00","by":" ","login":"l","reason":"r"}"#, "by"),
            (#"{"act":"closed","written":"2020-10-12T09:05:07+08:00","by":"a","login":"","reason":"r"}"#, "login"),
            // Two readers could take the one or the other.
            (#"{"act":"closed","act":"reopened",\#(signed),"reason":"r"}"#, nil),
            (#"{"act":"closed",\#(signed),"reason":"r"} x"#, nil),
            (String(repeating: "[", count: 100_000), nil),
        ] as [(String, String?)]
    )
    func whatIsNoEntryIsRefused(_ text: String, _ field: String?) {
        #expect(throws: LogEntryFault(field: field)) { try LogEntry(parsing: text) }
        #expect(LogEntry.read(text) == nil)
    }
}
