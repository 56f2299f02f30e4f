import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What keys save, how many a call costs, and that no slip hurts (console.md §Keys).
@Suite struct ConsoleKeyTests {
    /// Keys of one call from the starting Enter on, what is saved, and how many keys it may cost.
    static let calls: [(keys: String, outcome: Disposition, most: Int)] = [
        ("⏎590⏎95⏎⏎", .completed, 9), ("⏎1", .noAnswer, 2), ("⏎3", .busy, 2), ("⏎7", .poweredOff, 2),
        ("⏎9", .noService, 2), ("⏎215⏎⏎", .appointment, 6), ("⏎21.0930⏎⏎", .appointment, 10),
        ("⏎03⏎", .wrongNumber, 4), ("⏎01⏎", .unallocated, 4), ("⏎02⏎", .suspended, 4), ("⏎04⏎", .notVoice, 4),
        ("⏎05⏎", .undiallable, 4), ("⏎61⏎", .refused, 4), ("⏎62⏎", .brokeOff, 4), ("⏎41", .absent, 3),
        ("⏎42", .gatekeeperRefused, 3), ("⏎43⏎", .left, 4), ("⏎81⏎", .unable, 4), ("⏎82⏎", .denies, 4),
        ("⏎83", .voicemail, 3), ("⏎84", .barred, 3), ("⏎85", .ourFault, 3), ("⏎590⏎⏎1⏎", .partial, 9),
        ("⏎590⏎⏎2⏎", .brokeOff, 9), ("⏎//41⏎", .absent, 6), ("⏎//01⏎⏎", .unallocated, 7),
        ("⏎5⏎315⏎⏎", .appointment, 9), ("⏎615⌫⏎", .refused, 9),
    ]

    @Test(arguments: calls.indices)
    func everyResultIsSavedWithFewKeys(_ index: Int) {
        let (keys, outcome, most) = ConsoleKeyTests.calls[index]
        var session = ConsoleSession()
        session.start()
        session.type(keys)
        #expect(session.drafts.map(\.outcome) == [outcome], "\(keys)")
        #expect(session.keys <= most)
        #expect(session.drafts.first?.contact == 17)
        // The dial is timed from Enter to the last key.
        #expect(session.drafts.first?.at == at(23, 14, 52).adding(seconds: 3))
        #expect(session.drafts.first?.until == at(23, 14, 52).adding(seconds: 3 * keys.count))
    }

