/// The cells of a contact that are kept as they were handed in, in the order of its text (log.md §Digests). Reading, storing,
/// digests, fix lists, erasure and `verify` go through this list; the raw value is the field's name in columns.md §Columns.
package enum KeptCell: String, CaseIterable, Sendable {
    case organisation, position, person
    case phoneAsGiven = "phone"
    case officer, remark

    /// Those by which a row is known again (columns.md §Rows of a hand-in).
    package static let identifying: [KeptCell] = [.organisation, .position, .person, .phoneAsGiven]

    /// The column of the survey's table `contact`.
    package var column: String {
        switch self {
        case .phoneAsGiven: "given"
        case .organisation, .position, .person, .officer, .remark: rawValue
        }
    }
}

extension HandInBatch.Row {
    package subscript(kept: KeptCell) -> HandInBatch.Cell {
        get {
            switch kept {
            case .organisation: organisation
            case .position: position
            case .person: person
            case .phoneAsGiven: phoneAsGiven
            case .officer: officer
            case .remark: remark
            }
        }
        set {
            switch kept {
            case .organisation: organisation = newValue
            case .position: position = newValue
            case .person: person = newValue
            case .phoneAsGiven: phoneAsGiven = newValue
            case .officer: officer = newValue
            case .remark: remark = newValue
            }
        }
    }
}
