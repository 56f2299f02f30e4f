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
        var every = 3
        /// Has words of its own at 40 columns, and so a golden of them, too. What is merely folded there is not recorded:
        /// the tests below see that nothing of it is lost.
        var narrow = false
        /// Pages over the whole screen show no number.
        var showsCard = true
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
        Scene(name: "appointment-beyond", keys: "⏎230.1000⏎"),
        Scene(name: "confirming", session: confirming, narrow: true),
        Scene(name: "confirming-dialling", session: confirming, keys: "⏎"),
        Scene(name: "menu", keys: "."),
        Scene(name: "search", keys: ".30123"),
        Scene(name: "found", session: incoming, keys: ".30123⏎"),
        Scene(name: "incoming", session: incoming, keys: ".30123⏎⏎", narrow: true),
        Scene(name: "shared", session: shared),
        Scene(name: "put-right", session: putRight, keys: "*", narrow: true),
        Scene(name: "put-right-keys", session: putRight, keys: "*3", narrow: true),
        Scene(name: "put-right-score", session: putRight, keys: "*4", narrow: true),
        Scene(name: "put-right-last-score", session: putRight, keys: "*480⏎"),
        Scene(name: "void", session: putRight, keys: "*1*"),
        Scene(name: "taken-back", session: putRight, keys: "*1*⏎"),
        Scene(name: "numbers", session: severalNumbers, keys: "⏎"),
        Scene(name: "other-numbers", session: severalNumbers, keys: "⏎⏎1"),
        Scene(name: "undiallable", keys: "⏎05"),
        Scene(name: "appointment-typed", keys: "⏎29.0930"),
        Scene(name: "results", keys: "⏎//4", narrow: true),
        Scene(name: "help-1", keys: "/", narrow: true),
        Scene(name: "help-answer", keys: "⏎/3"),
        Scene(name: "history", session: withNotes, keys: "+", narrow: true),
        Scene(name: "told-number", session: withNotes),
        Scene(name: "title", session: titled),
        Scene(name: "appointment-due", session: due),
        Scene(name: "declined-all", keys: "⏎5⏎1⏎1"),
        Scene(name: "long-note", keys: "⏎590⏎95⏎+" + String(repeating: "受访人说清楚了情况，", count: 20)),
        Scene(name: "help-2", keys: "//"),
        Scene(name: "press-enter-first", keys: "5"),
        Scene(name: "chinese-input", keys: "⏎我"),
        Scene(name: "unknown-key", keys: "⏎x"),
        Scene(name: "nothing", session: nothing, narrow: true),
        Scene(name: "waiting", session: nothing, keys: "⏎", narrow: true),
        Scene(name: "locked", keys: ".2"),
        Scene(name: "another", session: sharedOpen, keys: "⏎590⏎95⏎⏎"),
        Scene(name: "another-asked", session: sharedOpen, keys: "⏎590⏎95⏎⏎⏎"),
        Scene(name: "menu-in-call", keys: "⏎."),
        Scene(name: "stop-in-call", keys: "⏎.4"),
        Scene(name: "not-dialled", keys: "⏎-", every: 25),
        Scene(name: "skip-reason", session: skipped, keys: "s"),
        Scene(name: "day", session: evening, keys: ".5", showsCard: false),
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
        session.type(scene.keys, every: scene.every)
        try expectGolden("\(language.rawValue)-80-\(scene.name)", session.screen())
        for (width, height) in [(80, 20), (40, 15), (120, 40)] {
            try keepScreen("\(language.rawValue)-\(width)x\(height)-\(scene.name)", session.screen(width, height))
        }
        guard scene.narrow else { return }
        try expectGolden("\(language.rawValue)-40-\(scene.name)", session.screen(40))
    }

    /// At every width from a telephone's to a wide screen's, and in terminals with few lines.
    @Test(arguments: scenes)
    func noLineIsTooWideAtAnyWidth(_ scene: Scene) {
        for language in Language.allCases {
            var session = scene.session(language)
            session.start()
            session.type(scene.keys, every: scene.every)
            for width in [1, 20, 36, 40, 41, 60, 79, 80, 100, 200] {
                for height in [1, 3, 12, 15, 20, 24, 50] {
                    let screen = session.screen(width, height)
                    expectFits(screen, min(width, 80))
                    if scene.name != "summary" { #expect(screen.count <= min(height, 24)) }
                }
            }
        }
    }

    /// Words that stand for a second key.
    private var pointed: [String] {
        let zh = ["其他...", "他人接听...", "他人打来...", "不愿受访...", "约定再拨...", "号码有问题...", "正在保存..."]
        let en = ["other...", "someone else...", "unwilling...", "call later...", "bad number...", "Saving..."]
        return zh + en
    }

    /// From 40 columns on every line fits as it is laid out: cutting its end off is for narrower terminals.
    @Test(arguments: scenes)
    func fromFortyColumnsNoLineLosesItsEnd(_ scene: Scene) {
        for language in Language.allCases {
            var session = scene.session(language)
            session.start()
            session.type(scene.keys, every: scene.every)
            for width in 40...81 {
                // Nothing is cut in its middle either; the keys of the ten end in points of their own.
                let cut = session.screen(width).filter { line in
                    var rest = line
                    for key in pointed { rest = rest.replacing(key, with: "") }
                    return rest.contains("...")
                }
                #expect(cut.isEmpty, "\(language) \(width) \(cut)")
                let wide = session.model.laidOut(width: width, height: 24).map { ConsoleText.clipped($0.text, 400) }
                    .filter { DisplayWidth.of($0) > min(width, 80) }
                #expect(wide.isEmpty, "\(language) \(width) \(wide)")
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
            session.type(scene.keys, every: scene.every)
            guard session.model.prompt != .loading, scene.name != "summary" else { continue }
            let screen = session.screen(40).joined(separator: " ").filter { $0 != " " }
            let region = session.model.scriptLines(width: 40).map(\.text)
            #expect(region.allSatisfy { screen.contains($0.filter { $0 != " " }) }, "\(language) \(region)")
            // A prompt that takes nothing yet is empty; a long note shows its end.
            let whole = session.model.promptText.filter { $0 != " " }
            #expect(whole.isEmpty || scene.name == "long-note" || screen.contains(whole), "\(language)")
            let (line, column) = session.cursor(40, 24)
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

    /// A low window loses hints, then the opening: never the number, an option, what is asked or what was saved.
    @Test(arguments: scenes)
    func aLowWindowKeepsWhatIsNeeded(_ scene: Scene) {
        for language in Language.allCases {
            var session = scene.session(language)
            session.start()
            session.type(scene.keys, every: scene.every)
            guard scene.name != "summary" else { continue }
            for (width, height) in [(80, 20), (80, 15), (40, 24), (40, 20), (40, 15), (60, 15), (120, 40)] {
                // All results stand closer together in a low window.
                let tall = scene.name == "results" && height < 20 ? 19 : 100
                let whole = session.model.laidOut(width: width, height: tall).filter { $0.rank >= .essential }
                let shown = session.model.laidOut(width: width, height: height)
                let least = shown.map(\.rank).min()
                #expect(shown.count <= height && whole.allSatisfy(shown.contains), "\(language) \(width) \(height)")
                let lost = session.model.laidOut(width: width, height: min(tall, 24)).filter { !shown.contains($0) }
                // What of the day has no room stands on its next page.
                #expect(
                    scene.name == "day" || lost.allSatisfy { $0.rank <= least ?? .blank || $0.rank < .script },
                    "\(language) \(width) \(height)"
                )
                if let card = session.model.shown, session.model.prompt != .results {
                    let phone = session.model.phone(card)
                    #expect(shown.contains { $0.text.contains(phone) } == scene.showsCard, "\(width) \(height)")
                }
                let (line, _) = session.cursor(width, height)
                #expect(shown[line].isPrompt)
            }
        }
    }

    /// No line of the day is lost in any window: what has no room stands on its next page.
    @Test(arguments: [(80, 24), (80, 20), (40, 15), (120, 40)]) func theDayHasPages(_ width: Int, _ height: Int) {
        for language in Language.allCases {
            var session = evening(language)
            session.start()
            session.type(".5")
            guard case .day(let summary, _) = session.model.prompt else {
                Issue.record("no day")
                return
            }
            var seen: [String] = []
            for _ in 0..<3 {
                seen += session.screen(width, height)
                session.type("⏎")
            }
            #expect(session.model.summaryLines(summary, width: width).allSatisfy(seen.contains))
            session.type("-")
            #expect(session.model.prompt == .ready)
        }
    }

    /// Below the least size the window is asked to grow; what is asked stays.
    @Test func aWindowThatIsTooSmallSaysSo() {
        for language in Language.allCases {
            var session = ConsoleSession(language: language)
            session.start()
            session.type("⏎59")
            for (width, height) in [(39, 24), (80, 14), (30, 8)] {
                let screen = session.screen(width, height)
                #expect(screen.joined().contains(language == .zh ? "窗口太小" : "The window is"), "\(screen)")
                #expect(screen.last!.hasSuffix("9"))
            }
        }
    }
}
