/// The telephone number of a contact in the normal forms of numbers.md §Normal forms: `15400000123`, `0371-67181234`,
/// `0371-67181234x801`, `4001234567`, `95588`, abroad `+85221234567`.
package struct PhoneNumber: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case mobile, landline, serviceLine, shortNumber, abroad }

    /// Why no telephone can dial what was handed in.
    package enum Fault: Hashable, Sendable {
        /// Digits that a number like it lacks.
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
    /// What a cell of the number's column holds (numbers.md).
    package struct Reading: Hashable, Sendable {
        /// The first number; `nil` when no telephone can dial the cell.
        package var number: PhoneNumber?
        /// Further numbers of the cell, in its order.
        package var others: [PhoneNumber] = []
        /// Those of the numbers of which a part had to be assumed: an area code, or a zero that was lost.
        package var assumedNumbers: Set<PhoneNumber> = []
        /// Digits that are in no number, in the cell's order; where it has a number, each is named in a finding.
        package var leftOver: [LeftOver] = []
        /// Those of columns.md §Findings that concern numbers.
        package var findings: [Finding.Kind] = []

        package var assumed: Bool { !assumedNumbers.isEmpty }
    }

    /// Digits that are in no number (numbers.md §What is left over).
    package struct LeftOver: Hashable, Sendable {
        package enum Reason: Hashable, Sendable { case damaged, noTelephone, leftOver }

        /// A run of digits; of a part that a spreadsheet damaged, the part as it stands.
        package let text: String
        package let reason: Reason
    }

    /// Reads a number in any style of numbers.md. `areaCode` (`0371`) completes local numbers; with an empty one they
    /// stay undiallable.
    package static func parse(_ text: String, areaCode: String) -> Reading {
        var text = text
        return text.withUTF8 { read(utf8: $0, areaCode: areaCode) }
    }

    /// As ``parse(_:areaCode:)``, on the valid UTF-8 of a cell.
    package static func read(utf8 bytes: UnsafeBufferPointer<UInt8>, areaCode: String) -> Reading {
        NumberCellReader(areaCode: Array(areaCode.utf8)).read(NumberSigns.plain(bytes))
    }
}
