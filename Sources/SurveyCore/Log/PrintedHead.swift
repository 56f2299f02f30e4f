/// A head of the log as somebody typed it from paper (log.md §Chain).
package struct PrintedHead: Hashable, Sendable {
    /// How many digits name a head, at least and at most.
    static let lengths = 16...64

    /// Small letters, without the blanks of its groups.
    package let digits: String
    /// The line of the list that it stands in; `nil` for one that was given by itself.
    package let line: Int?

    /// - Throws: `headMalformed`.
    package init(_ text: String) throws {
        let plain = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        digits = String(String.UnicodeScalarView(plain)).lowercased()
        line = nil
        guard Self.lengths.contains(digits.utf8.count), digits.utf8.allSatisfy(isHexDigit) else {
            throw Refusal.content(.headMalformed(text: text))
        }
    }

    private init(digits: String, line: Int) {
        self.digits = digits.lowercased()
        self.line = line
    }

    /// Heads that were kept, one a line, with whatever was noted beside them: who keeps it, since when.
    package static func list(_ lines: [String]) -> (heads: [PrintedHead], unread: [Int]) {
        var found: (heads: [PrintedHead], unread: [Int]) = ([], [])
        for (index, text) in lines.enumerated() {
            if let digits = longestHead(in: text) {
                found.heads.append(PrintedHead(digits: digits, line: index + 1))
            } else if text.first(where: { !$0.isWhitespace }) != "#", text.utf8.contains(where: { 0x30...0x39 ~= $0 }) {
                // A heading has no digits; a head of which a part is missing has.
                found.unread.append(index + 1)
            }
        }
        return found
    }

    /// In groups of four digits or more with one blank between them, as pages print it, or in one piece: a date or a number beside
    /// it is none of its groups.
    private static func longestHead(in text: String) -> String? {
        var runs: [String] = []
        var goesOn = false
        let words = text.utf8.split(omittingEmptySubsequences: false) { !isWordByte($0) }
        for word in words {
            let isGroup = word.count >= 4 && word.allSatisfy(isHexDigit)
            if isGroup {
                let isNext = goesOn && text.utf8[text.utf8.index(before: word.startIndex)] == UInt8(ascii: " ")
                if isNext { runs[runs.count - 1] += String(word)! } else { runs.append(String(word)!) }
            }
            goesOn = isGroup
        }
        return runs.filter { lengths.contains($0.utf8.count) }.max { $0.utf8.count < $1.utf8.count }
    }

    /// Signs of other scripts part words as blanks do: `校验值：3f2a …`.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == UInt8(ascii: "-")
    }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte || 0x41...0x46 ~= byte
}
