import SurveyCore
import SurveyWords

/// A rulebook, or its mistakes with places that are in the file.
func readRulebook(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    switch RulebookReader.read(text) {
    case .success(let rulebook):
        try hold(rulebook.text == text, "another text")
        let json = rulebook.rules.text()
        try hold((try? JSONValue(parsing: json)) != nil, "no JSON: \(json)")
        let leftovers = rulebook.leftovers(today: CivilDate(year: 2021, month: 3, day: 1)!)
        for language in Language.allCases {
            let words = Words(language, rulebook: rulebook)
            for leftover in leftovers { try isPlain(words.leftover(leftover)) }
        }
    case .failure(let faults):
        try hold(!faults.all.isEmpty, "refused without a word")
        // YAML has more line ends than one.
        let breaks = text.unicodeScalars.count { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
        let lines = breaks + 1
        for fault in faults.all { try hold((1...lines).contains(fault.line) && fault.column >= 1, "\(fault)") }
        for words in bothWords {
            let message = words.refusal(Refusal.file(.rulebook(path: "x.yaml", faults: faults.all)))
            for line in message.split(separator: "\n") { try isPlain(String(line)) }
        }
    }
}
