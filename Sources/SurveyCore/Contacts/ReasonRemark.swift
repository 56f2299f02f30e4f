/// What in the reason of an erasure may tell of the person again. It is said, not refused.
package enum ReasonRemark: String, CaseIterable, Sendable {
    /// Seven digits or more in a row, blanks and hyphens between them passed over.
    case number = "reason-with-number"
    /// The contact's own name.
    case name = "reason-with-name"

    /// - Parameter person: the contact's name as handed in.
    package static func remarks(on reason: String, person: String) -> [ReasonRemark] {
        var (digits, most) = (0, 0)
        for scalar in reason.unicodeScalars.map(\.halfWidth) where !scalar.isBlank && scalar != "-" {
            digits = ("0"..."9").contains(scalar) ? digits + 1 : 0
            most = max(most, digits)
        }
        let name = trimmed(person)
        // One character alone is in too many words.
        let isNamed = name.unicodeScalars.count > 1 && nfc(reason).contains(name)
        return (most >= 7 ? [.number] : []) + (isNamed ? [.name] : [])
    }
}