    @Test func scoresAreKeptAsTheyWereTyped() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎585.5⏎100⏎⏎")
        #expect(
            session.drafts[0].scores == [
                "understanding": Score(hundredths: 8550)!, "satisfaction": Score(hundredths: 10_000)!,
            ]
        )
    }

    /// A wrong key costs `*`, the row and the right key; the dial keeps its time, and nobody is rung.
    @Test(arguments: [
        ("*31", Disposition.noAnswer, 4), ("*341", .absent, 4), ("*361⏎", .refused, 5), ("*303⏎", .wrongNumber, 5),
        ("*3216⏎⏎", .appointment, 7), ("*3590⏎95⏎⏎", .completed, 10),
    ])
    func aRecordIsPutRightByItsRow(_ keys: String, _ outcome: Disposition, _ most: Int) throws {
        var session = putRight(.zh)
        session.start()
        session.type(keys)
        let (call, change) = try #require(session.amended.first)
        #expect(call == 1047 && change.outcome == outcome && session.keys <= most)
        #expect(change.at == nil && change.surveyor == nil)
        #expect(session.drafts.isEmpty && !session.effects.contains { if case .dial = $0 { true } else { false } })
        #expect(session.model.card?.contact == 17 && session.model.prompt == .ready && session.model.call == nil)
        #expect(session.screen().last!.contains("（更正 1047 号）"))
    }

    /// The answers stand, and each is kept by Enter.
    @Test func aScoreIsPutRight() {
        var session = putRight(.zh)
        session.start()
        session.type("*4")
        #expect(session.screen()[21] == " 了解情况：90" && session.screen()[4].contains("绿源"))
        session.type("80⏎⏎")
        #expect(session.keys == 6)
        #expect(session.amended.first?.change.scores?["understanding"] == Score(hundredths: 8000)!)
        #expect(session.amended.first?.change.scores?["satisfaction"] == Score(hundredths: 9500)!)
    }

    /// An interview has its other results behind its scores, and is voided from there as well.
    @Test func anInterviewIsPutRightOtherwise() {
        var session = putRight(.zh)
        session.start()
        session.type("*4*")
        #expect(session.model.prompt == .void(session.records[3], reason: 0))
        session.type("---61⏎")
        #expect(session.amended.first?.change.outcome == .refused)
        // Nothing changed: what stands is shown, a note may be added, and Enter amends nothing.
        session = putRight(.zh)
        session.start()
        session.type("*4⏎⏎")
        #expect(session.model.prompt == .readBack && session.amended.isEmpty)
        session.type("+补记⏎")
        #expect(session.amended.first?.change.note == "补记")
    }

    /// Voiding is a choice of its own with Enter.
    @Test func voidingTakesEnter() {
        var session = putRight(.zh)
        session.start()
        session.type("*1*")
        #expect(session.model.prompt == .void(session.records[0], reason: 0))
        session.type("3-")
        #expect(session.model.prompt == .dialling && session.model.correcting != nil)
        session.type("--")
        #expect(session.model.prompt == .ready && session.model.card?.contact == 17)
        session.type("*1*2⏎")
        #expect(session.effects.contains(.void(call: 1049, reason: "听错了")))
        #expect(session.model.card?.contact == 20 && session.model.prompt == .ready)
    }

    @Test func anOlderRecordIsVoidedWithATypedReason() {
        var session = putRight(.zh)
        session.start()
        session.type("*2*4把约定记成了占线⏎")
        #expect(session.effects.contains(.void(call: 1048, reason: "把约定记成了占线")))
    }

    static let alphabet: [Character] =
        (0x20...0x7E).map { Character(Unicode.Scalar($0)) } + ["⏎", "⌫", "→", "的", "１", "。"]

    /// What one key may save: nobody answered, or somebody else did without closing anything.
    static let harmless: Set<Disposition> = [
        .noAnswer, .busy, .poweredOff, .noService, .voicemail, .barred, .absent, .gatekeeperRefused, .ourFault,
    ]

    /// Every prompt, and the only key there that may save what hurts.
    static let prompts: [(keys: String, saving: Set<Character>)] = [
        ("", []), ("⏎", []), ("⏎0", []), ("⏎01", ["⏎"]), ("⏎03", ["⏎"]), ("⏎2", []), ("⏎215⏎", []), ("⏎4", []),
        ("⏎43", ["⏎"]), ("⏎44", []), ("⏎4415400000456", []), ("⏎6", []), ("⏎61", ["⏎"]), ("⏎62", ["⏎"]), ("⏎8", []),
        ("⏎81", ["⏎"]), ("⏎82", ["⏎"]), ("⏎5", []), ("⏎59", []), ("⏎590", []), ("⏎590⏎", []), ("⏎590⏎9", []),
        ("⏎590⏎95", []), ("⏎590⏎95⏎", ["⏎"]), ("⏎590⏎95⏎+", ["⏎"]), ("⏎5⏎", []), ("⏎590⏎⏎", []),
        ("⏎590⏎⏎2", ["⏎"]), ("⏎59⏎", []), ("⏎590⏎9⏎", []), ("⏎/", []), ("⏎//0", []), ("⏎//01", []), ("⏎//61", []),
        ("⏎//50", []), ("⏎//", []), ("⏎61+", ["⏎"]), ("⏎01+", ["⏎"]), (".", []), (".3", []), ("/", []), ("*", []),
        ("*1", []), ("*16", []), ("*161", []), ("*1*", ["⏎"]), ("*4", []), ("*480⏎", ["⏎"]),
        ("⏎5105⏎", []),
    ]

    /// Every key at every prompt: none but Enter where the console asks for it can save a score, a refusal, a bad number or
    /// anything else that closes a contact.
    @Test(arguments: prompts.indices)
    func noSingleWrongKeyHurts(_ index: Int) {
        let (keys, saving) = ConsoleKeyTests.prompts[index]
        for key in ConsoleKeyTests.alphabet where !saving.contains(key) {
            for rest in [2, 100] {
                var session = putRight(.zh)
                session.start()
                session.type(keys)
                let before = session.drafts.count
                session.pass(seconds: rest)
                session.strike(key)
                for draft in session.drafts.dropFirst(before) {
                    #expect(
                        ConsoleKeyTests.harmless.contains(draft.outcome) || draft.outcome == .appointment,
                        "\(keys) \(key)"
                    )
                    #expect(draft.scores.isEmpty, "\(keys) \(key)")
                }
                #expect(!session.effects.contains { if case .void = $0 { true } else { false } }, "\(keys) \(key)")
                for (_, change) in session.amended where key != "⏎" {
                    #expect(ConsoleKeyTests.harmless.contains(change.outcome!), "\(keys) \(key)")
                }
            }
        }
    }

    /// The same key twice, as a bouncing key does it (60 ms) or a nervous finger (300 ms), from every prompt of a call.
    @Test(arguments: prompts.indices)
    func noDoubleStrikeHurts(_ index: Int) {
        let (keys, saving) = ConsoleKeyTests.prompts[index]
        for key in ConsoleKeyTests.alphabet where !saving.contains(key) {
            for gap in [60, 300] {
                var session = putRight(.zh)
                session.start()
                session.type(keys)
                let before = session.drafts.count
                session.pass(seconds: 2)
                session.strike(key)
                session.pass(milliseconds: gap)
                session.strike(key)
                for draft in session.drafts.dropFirst(before) {
                    let mild = ConsoleKeyTests.harmless.contains(draft.outcome) || draft.outcome == .appointment
                    #expect(mild, "\(keys) \(key)\(key)")
                }
            }
        }
    }

    /// console.md §Keys: keys that save at once are no neighbours of each other, on the keypad or in the top row.
    @Test func savingKeysAreNoNeighbours() {
        let rows = ["789", "456", "123"].map(Array.init)
        let top = Array("1234567890")
        let saving: Set<Character> = ["1", "3", "7", "9"]
        for (y, row) in rows.enumerated() {
            for (x, key) in row.enumerated() where saving.contains(key) {
                let near = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)].filter {
                    (0...2).contains($0.0) && (0...2).contains($0.1)
                }
                #expect(near.allSatisfy { !saving.contains(rows[$0.1][$0.0]) })
            }
        }
        for (a, b) in zip(top, top.dropFirst()) { #expect(!(saving.contains(a) && saving.contains(b))) }
    }

    @Test func lettersAreASecondWay() {
        var session = ConsoleSession([card17(), card31()])
        session.start()
        session.type("?b⏎590⏎b")
        #expect(session.model.prompt == .question(0))
        session.type("⏎95⏎n好⏎")
        #expect(session.drafts.first?.note == "好")
        #expect(session.drafts.first?.scores["understanding"] == Score(hundredths: 9000))
        session.pass(seconds: 1)
        session.type("s")
        #expect(session.model.skipped == [31])
    }
}

extension Timestamp {
    func adding(seconds: Int) -> Timestamp { Timestamp(seconds: self.seconds + seconds) }
}
