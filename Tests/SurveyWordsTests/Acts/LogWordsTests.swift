import SurveyWords
import Testing

@testable import SurveyCore

@Suite struct LogWordsTests {
    private static let digest = String(repeating: "0123456789abcdef", count: 4)

    static let acts: [LogAct] = {
        let attempt = Attempt(
            call: 7,
            number: digest,
            surveyor: "Li",
            dial: Dial(
                .completed,
                scores: ["understanding": FindingCases.score(90), "satisfaction": FindingCases.score(95)],
                at: FindingCases.time("2020-09-23 14:52"),
                until: FindingCases.time("2020-09-23 14:57"),
                incoming: true,
                review: true
            )
        )
        let call = LogAct.CallEntry(contact: "U-01", attempt: attempt, note: digest)
        let handIn = LogAct.HandIn(
            unit: "U",
            name: digest,
            file: digest,
            refused: 2,
            contacts: [1, 2].map {
                .init(ordinal: $0, receivedOn: CivilDate(iso: "2020-09-1\($0)")!, digest: digest, assumed: $0 == 1)
            }
        )
        let empty = LogAct.HandIn(unit: "U", name: digest, file: digest, refused: 1, contacts: [])
        let surveyors = [LogAct.NamedAvoidance(name: "Li", avoids: ["U"]), .init(name: "Wang", avoids: [])]
        return [
            .created(title: "T", rulebook: "", rules: .null),
            .units([.init(unit: "U", aliases: ["W"]), .init(unit: "V", aliases: [])]), .surveyors(surveyors),
            .contacts(handIn), .contacts(empty),
            .withdrawn(unit: "U", contacts: ["U-01"], whole: false, reason: "r"),
            .withdrawn(unit: "U", contacts: ["U-01"], whole: true, reason: "r"),
            .renamed(unit: "U", name: "V", reason: "r"),
            .received(unit: "U", receivedOn: CivilDate(iso: "2020-09-18"), reason: "r"),
            .received(unit: "U", receivedOn: nil, reason: "r"),
            .released(surveyor: "Li", unit: "U", reason: "r"), drawn(rosterGiven: true), drawn(rosterGiven: false),
            .reassigned(from: "Li", to: [.init(surveyor: "Wang", keys: ["U-01"])], reason: "r"), .called(call),
            .amended(call, replaces: 6, reason: digest), .voided(call: 7, reason: digest),
            .skipped(contact: "U-01", surveyor: "Li", reason: digest),
            .numberCorrected(contact: "U-01", at: attempt.at, number: digest, reason: digest),
            .numberCorrected(contact: "U-01", at: attempt.at, number: nil, reason: digest),
            .ruled(unit: "U", grade: .fair, computed: nil, reason: "r"), .rulingWithdrawn(unit: "U", reason: "r"),
            .published(grades: [.init(unit: "U", grade: .good), .init(unit: "V", grade: nil)], reason: "r"),
            .closed(reason: "r"), .reopened(reason: "r"), .forgotten(contact: "U-01", reason: digest),
            .purged(contacts: 3, texts: 5, reason: "r"),
        ]
    }()

    private static func drawn(rosterGiven: Bool) -> LogAct {
        .drawn(
            .init(
                seed: "s",
                perUnit: 10,
                rosterDigest: digest,
                rosterGiven: rosterGiven,
                surveyors: [.init(name: "Li", avoids: ["U"])],
                drawn: 3
            )
        )
    }

    /// Every act of log.md §Acts is there, says something of its own, and no digest stands in full.
    @Test func everyActIsSaidInBothLanguages() {
        #expect(Set(LogWordsTests.acts.map(\.name)).count == LogAct.Kind.allCases.count)
        for language in Language.allCases {
            let said = LogWordsTests.acts.map { Words(language).act($0) }
            #expect(Set(said).count == said.count)
            for text in said {
                #expect(!text.isEmpty && !text.contains(LogWordsTests.digest) && !text.contains("\n"))
                let isChinese = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                #expect(isChinese == (language == .zh), "\(text)")
            }
        }
    }

    @Test func anEntryThatCannotBeReadSaysSo() {
        let line = LogLine(sequence: 12, previous: "", hash: "", text: "{\"act\":\"sung\"}")
        #expect(Words(.zh).logLine(line) == "   12  （不能解读）")
        #expect(Words(.en).logLine(line) == "   12  (cannot be read)")
    }
}
