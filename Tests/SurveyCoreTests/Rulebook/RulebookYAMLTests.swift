import Foundation
import Testing

@testable import SurveyCore

/// What YAML itself does to a rulebook: its traps and its mistakes.
@Suite struct RulebookYAMLTests {
    private let text = Rulebook.zhengzhou2020.text

    private func faults(_ text: String) -> [RulebookFault] {
        if case .failure(let faults) = RulebookReader.read(text) { faults.all } else { [] }
    }

    private func changed(_ old: String, _ new: String) throws -> Rulebook {
        try #require(text.contains(old))
        return try RulebookReader.read(text.replacingOccurrences(of: old, with: new)).get()
    }

    @Test func timesDatesAndYesStayWhatWasWritten() throws {
        #expect(try changed("\"+08:00\"", "+08:00").offset.seconds == 28_800)
        #expect(try changed("\"+08:00\"", "Z").offset.seconds == 0)
        #expect(try changed("\"0371\"", "0371").areaCode == "0371")
        #expect(try changed("until: 11:30", "until: \"11:30\"").calls.slices[0].until == TimeOfDay("11:30"))
        #expect(try changed("deadline: 2020-09-20", "deadline: '2020-09-20'").grading.deadline.day == 20)
        #expect(try changed("quota: 10", "quota: 010").grading.quota == 10)
        #expect(try changed("label: 优", "label: yes").grading.label(.excellent) == "yes")
        #expect(try changed("label: 优", "label: 1.50").grading.label(.excellent) == "1.50")
        #expect(try changed(": 85\n", ": 85.50\n").grading.bands[1].from.hundredths == 8550)
    }

    @Test func lineEndsAndAByteOrderMarkMakeNoDifference() throws {
        let rulebook = Rulebook.zhengzhou2020
        for variant in [text.replacingOccurrences(of: "\n", with: "\r\n"), "\u{FEFF}" + text, String(text.dropLast())] {
            let read = try RulebookReader.read(variant).get()
            #expect(Array(read.text.utf8) == Array(variant.utf8))
            #expect(read.rules == rulebook.rules)
            #expect(read.script == rulebook.script)
        }
        let broken = text.replacingOccurrences(of: "quota: 10", with: "quota: x\nquota: 10")
        let plain = faults(broken).map(\.line)
        #expect(plain.count == 2)
        #expect(faults(broken.replacingOccurrences(of: "\n", with: "\r\n")).map(\.line) == plain)
    }

    @Test(
        arguments: [
            ("quota: 10", "quota: 10\n\tdeadline: x", YAMLSyntax.character, 1),
            ("quota: 10", "quota: @10", .character, 0),
            ("quota: 10", "quota: 10: 20", .unexpectedColon, 0),
            ("quota: 10", "quota 10", .missingColon, 1),
            ("quota: 10", "quota: '10", .unclosedQuote, 0),
            ("offset: \"+08:00\"", "offset: \"+08:00", .indentation, 1),
            ("  late: 1", "   late: 1", .indentation, 1),
            ("quota: 10", "quota: [10", .unclosedBracket, 0),
            ("offset: \"+08:00\"", "offset: \"\\q\"", .badEscape, 0),
            ("quota: 10", "quota: *ten", .unknownAlias, 0),
            ("quota: 10", "quota: 10\n---", .secondDocument, 1),
            ("quota: 10", "quota: 1\u{0}0", .controlCharacter, 0),
        ]
    )
    func mistakesOfSyntaxAreToldWithTheirLine(_ old: String, _ new: String, _ expected: YAMLSyntax, _ below: Int) throws
    {
        let place = try #require(text.range(of: old))
        let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
        let found = faults(text.replacingCharacters(in: place, with: new))
        #expect(found.map(\.problem) == [.syntax(expected)])
        #expect(found.first.map { $0.line - line } == below)
    }

    @Test func whatIsNoRulebookIsRefusedAndNotTrapped() {
        #expect(faults("").map(\.problem) == [.empty])
        #expect(faults("# nur ein Kommentar\n").map(\.problem) == [.empty])
        #expect(faults("规则").map(\.problem) == [.notASection(key: nil)])
        #expect(faults("- a\n- b").map(\.problem) == [.notASection(key: nil)])
        #expect(faults("{}").count == 18)
        #expect(faults(String(repeating: "[", count: 100_000)).count == 1)
        #expect(faults("? [a, b]\n: c").contains { $0.problem == .notAValue(key: "") })
        #expect(faults("a: &x {b: *x}").isEmpty == false)
        // A repeated key that cannot be marked where it stands is told by the first one's place.
        #expect(faults("office: {name: a,\n  name: b}").map(\.problem) == [.duplicateKey("name", firstLine: 1)])
    }

