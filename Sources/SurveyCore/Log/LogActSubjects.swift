extension LogAct {
    /// Whether the act is about this unit (key name) or one of its contacts.
    /// - Parameter calls: those of its contacts, by which an act on a call is known.
    package func concerns(unit: String, calls: Set<Int>) -> Bool {
        func owns(_ key: String) -> Bool { ContactKey(key)?.unit == unit }
        return switch self {
        case .created, .surveyors, .drawn, .closed, .reopened, .purged: false
        case .voided(let call, _): calls.contains(call)
        case .units(let rows): rows.contains { $0.unit == unit }
        case .contacts(let handIn): handIn.unit == unit
        case .withdrawn(let name, _, _, _), .renamed(let name, _, _), .received(let name, _, _),
            .ruled(let name, _, _, _), .rulingWithdrawn(let name, _), .released(_, let name, _):
            name == unit
        case .reassigned(_, let to, _): to.contains { $0.keys.contains(where: owns) }
        case .called(let call), .amended(let call, _, _): owns(call.contact)
        case .numberCorrected(let contact, _, _, _), .forgotten(let contact, _), .skipped(let contact, _, _):
            owns(contact)
        case .published(let grades, _): grades.contains { $0.unit == unit }
        }
    }

    /// Whether the act is about this contact (key). An act on a call is found by the call's number.
    package func concerns(contact key: String, calls: Set<Int>) -> Bool {
        switch self {
        case .called(let call), .amended(let call, _, _): call.contact == key
        case .voided(let call, _): calls.contains(call)
        case .numberCorrected(let contact, _, _, _), .forgotten(let contact, _), .skipped(let contact, _, _):
            contact == key
        case .withdrawn(_, let contacts, _, _): contacts.contains(key)
        case .reassigned(_, let to, _): to.contains { $0.keys.contains(key) }
        case .contacts(let handIn):
            handIn.contacts.contains { ContactKey(unit: handIn.unit, ordinal: $0.ordinal).text == key }
        case .created, .units, .surveyors, .released, .renamed, .received, .drawn, .ruled, .rulingWithdrawn, .published,
            .closed, .reopened, .purged:
            false
        }
    }

    /// The digest of a reason that may tell of a person.
    package var reasonDigest: String? {
        switch self {
        case .amended(_, _, let reason), .voided(_, let reason), .numberCorrected(_, _, _, let reason),
            .forgotten(_, let reason), .skipped(_, _, let reason):
            reason
        case .called, .contacts: nil
        case .created, .units, .surveyors, .released, .withdrawn, .renamed, .received, .drawn, .reassigned, .ruled,
            .rulingWithdrawn, .published, .closed, .reopened, .purged:
            nil
        }
    }

    /// The digest that the entries of one sheet have in common.
    package var sheet: String? {
        switch self {
        case .called(let call), .amended(let call, _, _): call.sheet
        default: nil
        }
    }

    /// Digests of texts kept beside the log, those of contacts' own texts and of sheets apart.
    package var digests: [String] {
        switch self {
        case .contacts(let handIn): [handIn.name, handIn.file]
        case .called(let call): [call.note].compactMap { $0 }
        case .amended(let call, _, let reason): [call.note, reason].compactMap { $0 }
        case .voided(_, let reason), .forgotten(_, let reason), .skipped(_, _, let reason): [reason]
        case .numberCorrected(_, _, let number, let reason): [number, reason].compactMap { $0 }
        case .created, .units, .surveyors, .released, .withdrawn, .renamed, .received, .drawn, .reassigned, .ruled,
            .rulingWithdrawn, .published, .closed, .reopened, .purged:
            []
        }
    }
}

extension LogAct.Kind {
    /// Whether it is an act of fieldwork or tells of contacts, and so is over once everybody's data were erased.
    package var endsWithPurge: Bool {
        switch self {
        case .units, .surveyors, .released, .contacts, .withdrawn, .received, .drawn, .reassigned, .called, .amended,
            .voided, .skipped,
            .numberCorrected, .reopened, .forgotten, .purged:
            true
        case .created, .renamed, .ruled, .rulingWithdrawn, .published, .closed: false
        }
    }
}

extension LogAct {
    /// A reason that stands in clear (log.md §Entries); others are digests.
    package var officialReason: String? {
        switch self {
        case .released(_, _, let reason), .withdrawn(_, _, _, let reason), .renamed(_, _, let reason),
            .received(_, _, let reason), .reassigned(_, _, let reason), .ruled(_, _, _, let reason),
            .rulingWithdrawn(_, let reason), .published(_, let reason), .closed(let reason), .reopened(let reason),
            .purged(_, _, let reason):
            reason
        case .created, .units, .surveyors, .contacts, .drawn, .called, .amended, .voided, .skipped, .numberCorrected,
            .forgotten:
            nil
        }
    }
}
