/// A head of the log as somebody typed it from paper (log.md §Chain).
package struct PrintedHead: Hashable, Sendable {
    /// How many digits name a head, at least and at most.
    static let lengths = 16...64

    /// What it may be, one of which begins a hash: a date or a number beside it may look like groups of its digits.
    /// Small letters, without the blanks of the groups.
    package let forms: [String]
    /// The line of the list that it stands in; `nil` for one that was given by itself.
    package let line: Int?

    /// - Throws: `headMalformed`.
    package init(_ text: String) throws {
        let plain = text.unicodeScalars.filter { !$0.properties.isWhitespace }
        let digits = String(String.UnicodeScalarView(plain)).lowercased()
        forms = [digits]
        line = nil
        guard Self.lengths.contains(digits.utf8.count), digits.utf8.allSatisfy(isHexDigit) else {
            throw Refusal.content(.headMalformed(text: text))
        }
    }

    private init(forms: [String], line: Int) {
        self.forms = forms
        self.line = line
    }

    /// Heads that were kept, one a line, with whatever was noted beside them: who keeps it, since when.
    package static func list(_ lines: [String]) -> (heads: [PrintedHead], unread: [Int]) {
        var found: (heads: [PrintedHead], unread: [Int]) = ([], [])
        for (index, text) in lines.enumerated() {
            let forms = forms(in: text)
            if !forms.isEmpty {
                found.heads.append(PrintedHead(forms: forms, line: index + 1))
            } else if text.first(where: { !$0.isWhitespace }) != "#", text.utf8.contains(where: { 0x30...0x39 ~= $0 }) {
                // A heading has no digits; a head of which a part is missing has.
                found.unread.append(index + 1)
            }
        }
        return found
    }

    /// In groups of four digits or more with one blank between them, as pages print it, or in one piece. From each group on,
    /// as many as make a head: what follows may be noted beside it.
    private static func forms(in text: String) -> [String] {
        var runs: [[String]] = []
        var goesOn = false
        for word in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { !isWordByte($0) }) {
            let isGroup = word.count >= 4 && word.allSatisfy(isHexDigit)
            if isGroup {
                let isNext = goesOn && text.utf8[text.utf8.index(before: word.startIndex)] == UInt8(ascii: " ")
                if !isNext { runs.append([]) }
                runs[runs.count - 1].append(String(word)!.lowercased())
            }
            goesOn = isGroup
        }
        return runs.flatMap { run in
            run.indices.compactMap { first in
                var form = ""
                for group in run[first...].prefix(lengths.lowerBound / 4) where form.utf8.count < lengths.lowerBound {
                    form += group
                }
                return lengths.contains(form.utf8.count) ? form : nil
            }
        }
    }

    /// Signs of other scripts part words as blanks do: `校验值：3f2a …`.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == UInt8(ascii: "-")
    }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte || 0x41...0x46 ~= byte
}
