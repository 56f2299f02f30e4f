import SurveyCore

/// `text` for a terminal: control, direction and other invisible characters become visible escapes (`\u202e`, `\u001b`),
/// so that nothing imported can move the cursor or reorder a line. The escapes are those of JSON, and what
/// JSON text becomes through this is the same JSON. Line feeds stay when `lines` is set.
package func safeText(_ text: String, lines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { isInvisible($0) }) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if !isInvisible(scalar) || lines && scalar == "\n" {
            safe.append(scalar)
        } else {
            if let byte = PathText.byte(scalar) {
                safe.append(contentsOf: #"\x\#(String(byte, radix: 16, uppercase: true))"#.unicodeScalars)
                continue
            }
            for unit in UTF16.encode(scalar)! { safe.append(contentsOf: "\\u\(hex4(unit))".unicodeScalars) }
        }
    }
    return String(safe)
}

/// Cells of a spreadsheet hold line breaks and tabs that mean no more than a blank.
package func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return text }
    return String(text.map { ["\n", "\r", "\r\n", "\t"].contains($0) ? " " : $0 })
}

/// Characters that are not seen and change what is.
package func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    // Most of what is printed here is Chinese: no table need be asked.
    if (0x4E00...0x9FFF).contains(scalar.value) { return false }
    if PathText.byte(scalar) != nil { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
}

extension Words {
    /// An imported value inside a message: on one line, visible, and cut in the middle where it would drown the message.
    /// A line break in it is shown as a blank.
    package func shown(_ value: String, columns: Int = 60) -> String {
        // Cut before escaping as well: a cell may have 64 KiB.
        let scalars = value.unicodeScalars
        guard scalars.count > 4 * columns else { return cutInTheMiddle(safeText(oneLine(value)), to: columns) }
        let ends = String(scalars.prefix(2 * columns)) + "..." + String(scalars.suffix(2 * columns))
        return cutInTheMiddle(safeText(oneLine(ends)), to: columns)
    }
}

/// One word of a shell whatever it holds, and nothing on a terminal but text: in single quotes, or with invisible characters as the
/// escapes of `$'...'`.
package func shellQuoted(_ text: String) -> String {
    guard !text.unicodeScalars.contains(where: isInvisible) else { return escapedForShell(text) }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

private func escapedForShell(_ text: String) -> String {
    let words = text.unicodeScalars.map { scalar -> String in
        if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
        guard isInvisible(scalar) else { return String(scalar) }
        let bytes = PathText.byte(scalar).map { [$0] } ?? Array(String(scalar).utf8)
        return bytes.map { "\\x" + hex4(UInt16($0)).suffix(2) }.joined()
    }
    return "$'" + words.joined() + "'"
}

/// A word of a command line that is shown: in quotes only where it needs them.
func shellArgument(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "-_.,+/@".unicodeScalars.contains(scalar)
    }
    return isPlain && !text.isEmpty ? text : shellQuoted(text)
}

/// `text` as the content of an HTML element or attribute in quotation marks: markup is escaped, invisible and direction
/// characters are shown as on the terminal.
package func htmlText(_ text: String) -> String {
    var escaped = ""
    for scalar in safeText(oneLine(text)).unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
