import Foundation
import SurveyCore
import Testing

@testable import huifang

/// Numbers and the program that dials them, on a pseudo-terminal and a real file (console.md §Dialling).
@Suite(.serialized) struct DiallingTests {
    /// A program that writes down what it dials.
    func noting(_ survey: ConsoleSurvey) throws -> (command: DialCommand?, dialled: () -> [String]) {
        let out = survey.runner.path("dialled")
        try survey.runner.write("dial", "#!/bin/sh\necho \"$1\" >>'\(out)'\n")
        chmod(survey.runner.path("dial"), 0o755)
        return (
            DialCommand(survey.runner.path("dial")),
            { ((try? String(contentsOfFile: out, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init) }
        )
    }

    /// A program that ends with a failure, or is none, says so at once, and only while its dial runs.
    @Test func aDialThatFailsIsSaid() throws {
        let survey = try ConsoleSurvey()
        try survey.runner.write("dial", "#!/bin/sh\nsleep 0.3\nexit 3\n")
        chmod(survey.runner.path("dial"), 0o755)
        for (command, told) in [(survey.runner.path("dial"), "dial 没有运行成功"), ("/nowhere/dial", "dial 没有")] {
            let console = try survey.console("李敏", at(23, 9, 30), dial: DialCommand(command))
            try console.type("⏎")
            #expect(console.wait(for: told))
            #expect(console.screen.bells == 1)
            try console.type("-q")
        }
    }

    /// One that never ends keeps nobody from the next call, and is let go with the console.
    @Test func aDialThatHangsHoldsNothingUp() throws {
        let survey = try ConsoleSurvey()
        try survey.runner.write("dial", "#!/bin/sh\nexec sleep 30\n")
        chmod(survey.runner.path("dial"), 0o755)
        let console = try survey.console("李敏", at(23, 9, 30), dial: DialCommand(survey.runner.path("dial")))
        for _ in 0..<3 { try console.type("⏎1") }
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.noAnswer, .noAnswer, .noAnswer])
        #expect(console.screen.bells == 0)
        try console.type("q")
        #expect(console.ending != nil)
    }

    /// Of several numbers the program is given the one chosen; a silent result asks for those that it was not given.
    @Test func ofSeveralNumbersTheChosenOneIsDialled() throws {
        let survey = try ConsoleSurvey(units: 1) { "\($0)、1549\($0.suffix(7))" }
        let (command, dialled) = try noting(survey)
        let console = try survey.console("李敏", at(23, 9, 30), dial: command)
        try console.type("⏎")
        #expect(console.screen.text[8].contains("这个联系人有几个号码") && dialled().isEmpty)
        try console.type("2")
        try console.type("1")
        #expect(console.screen.text[22].contains("还有 154") && console.screen.text[22].contains("都拨过了吗？"))
        // The digit behind it is no answer, and no result.
        try console.type("3")
        #expect(try survey.calls().isEmpty)
        try console.type("-⏎")
        try console.type("1")
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.noAnswer])
        let numbers = dialled()
        #expect(numbers.count == 2 && numbers[0].hasPrefix("1549") && numbers[1].suffix(7) == numbers[0].suffix(7))
    }

    /// By hand nothing is known of what was dialled: it is asked with a program and without.
    @Test func severalNumbersAreAskedForByHandAsWell() throws {
        let survey = try ConsoleSurvey(units: 1) { "\($0)、1549\($0.suffix(7))" }
        let console = try survey.console("李敏", at(23, 9, 30))
        for keys in ["⏎1", "-9", "-01"] {
            try console.type(keys)
            #expect(console.screen.text[22].contains("还有 154 9"), "\(keys)")
        }
        #expect(try survey.calls().isEmpty)
        try console.type("--1⏎")
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.noAnswer])
    }

    /// Whom no telephone can dial did not fail to answer, and who can be dialled is not undiallable, unless that is said.
    @Test func whatCannotBeDialledIsAskedAbout() throws {
        var survey = try ConsoleSurvey(units: 1) { String($0.prefix(9)) }
        var console = try survey.console("李敏", at(23, 9, 30))
        for key in ["1", "3", "7", "9"] {
            try console.type(key == "1" ? "⏎1" : key)
            #expect(console.screen.text[22].contains("报送的号码拨不出，确认是"))
            try console.type("5")
        }
        #expect(try survey.calls().isEmpty)
        try console.type("05⏎")
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.undiallable])
        survey = try ConsoleSurvey(units: 1)
        console = try survey.console("李敏", at(23, 9, 30))
        try console.type("⏎05")
        #expect(console.screen.text[22].contains("这个号码看来能拨。话机确实拨不出？"))
        try console.type("5⏎", every: 300)
        #expect(try survey.calls().isEmpty)
        try console.type("⏎")
        #expect(try survey.calls().map(\.record.attempt.outcome) == [.undiallable])
    }
}