    @Test func withoutAnyOneLineItReadsOrSaysWhereItIsWrong() {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var refused = 0
        for index in lines.indices {
            var rest = lines
            let line = rest.remove(at: index)
            switch RulebookReader.read(rest.joined(separator: "\n")) {
            case .success:
                // Comments, blank lines, and elements of lists that may be shorter.
                let content = line.drop { $0 == " " }
                #expect(
                    content.isEmpty || content.hasPrefix("#") || content.hasPrefix("- 2020-"),
                    "line \(index + 1): \(line)"
                )
            case .failure(let faults):
                refused += 1
                #expect(!faults.all.isEmpty)
                #expect(
                    faults.all.allSatisfy { (1...rest.count).contains($0.line) && $0.column >= 1 },
                    "line \(index + 1)"
                )
            }
        }
        #expect(refused > 80)
    }

    @Test func withAnyOneLineTwiceItReadsOrNamesTheKey() {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, line) in lines.enumerated() {
            let content = line.drop { $0 == " " }
            // A line with a value of its own, not the beginning of a section, a list or an element.
            guard !content.hasPrefix("#"), !content.hasPrefix("-"), let colon = content.firstIndex(of: ":"),
                content.index(after: colon) < content.endIndex
            else { continue }
            let expected = RulebookProblem.duplicateKey(String(content[..<colon]), firstLine: index + 1)
            for times in 2...3 {
                var copy = lines
                copy.replaceSubrange(index...index, with: repeatElement(line, count: times))
                let found = faults(copy.joined(separator: "\n"))
                #expect(found.map(\.problem) == Array(repeating: expected, count: times - 1))
                #expect(found.map(\.line) == Array(index + 2..<index + 1 + times))
            }
        }
    }

    /// Each is told with its place, some dozens at once; a thousand take no longer than those.
    @Test func manyRepeatedKeysAreToldInOneGo() {
        for count in [20, 1000] {
            let found = faults(text + "\n" + String(repeating: "title: x\n", count: count))
            #expect(Set(found.map(\.problem)).count == 1 && Set(found.map(\.line)).count == min(count, 30))
        }
        let sections = (0..<1000).map { "s\($0): {a: 1, a: 2}\n" }.joined()
        #expect(faults(sections).map(\.problem) == (1...30).map { .duplicateKey("a", firstLine: $0) })
    }

    /// Ten lines would otherwise stand for ten million values, which is a matter of minutes where they are a key.
    @Test func namesWithinNamesStandForNothing() throws {
        var lines = ["a0: &a0 [x, x, x, x, x]"]
        for level in 1...10 {
            lines.append(
                "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 5).joined(separator: ", "))]"
            )
        }
        let work = faults((lines + ["? *a10\n: x"]).joined(separator: "\n"))
        #expect(work.map(\.problem) == [.syntax(.unknownAlias)] && work[0].line == 12)
        // In a text both signs are signs.
        let wording = text.replacing("  name: 郑州", with: "  name: 甲&乙*郑州", maxReplacements: 1)
        #expect(wording != text)
        #expect(try RulebookReader.read(wording).get().office.name.hasPrefix("甲&乙*"))
        #expect(
            faults(wording.replacing("  name: 甲", with: "  name: &a 甲")).map(\.problem).contains(.syntax(.character))
        )
    }

    @Test func whatIsTooLongIsNoRulebook() {
        #expect(
            faults(text + String(repeating: "#\n", count: 1 << 19)).map(\.problem) == [
                .syntax(.tooLong(limit: 1 << 20))
            ]
        )
    }

    @Test func cutOffAnywhereItNeverTraps() {
        var scalars = String.UnicodeScalarView()
        for (index, scalar) in text.unicodeScalars.enumerated() {
            scalars.append(scalar)
            guard index % 23 == 0 else { continue }
            if case .failure(let faults) = RulebookReader.read(String(scalars)) { #expect(!faults.all.isEmpty) }
        }
    }
}
