import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Rules of the conversation between keys, clock and desk.
@Suite struct ConsoleFlowTests {
    @Test func nothingHappensBeforeEnter() {
        var session = ConsoleSession()
        session.start()
        for key in "1234567890-" {
            session.type(String(key))
            #expect(session.model.prompt == .ready)
            #expect(session.model.message == .pressEnterFirst)
        }
        #expect(session.drafts.isEmpty)
    }

    @Test func enterRestsAfterASave() {
        var session = ConsoleSession([card17(), card31()])
        session.start()
        session.type("⏎1")
        session.pass(milliseconds: 1400)
        session.strike("⏎")
        #expect(session.model.prompt == .ready)
        session.pass(milliseconds: 100)
        session.strike("⏎")
        #expect(session.model.prompt == .dialling)
    }

    /// The bounce of the Enter behind the last score must not save what was not read back.
    @Test func bounceDoesNotSaveUnread() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎590⏎95⏎")
        session.pass(milliseconds: 80)
        session.strike("⏎")
        #expect(session.drafts.isEmpty)
        session.pass(milliseconds: 700)
        session.strike("⏎")
        #expect(session.drafts.count == 1)
    }

    @Test func equalDigitsAreNoBounce() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎5")
        session.pass(milliseconds: 400)
        for _ in 0..<2 {
            session.pass(milliseconds: 90)
            session.strike("8")
        }
        #expect(session.model.frame.typed == "88")
    }

    @Test func oddKeyLongAfterTheStartAsksOnce() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎")
        session.pass(seconds: 128)
        session.type("1")
        #expect(session.model.prompt == .surely(.noAnswer, [.longSince(seconds: 131, .noAnswer)]))
        #expect(session.drafts.isEmpty)
        session.type("-5")
        #expect(session.model.prompt == .question(0))
        session.type("--")
        session.type("1⏎")
        #expect(session.drafts.map(\.outcome) == [.noAnswer])
    }

    @Test(arguments: [true, false]) func withinThreeSecondsAResultIsAskedAbout(_ softphone: Bool) {
        var session = ConsoleSession(softphone: softphone)
        session.start()
        session.type("⏎")
        #expect(session.effects.contains(.dial("15400000123")))
        session.type("1", every: 2)
        #expect(session.model.prompt == .surely(.noAnswer, [.justDialled(seconds: 2, .noAnswer)]))
        session.type("-")
        session.pass(seconds: 10)
        session.type("1")
        #expect(session.drafts.count == 1)
    }

    /// The dial that would make a number unreachable is asked about, although an odd key saves at once otherwise.
    @Test func lastSilentDialIsAskedAbout() {
        var card = card17()
        card.status.attempts = 4
        card.status.lacking = ContactStatus(state: .open).lacking
        card.status.lacking.attempts = 1
        card.status.lacking.surveyors = 1
        var session = ConsoleSession([card])
        session.start()
        session.type("⏎1")
        #expect(session.model.prompt == .surely(.noAnswer, [.lastOfProtocol(.noAnswer)]))
        session.type("⏎")
        #expect(session.drafts.count == 1)
    }

    /// Four dials that count and four that came too soon: the card says how many count, and no width cuts off whether the
    /// last one does.
    @Test(arguments: Language.allCases) func noWidthCutsOffThatADialDoesNotCount(_ language: Language) {
        for reason in NotCounted.all {
            for outcome in Disposition.allCases where outcome.kind == .silent || reason == .mustAvoid {
                var card = card17()
                card.status.attempts = 8
                card.status.lacking.attempts = 1
                card.dials = [
                    DeskDial(call: 9, at: at(23, 9, 31), outcome: outcome, surveyor: zhao, notCounted: reason)
                ]
                var session = ConsoleSession([card], language: language)
                session.start()
                let mark = Words(language).notCountedInShort(reason)
                for width in [40, 41, 44, 47, 60, 79, 80, 100, 132] {
                    let screen = session.screen(width).prefix(8)
                    #expect(screen.contains { $0.contains(" " + mark) }, "\(width) \(outcome)")
                    let counted = language == .zh ? (width < 80 ? "计入4/5" : "计入 4 次（须 5 次）") : "counted"
                    #expect(screen[2].contains(counted), "\(screen[2])")
                }
            }
        }
    }

    /// That the lease ran out is told before what is odd about the dial.
    @Test func aLateSaveIsToldWithWhatIsOdd() {
        var session = ConsoleSession()
        session.start()
        var call = SavedCall(
            attempt: Attempt(call: 1, surveyor: "李敏", dial: Dial(.noAnswer, at: at(23, 9, 31))),
            contact: 17,
            status: ContactStatus(state: .open)
        )
        call.remarks = [.notCounted(.tooSoon(minutes: 1)), .sameMinute]
        var saved = DeskSaved(call)
        saved.late = true
        session.receive(.saved(saved, .card(card31()), DeskTally()))
        #expect(session.model.message == .notice(.saved(late: true, call.remarks)))
        let told = session.screen().suffix(2).joined()
        #expect(told.contains("领取已过期") && told.contains("距上一次 1 分钟") && told.contains("同一分钟"))
    }

    @Test func secondRefusalIsAskedAbout() {
        var card = card17()
        card.dials = [DeskDial(call: 1, at: at(22, 9, 0), outcome: .brokeOff, surveyor: zhao)]
        card.status.everReached = true
        var session = ConsoleSession([card])
        session.start()
        session.type("⏎42")
        #expect(session.model.prompt == .confirm(.gatekeeperRefused))
        session.type("⏎")
        #expect(session.drafts.count == 1)
    }

    @Test func afterALongRestTheContactIsClaimedAnew() {
        var session = ConsoleSession()
        session.start()
        session.pass(seconds: 24 * 60)
        session.type("x⏎")
        #expect(session.model.prompt == .dialling)
        session.type("-")
        session.pass(seconds: 26 * 60)
        session.type("⏎")
        #expect(session.effects.contains(.hold(contact: 17)))
        #expect(session.model.prompt == .dialling)
        var taken = ConsoleSession([card17(), card31()])
        taken.holding = .taken(.inUse(by: wang, contact: 17))
        taken.start()
        taken.pass(seconds: 31 * 60)
        taken.type("⏎")
        #expect(taken.model.card?.contact == 31)
        #expect(taken.model.prompt == .ready)
        #expect(taken.model.message == .notice(.inUse(by: wang, contact: 17)))
    }

    @Test func misdialledLeavesNoRecord() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎01-")
        #expect(session.model.prompt == .ready)
        #expect(session.model.call == nil)
        #expect(session.drafts.isEmpty)
    }

    @Test func emptyEnterIsNeverZero() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎5⏎")
        #expect(session.model.prompt == .choice(.noScore))
        session.type("-0⏎")
        #expect(session.model.call?.scores == ["understanding": Score(hundredths: 0)!])
    }

    @Test func scoresAreCheckedWhereTheyAreTyped() {
        func message(_ keys: String) -> ConsoleMessage? {
            var session = ConsoleSession()
            session.start()
            session.type("⏎5" + keys)
            return session.model.message
        }
        #expect(message("105⏎") == .aboveHundred("105"))
        #expect(message("85.125⏎") == .tooManyDecimals)
        #expect(message("8.5.1⏎") == .notANumber)
        #expect(message("x") == .notANumber)
        #expect(message("九") == .chineseInput)
        #expect(message("9⏎") == .oneDigit(Score(hundredths: 900)!))
        #expect(message("0⏎") == nil)
        #expect(
            message("30⏎95⏎")
                == .gap(["understanding": Score(hundredths: 3000)!, "satisfaction": Score(hundredths: 9500)!])
        )
        #expect(message("55⏎95⏎") == nil)
        #expect(message("90-") == .notice(.cleared))
    }

    @Test func oneDigitIsConfirmedOrTypedAgain() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎59⏎⏎")
        #expect(session.model.call?.scores == ["understanding": Score(hundredths: 900)!])
        session.type("-9⏎90⏎")
        #expect(session.model.call?.scores == ["understanding": Score(hundredths: 9000)!])
    }

    @Test func backThroughTheQuestionsKeepsTheAnswers() {
        var session = ConsoleSession()
        session.start()
        session.type("⏎590⏎95⏎--")
        #expect(session.model.prompt == .question(0))
        #expect(session.model.frame.typed == "90")
        session.type("80⏎⏎⏎")
        #expect(
            session.drafts.first?.scores == [
                "understanding": Score(hundredths: 8000)!, "satisfaction": Score(hundredths: 9500)!,
            ]
        )
    }

    @Test func waitingRingsAndGoesOn() {
        var session = nothing(.zh)
        session.start()
        session.type("⏎")
        session.tick()
        #expect(!session.effects.contains(.bell))
        session.cards = [card17()]
        session.pass(seconds: 27 * 60)
        session.tick()
        #expect(session.effects.contains(.bell))
        #expect(session.model.card?.contact == 17)
    }

    /// Without a contact there is none to skip or to give back.
    @Test(arguments: Language.allCases) func theMenuWithoutAContactOffersWhatIsLeft(_ language: Language) {
        for keys in [".", "⏎."] {
            var session = nothing(language)
            session.start()
            session.type(keys)
            let offered = session.screen()[8..<16].joined()
            for word in ["跳过", "交回", "skip", "gives"] { #expect(!offered.contains(word), "\(offered)") }
            session.type("1")
            #expect(session.model.prompt == .choice(.menuAlone) && session.model.message == .unknownKey)
            session.type("2")
            #expect(session.model.prompt == .locked(since: session.moment.now) && !session.effects.contains(.release))
        }
        var session = nothing(language)
        session.start()
        session.type(".3")
        #expect(session.model.prompt == .search)
    }

    @Test func helpingTakesFromAColleague() {
        var session = nothing(.zh)
        session.start()
        session.type("+")
        #expect(session.effects.contains(.help(zhao)))
    }

    @Test func incomingAsksForBothOneAfterAnother() {
        var session = incoming(.zh)
        session.start()
        session.type(".30123⏎⏎")
        #expect(session.effects.contains(.release))
        #expect(session.model.card?.contact == 17)
        #expect(session.model.call?.incoming == true)
        for key in "01379" {
            session.type(String(key))
            #expect(session.model.message == .incomingReachedOnly)
        }
        session.type("590⏎95⏎⏎")
        #expect(session.model.card?.contact == 48)
        session.pass(seconds: 1)
        session.type("561⌫⌫⌫80⏎70⏎⏎")
        #expect(session.drafts.map(\.contact) == [17, 48])
        #expect(session.drafts.map(\.incoming) == [true, true])
    }

    @Test func skippedComesAgainAtTheEnd() {
        var session = ConsoleSession([card17(), card31(), card17()])
        session.start()
        session.type(".1")
        #expect(session.effects.contains(.claimNext(skipping: [17])))
        #expect(session.model.card?.contact == 31)
        session.type("s")
        #expect(session.model.card?.contact == 17)
        #expect(session.model.message == .notice(.shownAgain))
    }

    @Test func notSavedKeepsEverything() {
        var session = failing(.failed(.diskFull))(.zh)
        session.start()
        session.type("⏎590⏎95⏎⏎")
        #expect(session.drafts.isEmpty)
        session.pass(seconds: 1)
        session.type("⏎")
        #expect(session.drafts.map(\.outcome) == [.completed])
    }

    @Test func lostClaimIsAskedAbout() {
        let dial = DeskDial(call: 1040, at: at(23, 12, 31), outcome: .completed, surveyor: wang)
        var kept = failing(.lost(dial))(.zh)
        kept.start()
        kept.type("⏎1")
        kept.type("x1")
        #expect(kept.drafts.count == 1)
        var skipped = failing(.lost(dial))(.zh)
        skipped.start()
        skipped.type("⏎12")
        #expect(skipped.drafts.isEmpty)
    }

    @Test func hostileNamesStayText() {
        var card = card17()
        card.identity.organisation = "甲\u{1B}[2J\u{202E}公司“·é😀"
        card.identity.person = "阿卜杜拉·买买提"
        card.identity.phoneAsGiven = String(repeating: "154-0000-0123、", count: 20)
        var session = ConsoleSession([card])
        session.start()
        session.type("⏎")
        for width in [40, 80] { expectFits(session.screen(width), width) }
        #expect(session.screen()[4].contains("阿卜杜拉・买买提"))
        #expect(session.screen()[4].contains("\\u001b[2J"))
    }

    /// Another surveyor found the number dead: what he heard is nowhere on the screen before the new result is saved.
    @Test func confirmingIsBlind() {
        var session = confirming(.zh)
        session.start()
        for key in ["", "⏎", "1"] {
            session.type(key)
            #expect(!session.screen().joined().contains("空号（05）"))
            #expect(!session.screen()[0..<16].joined().contains("空号"))
        }
    }
}
