/// A cell of the number's column with what it holds by numbers.md, known because the cell was written from it.
package struct NumberCell: Sendable {
    package struct Number: Hashable, Sendable {
        /// `0371-67181234x801`
        package let normal: String
        package let assumed: Bool
        /// Codes of the findings that name this number, in their order.
        package var findings: [String]

        package init(normal: String, assumed: Bool, findings: [String] = []) {
            (self.normal, self.assumed, self.findings) = (normal, assumed, findings)
        }
    }

    package struct Left: Hashable, Sendable {
        /// A run of digits as it stands in the cell, made plain; of a damaged part all that stands there (`1.54E+10`).
        package let digits: String
        /// The code of the finding that names it.
        package let finding: String

        package init(digits: String, finding: String) { (self.digits, self.finding) = (digits, finding) }
    }

    package let text: String
    /// The rulebook's; may be empty.
    package let areaCode: String
    /// Each once, in the cell's order.
    package let numbers: [Number]
    package let left: [Left]
    /// Codes of the cell's findings in their order, each once.
    package let findings: [String]

    /// From what was written, in its order: numbers may repeat, and what is left over has the finding that it has beside
    /// a number.
    init(text: String, areaCode: String, written: [Number], left: [Left]) {
        self.text = text
        self.areaCode = areaCode
        var seen: Set<String> = []
        numbers = written.filter { seen.insert($0.normal).inserted }
        guard numbers.isEmpty else {
            self.left = left
            var codes = numbers.flatMap(\.findings)
            if numbers.count > 1 { codes.append("several-numbers") }
            codes += [Self.damaged, Self.noTelephone, Self.leftOver].filter { code in
                left.contains { $0.finding == code }
            }
            seen = []
            findings = codes.filter { seen.insert($0).inserted }
            return
        }
        // A column that is too narrow shows signs for the digits.
        let isDamaged =
            left.contains { $0.finding == Self.damaged } || (left.isEmpty && text.contains { "#＃".contains($0) })
        let finding = isDamaged ? Self.damaged : Self.undiallable
        self.left = left.map { Left(digits: $0.digits, finding: finding) }
        findings = [finding]
    }

    /// As an example, or a reader, has it.
    package init(text: String, areaCode: String, numbers: [Number], left: [Left], findings: [String]) {
        self.text = text
        self.areaCode = areaCode
        self.numbers = numbers
        self.left = left
        self.findings = findings
    }

    static let damaged = "number-damaged-by-spreadsheet"
    static let undiallable = "undiallable-number"
    static let noTelephone = "no-telephone"
    static let leftOver = "digits-left-over"

    /// Cell, area code, numbers (`!` behind an assumed one), what is left over, findings.
    package var tsv: String {
        [
            escaped(text), areaCode, numbers.map { $0.normal + ($0.assumed ? "!" : "") }.joined(separator: " "),
            left.map { "\($0.digits):\($0.finding)" }.joined(separator: " "), findings.joined(separator: " "),
        ].joined(separator: "\t")
    }
}

/// Text for one column of a table: `\n`, `\t`, `\r`, `\\`, and `\u{feff}` for what cannot be seen.
func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        case "\\": result += "\\\\"
        case "\0"..." ": result += scalar == " " ? " " : "\\u{\(String(scalar.value, radix: 16))}"
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .nonspacingMark:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}
