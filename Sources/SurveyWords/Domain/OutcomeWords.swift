import SurveyCore

/// Reads what people write for an outcome (by key, code, label or synonym: protocol.md §Dispositions).
package enum OutcomeWords {
    package enum Recognised: Hashable, Sendable {
        case match(Disposition)
        /// A single digit is no code; the outcome that this key of the console saves, where it saves one.
        case keypad(Disposition?)
        case unknown(nearest: Disposition?)
    }

    package static func recognise(_ text: String) -> Recognised {
        let folded = fold(text)
        if let outcome = names[folded] { return .match(outcome) }
        if folded.utf8.count == 1, let digit = folded.utf8.first, (0x30...0x39).contains(digit) {
            return .keypad(Disposition.allCases.first { $0.label.keys == [Int(digit) - 0x30] })
        }
        return .unknown(nearest: nearest(to: folded))
    }

    /// The outcome or `nil`, with the two hints that findings and refusals carry.
    package static func read(_ text: String) -> (outcome: Disposition?, nearest: Disposition?, keypad: Disposition?) {
        switch recognise(text) {
        case .match(let outcome): (outcome, nil, nil)
        case .keypad(let keypad): (nil, nil, keypad)
        case .unknown(let nearest): (nil, nearest, nil)
        }
    }

    /// Everything accepted, folded; no two outcomes share a name (a test says so).
    package static let names: [String: Disposition] = {
        var names: [String: Disposition] = [:]
        for outcome in Disposition.allCases {
            for name in spellings(of: outcome) { names[fold(name)] = outcome }
        }
        return names
    }()

    package static func spellings(of outcome: Disposition) -> [String] {
        [outcome.rawValue, outcome.code, outcome.label.zh, outcome.label.en] + outcome.label.synonyms
    }

    /// Full-width letters and digits as ASCII, lower case, without blanks, quotation marks and final stop.
    static func fold(_ text: String) -> String {
        let dropped: Set<Unicode.Scalar> = ["「", "」", "“", "”", "\"", "'", "。", ".", "_", "-"]
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || dropped.contains(scalar) { continue }
            let half = scalar.halfWidth
            if half == "-" || half == "." { continue }
            folded.append(half)
        }
        return String(folded).lowercased()
    }

    private static func nearest(to text: String) -> Disposition? {
        guard text.count >= 2, text.count <= 30 else { return nil }
        let spelled = names.filter { $0.key.count >= 2 && !$0.key.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return SurveyCore.nearest(to: text, among: spelled.map { (name: $0.key, value: $0.value) }, parts: true)
    }
}

extension OutcomeWords {
    /// All codes with their names, two columns, indented, within 80 columns: for help and the back of the sheet.
    package static func table(_ language: Language) -> String {
        let words = Words(language)
        let entries = Disposition.allCases.sorted { $0.code < $1.code }.map { outcome in
            "\(outcome.code) \(language(outcome.label.zh + " ", ""))\(outcome.rawValue)"
                + language("", words.outcome(outcome).hasPrefix(outcome.rawValue) ? "" : " (\(words.outcome(outcome)))")
        }
        let half = (entries.count + 1) / 2
        let width = (entries[..<half].map(DisplayWidth.of).max() ?? 0) + 2
        return (0..<half)
            .map { row in
                let right = row + half < entries.count ? entries[row + half] : ""
                return "  " + (right.isEmpty ? entries[row] : padded(entries[row], toColumns: width) + right)
            }
            .joined(separator: "\n")
    }
}
