import Foundation

/// `text` without blanks, full-width blanks, no-break spaces and line breaks at either end.
package func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }) else { return "" }
    let end = scalars.index(after: scalars.lastIndex(where: { !$0.isBlank })!)
    return first == scalars.startIndex && end == scalars.endIndex ? text : String(scalars[first..<end])
}

/// `17` for `17.0` and `１７`, which spreadsheets and input methods make of a whole number; any other text as it is.
package func wholeNumber(_ text: String) -> String {
    let plain = trimmed(text).unicodeScalars.map(\.halfWidth)
    let digits = plain.prefix { ("0"..."9").contains($0) }
    let rest = plain[digits.count...]
    guard !digits.isEmpty,
        rest.isEmpty || rest.count > 1 && rest.first == "." && rest.dropFirst().allSatisfy({ $0 == "0" })
    else { return text }
    return String(String.UnicodeScalarView(digits))
}

/// Blanks and characters that nobody sees, and nothing else.
package func saysNothing(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isBlank || UnitName.isInvisible($0) }
}

/// NUL ends a text for SQLite: what is stored with one is never found whole again.
package func holdsNUL(_ text: some StringProtocol) -> Bool { text.utf8.contains(0) }

extension Unicode.Scalar {
    /// White space, or a byte order mark. Most cells begin and end with ASCII or a Chinese character: no table need be asked.
    package var isBlank: Bool {
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        if (0x4E00...0x9FFF).contains(value) { return false }
        return properties.isWhitespace || value == 0xFEFF
    }

    /// A full-width sign (`！` to `～`: digits, letters, brackets, points) as its ASCII one; any other scalar as it is.
    package var halfWidth: Unicode.Scalar {
        (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0)! : self
    }
}

/// `text` in Unicode Normalization Form C; Chinese text nearly always is already, and costs one pass.
package func nfc(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0..<0x300, 0x2010...0x2027, 0x3000...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
        default: false
        }
    }
    return plain ? text : text.precomposedStringWithCanonicalMapping
}
