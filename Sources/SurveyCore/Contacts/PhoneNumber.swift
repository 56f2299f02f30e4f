/// The telephone number of a contact in the normal forms of columns.md §Numbers: `15400000123`, `0371-67181234`,
/// `0371-67181234x801`, `4001234567`, `95588`, abroad `+85221234567`.
package struct PhoneNumber: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case mobile, landline, serviceLine, shortNumber, abroad }

    /// Why no telephone can dial what was handed in.
    package enum Fault: Hashable, Sendable {
        /// Digits that a mobile or landline number lacks.
        case short(by: Int)
        case long(by: Int)
        case letters
        case notANumber
    }

    package let normal: String
    package let kind: Kind

    package init(normal: String, kind: Kind) {
        self.normal = normal
        self.kind = kind
    }

    /// A number that is already in normal form, as the store keeps it; `nil` for anything else.
    package init?(normal: String) {
        guard let number = PhoneNumber.parse(normal, areaCode: "").number, number.normal == normal else { return nil }
        self = number
    }
}

extension PhoneNumber {
    /// What a cell of the number's column holds (columns.md §Numbers).
    package struct Reading: Hashable, Sendable {
        /// The first number; `nil` when no telephone can dial the cell.
        package var number: PhoneNumber?
        /// Further numbers of the cell, in its order.
        package var others: [PhoneNumber] = []
        /// Part of some number had to be assumed: its area code, or a zero that was lost other than after +86 or 0086.
        package var assumed = false
        /// Those of columns.md §Findings that concern numbers.
        package var findings: [Finding.Kind] = []
    }

    /// Reads a number in any style of columns.md §Numbers. `areaCode` (`0371`) completes local numbers; with an
    /// empty one they stay undiallable.
    package static func parse(_ text: String, areaCode: String) -> Reading {
        var text = text
        return text.withUTF8 { read(utf8: $0, areaCode: areaCode) }
    }

    /// As ``parse(_:areaCode:)``, on the valid UTF-8 of a cell.
    package static func read(utf8 bytes: UnsafeBufferPointer<UInt8>, areaCode: String) -> Reading {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if let plain = CellText.fold(scalar) { scalars.append(plain) }
        }
        if let damaged = CellText.spreadsheetNumber(&scalars) {
            guard damaged else { return Reading(findings: [.numberDamagedBySpreadsheet]) }
        }
        var reader = CellReader(plan: NumberingPlan(areaCode: Array(areaCode.utf8)))
        reader.read(DigitGroup.groups(of: scalars))
        return reader.reading
    }
}

/// The scalars of a cell, made plain.
enum CellText {
    /// Full-width signs as ASCII, all dashes as `-`, all blanks as a space; invisible ones and text marks fall away.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0x30FC, 0x2500: "-"
        case 0x09, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
        case 0x3001: "/"
        case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xAD: nil
        default: scalar.halfWidth
        }
    }

    /// Puts `15400000123.0` and an exact `1.5400000123E+10` right. `false` when the spreadsheet has lost digits; `nil`
    /// when the cell is no spreadsheet's number.
    static func spreadsheetNumber(_ scalars: inout [Unicode.Scalar]) -> Bool? {
        var text = scalars.drop { $0 == " " }
        while text.last == " " { text = text.dropLast() }
        let whole = text.prefix(while: isDigit)
        var rest = text.dropFirst(whole.count)
        guard !whole.isEmpty, let mark = rest.first else { return nil }
        var decimals = rest[rest.startIndex..<rest.startIndex]
        if mark == "." {
            rest = rest.dropFirst()
            decimals = rest.prefix(while: isDigit)
            rest = rest.dropFirst(decimals.count)
            guard !decimals.isEmpty else { return nil }
        }
        if rest.isEmpty {
            guard whole.count >= 5, decimals.allSatisfy({ $0 == "0" }) else { return nil }
            scalars = Array(whole)
            return true
        }
        guard rest.first == "e" || rest.first == "E", whole.count == 1 else { return nil }
        let exponent = rest.dropFirst().drop { $0 == "+" }
        guard (1...2).contains(exponent.count), exponent.allSatisfy(isDigit) else { return nil }
        let power = exponent.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
        guard decimals.count == power else { return false }
        scalars = Array(whole) + Array(decimals)
        return true
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
