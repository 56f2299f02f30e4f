import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// What is shown of names and dates (contract.md §On a terminal).
@Suite struct TerminalTextTests {
    @Test func namesAreShownAlikeOnEveryTerminalAndKeptAsWritten() throws {
        let names = ["第Ⅱ公司", "五★酒店→分店", "①○℃冷库"]
        let runner = try SmallSurvey(organisations: names).runner
        let table = runner.run("contacts").output
        #expect(["第II公司", "五星酒店到分店", "1〇摄氏度冷库"].allSatisfy(table.contains))
        let sheets = ["李敏", "王强"].map { runner.run("sheet", "--surveyor", $0).output }
        for text in [table] + sheets { #expect(alignable(text) == text) }
        let whole =
            runner.run("contacts", "--format", "json").output
            + ["李敏", "王强"].map { runner.run("sheet", "--surveyor", $0, "--format", "csv").output }.joined()
            + ["李敏", "王强"].map { runner.run("sheet", "--surveyor", $0, "--format", "html").output }.joined()
        for name in names { #expect(whole.components(separatedBy: name).count >= 4, "\(name)") }
        // Card and script.
        let cards = ["李敏", "王强"].map { runner.run(["call", "--surveyor", $0], input: ["s", "s", "s", "q"]).output }
            .joined()
        #expect(cards.contains("第II公司") && !cards.contains("Ⅱ") && !cards.contains("?"))
    }

    /// The console's clock was a year ahead, or the year was typed wrong.
    @Test func aDialOfAnotherYearShowsIt() throws {
        let runner = try SmallSurvey().runner
        runner.now = FixtureSurvey.at("2021-01-05T10:00")
        let saved = runner.run("record", "1", "--outcome", "占线", "--surveyor", "李敏", "--at", "9:41")
        #expect(saved.output.contains("2021-01-05 09:41"), "\(saved.output)")
        runner.run(
            "record",
            "2",
            "--outcome",
            "约定再拨",
            "--surveyor",
            "李敏",
            "--at",
            "2020-10-09 9:41",
            "--appointment",
            "2021-01-06 9:00"
        )
        for language in Language.allCases {
            runner.language = language
            #expect(runner.run("contact", "1").output.contains("2021-01-05"))
            #expect(runner.run("log").output.contains("2021-01-05 09:41"))
            let other = runner.run("contact", "2").output
            #expect(
                other.contains("2021-01-06") && other.contains("10-09") && !other.contains("2020-10-09"),
                "\(other)"
            )
        }
    }
}
