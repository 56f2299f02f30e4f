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

    /// The number without its extension, and the extension.
    private var parts: (number: String, suffix: String) {
        guard let mark = normal.firstIndex(of: "x") else { return (normal, "") }
        return (String(normal[..<mark]), String(normal[mark...]))
    }

    /// For the eye and the dialling finger, and so that no spreadsheet takes it for a number: `154 0000 0123`,
    /// `400 123 4567`; landlines and numbers abroad keep their own mark.
    package var grouped: String {
        let (number, suffix) = parts
        func cut(_ lengths: [Int]) -> String {
            var rest = number[...]
            return lengths.map { length in
                defer { rest = rest.dropFirst(length) }
                return String(rest.prefix(length))
            }.joined(separator: " ") + suffix
        }
        return switch kind {
        case .mobile: cut([3, 4, 4])
        case .serviceLine: cut([3, 3, 4])
        case .landline, .shortNumber, .abroad: normal
        }
    }

    /// For reports: `154****0123`, `0371-****1234`. Extensions fall away; short numbers are nobody's own and stay.
    package var masked: String {
        let number = parts.number
        return switch kind {
        case .mobile, .serviceLine: "\(number.prefix(3))****\(number.suffix(4))"
        case .landline: "\(number.prefix { $0 != "-" })-****\(number.suffix(4))"
        case .abroad: "\(number.prefix(4))****\(number.suffix(3))"
        case .shortNumber: number
        }
    }
}
