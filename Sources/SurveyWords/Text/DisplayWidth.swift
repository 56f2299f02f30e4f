import SurveyCore

/// Columns that a terminal gives to text (Unicode UAX #11): wide characters take two, marks that sit on the character before
/// take none. Of ambiguous width nothing may stand where columns must line up: ``alignable(_:)`` replaces it.
package enum DisplayWidth {
    package static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    package static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        // Chinese characters, most of what is measured, need no search.
        if (0x4E00...0x9FFF).contains(scalar.value) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        // Vowels and final consonants that join the Hangul syllable before them.
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// W and F of EastAsianWidth.txt (Unicode 15), merged over unassigned gaps.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
        0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
        0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
        0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
        0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
        0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
        0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FB,
        0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
        0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
        0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
        0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
        0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
        0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB,
        0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}

/// `text` within `columns`, its middle replaced by `...` (`河南绿源...管理有限公司`); whole characters only.
package func cutInTheMiddle(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    guard columns > 4 else { return fitting(text, columns) }
    let room = columns - 3
    let tail = String(fitting(String(text.reversed()), room / 2).reversed())
    return fitting(text, room - DisplayWidth.of(tail)) + "..." + tail
}

/// `text` within `columns`, its end replaced by `...`.
package func cutAtTheEnd(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    return columns > 4 ? fitting(text, columns - 3) + "..." : fitting(text, columns)
}

/// As many characters from the front as fit.
package func fitting(_ text: String, _ columns: Int) -> String {
    var used = 0
    return String(
        text.prefix { character in
            used += DisplayWidth.of(String(character))
            return used <= columns
        }
    )
}

/// `text` filled up with blanks to `columns`.
package func padded(_ text: String, toColumns columns: Int, right: Bool = false) -> String {
    let blanks = columns - DisplayWidth.of(text)
    guard blanks > 0 else { return text }
    return right ? String(repeating: " ", count: blanks) + text : text + String(repeating: " ", count: blanks)
}

/// Lines of at most `columns`. Breaks at blanks and beside wide characters; closing punctuation never begins a line.
package func wrapped(_ text: String, columns: Int) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return wrapped(line: text[...], columns: columns) }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapped(line: $0, columns: columns) }
}

private func wrapped(line: Substring, columns: Int) -> [String] {
    guard DisplayWidth.of(line) > columns else { return [withoutBlanksBehind(line)] }
    let pieces = pieces(line)
    var lines: [String] = []
    var start = 0
    var width = 0

    func end(before next: Int) {
        guard start < next else { return lines.append("") }
        let from = line.utf8.index(line.startIndex, offsetBy: pieces[start].bytes.lowerBound)
        let until = line.utf8.index(line.startIndex, offsetBy: pieces[next - 1].bytes.upperBound)
        lines.append(withoutBlanksBehind(line[from..<until]))
    }

    for index in pieces.indices {
        if width + pieces[index].width > columns, index > start {
            // Closing punctuation takes the character before it along.
            var next = index
            while isClosing(pieces[next].first), next - start > 1, pieces[next - 1].first != " " { next -= 1 }
            end(before: next)
            start = next
            width = pieces[next..<index].reduce(0) { $0 + $1.width }
            if pieces[index].first == " " {
                start = index + 1
                continue
            }
        }
        width += pieces[index].width
    }
    end(before: pieces.count)
    return lines
}

private func withoutBlanksBehind(_ line: Substring) -> String {
    // By bytes: a blank is one, and no part of another character.
    let blanks = line.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return String(line[..<line.utf8.index(line.endIndex, offsetBy: -blanks)])
}

// Switches and no sets: what is printed is asked character by character, and hashing a character is dear.
private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "！", "？", "）", "」", "』", "】", "〕", "》", "”", ",", ".", ")", ";": true
    default: false
    }
}

private func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "「", "『", "【", "〔", "《", "“": true
    default: false
    }
}

/// A word, a blank or a single wide character.
private struct Piece {
    let first: Unicode.Scalar
    /// Where it stands in the UTF-8 of its line.
    var bytes: Range<Int>
    var width: Int
}

/// An opening bracket stays with what follows; marks stay with the character that they sit on; a telephone number is one piece.
private func pieces(_ line: Substring) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(line.utf8.count / 2)
    var joins = false
    var behindNarrow = false
    var place = 0
    var unbroken = PhoneText.unbroken(in: line)[...]
    for scalar in line.unicodeScalars {
        let width = DisplayWidth.of(scalar)
        let bytes = place..<place + UTF8.width(scalar)
        place = bytes.upperBound
        let isBlank = scalar == " "
        let isMark = width == 0 || scalar.value > 0x1F000 && scalar.properties.isEmojiModifier
        while let first = unbroken.first, first.upperBound <= bytes.lowerBound { unbroken.removeFirst() }
        let isWithin = unbroken.first.map { $0.lowerBound < bytes.lowerBound } ?? false
        if let last = pieces.indices.last, joins || isMark || isWithin || width == 1 && !isBlank && behindNarrow {
            pieces[last].bytes = pieces[last].bytes.lowerBound..<bytes.upperBound
            pieces[last].width += width
        } else {
            pieces.append(Piece(first: scalar, bytes: bytes, width: width))
        }
        if !isMark { behindNarrow = width == 1 && !isBlank }
        // What a zero-width joiner joins is one character.
        joins = isOpening(scalar) || scalar.value == 0x200D
    }
    return pieces
}
