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
        var (whole, decimals, digits, places) = (0, 0, 0, nil as Int?)
        var hasMore = false
        for scalar in trimmed(text).unicodeScalars {
            let sign = scalar == "。" ? "." : scalar.halfWidth
            if sign == ".", digits > 0, places == nil {
                (digits, places) = (0, 0)
                continue
            }
            guard ("0"..."9").contains(sign) else { return .failure(.notANumber) }
            digits += 1
            let digit = Int(sign.value - 0x30)
            if let place = places {
                // Trailing zeros say nothing: a spreadsheet may write 90.000.
                if place < 2 { decimals += place == 0 ? digit * 10 : digit } else if digit > 0 { hasMore = true }
                places = place + 1
            } else {
                // Any number above a hundred is as good as another.
                whole = min(whole * 10 + digit, 1000)
            }
        }
        guard digits > 0 else { return .failure(.notANumber) }
        guard !hasMore else { return .failure(.tooManyDecimals) }
        return Score(hundredths: whole * 100 + decimals).map(Result.success) ?? .failure(.aboveHundred)
    }

    /// 1 to 9 points: was a second digit forgotten?
    package var isOneDigit: Bool { (1_00...9_00).contains(hundredths) && hundredths % 100 == 0 }

    /// 0.9 of a spreadsheet that calculated with percentages was 90.
    package var isBelowOne: Bool { (1..<100).contains(hundredths) }

    /// Answers of one respondent that are worth a second look: more than 40 points between them.
    package static func lieFarApart(_ scores: [Score]) -> Bool {
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
