import Foundation

/// Names of units and surveyors as offices write them (columns.md §Units).
package enum UnitName {
    /// The form in which names are compared: NFC, trimmed, no blanks between Chinese characters, nothing invisible,
    /// full-width brackets, letters and digits as ASCII.
    package static func fold(_ name: String) -> String {
        // Most names are Chinese characters and digits alone, and stay as they are.
        let isFolded = name.unicodeScalars.allSatisfy {
            (0x4E00...0x9FFF).contains($0.value) || (0x30...0x39).contains($0.value)
        }
        if isFolded { return name }
        var folded: [Unicode.Scalar] = []
        var blanks: [Unicode.Scalar] = []
        for scalar in nfc(name).unicodeScalars where !isInvisible(scalar) {
            if scalar.properties.isWhitespace {
                blanks.append(" ")
                continue
            }
            let plain = compared(scalar)
            if !blanks.isEmpty, let last = folded.last, !(isHan(last) && isHan(plain)) { folded += blanks }
            blanks.removeAll(keepingCapacity: true)
            folded.append(plain)
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: folded)
        return String(result)
    }

    /// Signs of no width, which come with text from chats and web pages.
    package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// A file's name without its folders, in the form in which units' names are looked for in it.
    package static func folded(fileName path: String) -> String { fold(PathText.name(path)) }

    /// As ``NearestName``, for a single question.
    package static func nearest(to name: String, among known: some Sequence<String>) -> String? {
        NearestName(known).nearest(to: name)
    }

    package static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3007: true
        default: false
        }
    }

    /// （）［］【】〔〕 and full-width letters and digits as ASCII.
    private static func compared(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            scalar.halfWidth
        case 0x3010, 0x3014: "["
        case 0x3011, 0x3015: "]"
        default: scalar
        }
    }
}
