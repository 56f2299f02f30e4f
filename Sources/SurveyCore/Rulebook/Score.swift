/// A respondent's score for one question, 0–100 with at most two decimals, held in hundredths (0–10000).
package struct Score: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let hundredths: Int

    package init?(hundredths: Int) {
        guard (0...10_000).contains(hundredths) else { return nil }
        self.hundredths = hundredths
    }

    /// Why a text is no score; the console and the import word each case.
    package enum Fault: Error, Hashable, Sendable { case notANumber, aboveHundred, tooManyDecimals }

    /// Reads `90`, `85.5`, `85.25` and their full-width forms; no sign, no exponent, no blank inside.
    package static func parse(_ text: String) -> Result<Score, Fault> {
        let plain = trimmed(text).unicodeScalars.map { scalar -> Character in
            scalar == "。" ? "." : Character(scalar.halfWidth)
        }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return .failure(.notANumber) }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        // Trailing zeros say nothing: a spreadsheet may write 90.000.
        let kept = String(decimals.reversed().drop { $0 == "0" }.reversed())
        guard kept.count <= 2 else { return .failure(.tooManyDecimals) }
        guard parts[0].drop(while: { $0 == "0" }).count <= 3, let whole = Int(String(parts[0])),
            let fraction = Int(kept.padding(toLength: 2)), let score = Score(hundredths: whole * 100 + fraction)
        else { return .failure(.aboveHundred) }
        return .success(score)
    }

    /// 1 to 9 points: was a second digit forgotten?
    package var isOneDigit: Bool { (1_00...9_00).contains(hundredths) && hundredths % 100 == 0 }

    /// Answers of one respondent that are worth a second look: more than 40 points between them.
    package static func lieFarApart(_ scores: some Collection<Score>) -> Bool {
        guard let least = scores.min(), let most = scores.max() else { return false }
        return most.hundredths - least.hundredths > 40_00
    }

    /// `90`, `85.5`, `85.25`
    package var description: String {
        let rest = hundredths % 100
        guard rest > 0 else { return String(hundredths / 100) }
        return "\(hundredths / 100)." + (rest % 10 == 0 ? String(rest / 10) : padded(rest, 2))
    }

    package static func < (a: Score, b: Score) -> Bool { a.hundredths < b.hundredths }
}

extension String {
    fileprivate func padding(toLength length: Int) -> String { self + String(repeating: "0", count: length - count) }
}
