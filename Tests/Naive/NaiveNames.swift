/// Names as they are compared: two spellings of one name are one unit, and one person.
package enum NaiveNames {
    /// Letters, digits and brackets of full width are as good as the others; blanks between Chinese characters, around the
    /// name and of no width are none.
    package static func folded(_ name: String) -> String {
        let seen = name.unicodeScalars.filter { !zeroWidth.contains($0.value) }.map(narrow)
        var kept: [Unicode.Scalar] = []
        for (place, scalar) in seen.enumerated() {
            if isBlank(scalar) {
                let after = seen[place...].first { !isBlank($0) }
                guard let before = kept.last(where: { !isBlank($0) }), let after else { continue }
                if isChinese(before) && isChinese(after) { continue }
            }
            kept.append(scalar)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: kept)
        return String(text)
    }

    /// Joiners, marks and the byte order mark.
    private static let zeroWidth: Set<UInt32> = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "０"..."９", "Ａ"..."Ｚ", "ａ"..."ｚ", "（", "）": Unicode.Scalar(scalar.value - 0xFEE0)!
        default: scalar
        }
    }

    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }
}
