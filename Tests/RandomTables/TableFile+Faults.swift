extension TableFile {
    /// What a reader got wrong of this file: where each record is found in its account, and the contacts by record, each with
    /// the line on which it begins.
    package func faults(_ account: RecordAccount, _ contacts: [Int: ReadContact]) -> [String] {
        var faults = account.faults(records.map(\.cells))
        if let givenUp {
            if !account.isGivenUp || account.fileError != givenUp {
                faults.append("not given up with \(givenUp), but \(account.fileError ?? "read")")
            }
            return faults
        }
        // A file in which no row was meant as a contact may be given up or not.
        let isEmpty = records.allSatisfy {
            switch $0.fate {
            case .header, .blank, .passedOver: true
            case .contact, .refused: false
            }
        }
        guard !account.isGivenUp else { return isEmpty ? faults : faults + ["given up: \(account.fileError ?? "?")"] }
        let places = account.places(records.map(\.cells))
        for (index, record) in records.enumerated() {
            if let fault = fault(record, places[index], account.further[index + 1], contacts[index + 1]) {
                faults.append("record \(index + 1): \(fault)")
            }
        }
        let unread = account.findings["unread-columns"] ?? 0
        if unread < unreadColumns { faults.append("\(unread) of \(unreadColumns) unread-columns") }
        let fromName = account.findings["unit-from-name"] ?? 0
        if contactsOfNamedUnit > 0, fromName != 1 { faults.append("\(fromName) unit-from-name") }
        if account.counts != counts { faults.append("counts \(account.counts), not \(counts)") }
        return faults
    }

    private func fault(
        _ record: TableRecord,
        _ place: RecordAccount.Place,
        _ further: String?,
        _ contact: ReadContact?
    ) -> String? {
        switch (record.fate, place) {
        case (.header(let severity), .nowhere):
            return severity == further ? nil : "a further table, named as \(further ?? "nothing")"
        case (.blank, .blank), (.refused(nil), .refused), (.passedOver(nil), .named): return nil
        case (.refused(let code), .refused(let named)), (.passedOver(let code), .named(let named)):
            return code == named ? nil : "\(record.fate), not \(named)"
        case (.contact(let written), .contact):
            let wanted = ReadContact(written, line: record.line)
            return wanted == contact ? nil : "\(contact.map { "\($0)" } ?? "?"), not \(wanted)"
        default: return "\(place), not \(record.fate)"
        }
    }
}

/// A contact as a reader gives it.
package struct ReadContact: Hashable, Sendable, CustomStringConvertible {
    package var unit: String
    package var organisation: String
    package var position: String
    package var person: String
    /// As handed in (numbers.md §Columns of one row).
    package var number: String
    package var line: Int

    package init(unit: String, organisation: String, position: String, person: String, number: String, line: Int) {
        self.unit = unit
        self.organisation = organisation
        self.position = position
        self.person = person
        self.number = number
        self.line = line
    }

    package var description: String { "\([unit, organisation, position, person, number]) on line \(line)" }

    package init(_ written: WrittenContact, line: Int) {
        let segments = (written.areaCode.isEmpty ? [] : ["区号 " + written.areaCode]) + written.numbers
        self.init(
            unit: written.unit,
            organisation: written.organisation,
            position: written.position,
            person: written.person,
            number: segments.count == 1 ? segments[0] : segments.map(bare).joined(separator: " | "),
            line: line
        )
    }
}
