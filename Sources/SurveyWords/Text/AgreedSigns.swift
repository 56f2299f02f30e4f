/// `text` in signs to which every terminal gives the same columns, and which can be read aloud: ASCII and wide characters
/// (contract.md §On a terminal). Of ambiguous width are Ⅱ ① ○ ★ ℃ → “” and hundreds more, which some terminals draw narrow
/// and others wide; they become words and signs that mean the same: II, 1, 〇, 星, 摄氏度, 到, 「」.
package func alignable(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isAgreed) { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
        if isAgreed(scalar) { result.unicodeScalars.append(scalar) } else { result += replacement(of: scalar) }
    }
}

/// Whether all terminals draw it alike. Pictographs are wide in the tables and narrow in many terminals.
private func isAgreed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x0A, 0x3000...0x303E, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF60: true
    case 0..<0x2E80, 0x1F000...0x1FAFF: false
    default: DisplayWidth.of(scalar) == 2
    }
}

private func replacement(of scalar: Unicode.Scalar) -> String {
    if let known = known(scalar) { return known }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    case .spaceSeparator: return " "
    case .decimalNumber, .letterNumber, .otherNumber: return properties.numericValue.flatMap(whole) ?? "*"
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        return properties.name.flatMap(letter) ?? "?"
    case .privateUse, .unassigned, .control, .surrogate, .lineSeparator, .paragraphSeparator: return "?"
    default: return "*"
    }
}

private func whole(_ value: Double) -> String? { Int(exactly: value).map(String.init) }

/// How a letter is called: `LATIN CAPITAL LETTER E WITH ACUTE` is E, `GREEK SMALL LETTER ALPHA` alpha.
private func letter(_ name: String) -> String? {
    let words = name.split(separator: " ")
    guard let place = words.lastIndex(of: "LETTER") else { return nil }
    let called = words[(place + 1)...].prefix { $0 != "WITH" }.joined(separator: " ")
    if !words.contains("CAPITAL") { return called.lowercased() }
    return called.prefix(1) + called.dropFirst().lowercased()
}

/// Those that have a meaning of their own.
private func known(_ scalar: Unicode.Scalar) -> String? {
    let value = Int(scalar.value)
    switch value {
    // ⑴ ⒈ ⒜ Ⓐ ⓐ; all other numbers in circles are their value.
    case 0x2474...0x2487: return "(\(value - 0x2473))"
    case 0x2488...0x249B: return "\(value - 0x2487)."
    case 0x249C...0x24B5: return "(\(latin("a", value - 0x249C)))"
    case 0x24B6...0x24CF: return latin("A", value - 0x24B6)
    case 0x24D0...0x24E9: return latin("a", value - 0x24D0)
    case 0x2160...0x216F: return roman[value - 0x2160]
    case 0x2170...0x217F: return roman[value - 0x2170].lowercased()
    case 0x2500, 0x2501, 0x2010...0x2015, 0x2212: return "-"
    case 0x2502, 0x2503: return "|"
    case 0x2504...0x257F: return "+"
    default: return signs[scalar]
    }
}

private func latin(_ first: Unicode.Scalar, _ place: Int) -> String {
    String(Unicode.Scalar(first.value + UInt32(place))!)
}

private let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"]

private let signs: [Unicode.Scalar: String] = [
    "\u{201C}": "「", "\u{201D}": "」", "\u{2018}": "『", "\u{2019}": "』", "«": "《", "»": "》", "‹": "〈", "›": "〉",
    "\u{B7}": "・", "•": "・", "‧": "・", "…": "...", "‥": "..", "×": "x", "÷": "/", "±": "+/-", "※": "*", "¡": "!",
    "¿": "?",
    "´": "'", "′": "'", "″": "\"", "‖": "||", "∶": ":", "∕": "/", "⁄": "/", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~",
    "→": "到", "⇒": "到", "←": "<-", "↑": "上", "↓": "下", "↔": "-", "★": "星", "☆": "星", "⭐": "星", "○": "〇", "◯": "〇",
    "⭕": "〇",
    "°": "度", "℃": "摄氏度", "℉": "华氏度", "‰": "/1000", "№": "No.", "℡": "TEL", "☎": "电话", "☏": "电话", "♀": "女", "♂": "男",
    "™": "TM", "®": "(R)", "©": "(C)", "℅": "c/o", "ℓ": "l", "\u{2126}": "ohm", "\u{212B}": "A", "\u{B5}": "u",
    "ª": "a", "º": "o",
    "ß": "ss",
    "¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    "¥": "元", "€": "EUR", "£": "GBP", "¢": "c",
]
