import Foundation
import SurveyCore

/// Names of columns as headers write them (columns.md §Columns).
enum ColumnName {
    /// The form in which names are compared: after NFKC, in lower case, without blanks, what stands in brackets, signs at either
    /// end, a number before and 必填 behind.
    static func comparable(_ name: String) -> String {
        let name = name.precomposedStringWithCompatibilityMapping
        let bare = stripped(outsideBrackets(name))
        // 【联系方式】 is a name, too.
        return bare.isEmpty
            ? stripped(String(name.unicodeScalars.filter { !opening.contains($0) && !closing.contains($0) })) : bare
    }

    private static let opening: Set<Unicode.Scalar> = ["(", "[", "{", "<", "【", "〔", "〈", "《", "〖", "「", "『"]
    private static let closing: Set<Unicode.Scalar> = [")", "]", "}", ">", "】", "〕", "〉", "》", "〗", "」", "』"]

    static func outsideBrackets(_ text: String) -> String {
        var depth = 0
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if opening.contains(scalar) {
                depth += 1
            } else if closing.contains(scalar) {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                kept.append(scalar)
            }
        }
        return String(kept)
    }

    private static func stripped(_ text: String) -> String {
        let solid = text.lowercased().unicodeScalars.filter {
            !$0.properties.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{200B}" && $0 != "\u{AD}"
        }
        var name = withoutSigns(Array(solid)[...])
        // 3、联系方式
        let behind = name.drop { ("0"..."9").contains($0) }
        if let mark = behind.first, behind.startIndex > name.startIndex, isSign(mark) { name = withoutSigns(behind) }
        for word in ["必填项", "必填", "选填"] where name.count > word.unicodeScalars.count {
            guard name.suffix(word.unicodeScalars.count).elementsEqual(word.unicodeScalars) else { continue }
            name = withoutSigns(name.dropLast(word.unicodeScalars.count))
            break
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: name)
        return String(text)
    }

    private static func withoutSigns(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = scalars.drop(while: isSign)
        while let last = rest.last, isSign(last) { rest.removeLast() }
        return rest
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .otherPunctuation, .dashPunctuation, .connectorPunctuation, .initialPunctuation, .finalPunctuation,
            .openPunctuation, .closePunctuation, .mathSymbol, .otherSymbol, .modifierSymbol, .currencySymbol:
            true
        default: false
        }
    }

    /// `（手机）`: nothing stands outside of brackets.
    static func isInBrackets(_ cell: String) -> Bool {
        trimmed(outsideBrackets(cell.precomposedStringWithCompatibilityMapping)).isEmpty
    }

    /// Whether a cell is digits without letters. In brackets columns are numbered.
    static func isNumber(_ cell: String) -> Bool {
        CellBytes.digits(cell) > 0 && !cell.unicodeScalars.contains(where: \.properties.isAlphabetic)
            && !isInBrackets(cell)
    }

    /// Whether a header's cell holds data: a telephone has seven digits or more. What stands in brackets explains.
    static func isData(_ cell: String) -> Bool {
        CellBytes.digits(cell) >= 7
            && CellBytes.digits(outsideBrackets(cell.precomposedStringWithCompatibilityMapping)) >= 7
    }
}
