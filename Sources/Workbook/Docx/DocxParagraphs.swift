/// The paragraphs between two tables of a Word document.
struct DocxParagraphs {
    private struct Paragraph {
        let text: [UInt8]
        let mayHoldNumber: Bool
        /// A short one with a colon: 填报单位：…
        let mayBeLabel: Bool
    }

    private var paragraphs: [Paragraph] = []
    /// A title stands near its table.
    private static let kept = 10
    private static let labelLength = 300
    private var nextSweep = 256

    mutating func add(_ text: [UInt8]) {
        let hasColon = text.contains(0x3A) || text.indices.contains { text[$0...].starts(with: [0xEF, 0xBC, 0x9A]) }
        paragraphs.append(
            Paragraph(
                text: text,
                mayHoldNumber: Self.mayHoldNumber(text),
                mayBeLabel: text.count <= Self.labelLength && hasColon
            )
        )
        // Prose is dropped now and then, so that long documents cost little.
        guard paragraphs.count >= nextSweep else { return }
        paragraphs = near()
        nextSweep = 2 * paragraphs.count + 256
    }

    /// Those above a table that may be its titles, say whose it is, or hold a number.
    mutating func take() -> [[UInt8]] {
        defer { paragraphs = [] }
        return near().map(\.text)
    }

    /// Behind the last table those in which a number may stand; the others are prose.
    mutating func takeNumbers() -> [[UInt8]] {
        defer { paragraphs = [] }
        return paragraphs.filter(\.mayHoldNumber).map(\.text)
    }

    private func near() -> [Paragraph] {
        let last = paragraphs.count - Self.kept
        return paragraphs.enumerated().filter { $0 >= last || $1.mayHoldNumber || $1.mayBeLabel }.map(\.element)
    }

    /// Seven digits, with blanks and hyphens between them nine: a date has fewer. Digits of full width count.
    private static func mayHoldNumber(_ text: [UInt8]) -> Bool {
        var (digits, adjoining) = (0, 0)
        var index = 0
        while index < text.count {
            var byte = text[index]
            if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBC {
                // U+FF01 to FF3F are ASCII's from 0x21 on.
                byte = text[index + 2] &- 0x60
                index += 2
            } else if byte == 0xE3, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x80 {
                byte = 0x20
                index += 2
            }
            index += 1
            if byte &- 0x30 < 10 {
                digits += 1
                adjoining += 1
                if adjoining == 7 || digits == 9 { return true }
            } else {
                adjoining = 0
                if byte != 0x20, byte != 0x2D { digits = 0 }
            }
        }
        return false
    }
}
