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
