import GRDB
import SurveyCore

/// One file of a hand-in being taken: each row is checked and stored as it comes; what the log says of the units is
/// written at the end. Kept in memory: a few numbers per unit, and one per stretch of rows for their place in the file.
final class HandInFile {
    let call: HandInCall
    let writing: Writing
    private let db: Database
    private let announced: Bool
    private let today: CivilDate
    private let rows: HandInRows
    private let inserter: HandInInserter
    private let findUnit: RawStatement
    private var ledger: UnitLedger { call.ledger }
    /// Numbers of the units that the file named, in its order.
    private var inOrder: [Int32] = []
    /// Units whose earlier hand-in was withdrawn for this file.
    private var replaced: [Int] = []
    /// The units named last, by their spelling.
    private var recent: [String: HandInUnit] = [:]
    private var lastSpelling: [UInt8] = []
    private var lastUnit: HandInUnit?
    private(set) var result = FileTaken()
    private var dateFinding: Finding?
    private lazy var nearest = NearestUnits(db)
    /// Where the findings `number-changed` stand, to be completed with the unit's final count.
    private var changes: [(finding: Int, unit: HandInUnit)] = []

    init(_ call: HandInCall, _ writing: Writing) throws {
        self.call = call
        self.writing = writing
        db = writing.db
        announced = try UnitDirectory.isAnnounced(db)
        today = writing.act.now.date(writing.rulebook.offset)
        rows = try HandInRows(db)
        inserter = try HandInInserter(db, call.ledger, salts: call.act.salts, besides: call.path)
        findUnit = try RawStatement(db, UnitDirectory.findSQL)
    }

    /// The units of which rows were refused, or the file, by their key names.
    func refusedByUnit() throws -> [(unit: String, count: Int)] {
        try inOrder.compactMap { unit in
            let count = result.unusable ? 1 : Int(ledger[Int(unit)].refused)
            return count > 0 ? (try UnitDirectory.key(db, of: Int(unit)), count) : nil
        }
    }

    /// To be called when the file is taken, or given up: then it has replaced nothing either.
    func end(kept: Bool) {
        ledger.endFile(of: inOrder, kept: kept)
        guard !kept else { return }
        for unit in replaced { ledger[unit].isReplaced = false }
    }

    /// Nothing of the file is taken. Its other rows are still read for the units that they name.
    func refuse(_ finding: Finding) {
        guard !result.unusable else { return }
        result.unusable = true
        result.findings.append(finding)
    }

    func take(_ prepared: PreparedBatch) throws {
        let batch = prepared.batch
        try batch.bytes.withUnsafeBufferPointer { bytes in
            for index in batch.rows.indices {
                try take(index, of: batch, bytes, mayBeShared: call.othersWrote || prepared.mayBeShared[index])
            }
        }
        try inserter.seal()
    }

    private func take(
        _ index: Int,
        of batch: HandInBatch,
        _ bytes: UnsafeBufferPointer<UInt8>,
        mayBeShared: Bool
    ) throws {
        let row = batch.rows[index]
        guard let unit = try unit(UnsafeBufferPointer(rebasing: bytes[row.unit.range])) else {
            try refuseUnitless(row, String(decoding: bytes[row.unit.range], as: UTF8.self))
            return
        }
        guard !row.refused else {
            refuse(unit)
            return
        }
        guard !result.unusable else { return }
        try replaceEarlier(of: unit)
        let cells = HandInRows.Cells(row, bytes)
        if ledger[unit.id].hasEarlier, try rows.isUnchanged(cells, unit) {
            result.unchanged += 1
            return
        }
        if !row.takenAs.isEmpty, let contact = try FixListRow(db, cells, unit) {
            return keep(contact, row, cells, unit)
        }
        if mayBeShared { try inserter.flush() }
        if mayBeShared, let other = try rows.holder(of: cells.phone, in: unit, cells) {
            refuse(unit)
            let key = ContactKey(unit: unit.key, ordinal: other.ordinal).text
            report(.duplicateInUnit(record: inserter.record(of: other.id), key: key), row, cells, unit)
            return
        }
        guard let date = try date(of: row, unit) else { return }
        try findOddities(row, cells, unit, mayBeShared: mayBeShared)
        inserter.accept(index, of: batch, unit, date)
        result.taken += 1
    }

    private func refuse(_ unit: HandInUnit) {
        ledger[unit.id].refused += 1
        result.refused += 1
    }

    /// A row whose unit is no unit of the survey; one that names none at all was reported by the reader.
    private func refuseUnitless(_ row: HandInBatch.Row, _ name: String) throws {
        result.refused += 1
        guard !row.refused, !row.unit.isEmpty else { return }
        report(.unknownUnit(nearest: try nearest.name(near: name)), row, value: name, unit: nil)
    }

    /// A row of a fix list whose contact is there already never becomes a further one.
    private func keep(_ contact: FixListRow, _ row: HandInBatch.Row, _ cells: HandInRows.Cells, _ unit: HandInUnit) {
        guard let difference = contact.difference else {
            result.unchanged += 1
            return
        }
        refuse(unit)
        report(difference, row, cells, unit)
    }

    private func date(of row: HandInBatch.Row, _ unit: HandInUnit) throws -> CivilDate? {
        let given = call.options.keepDate ? call.dateBefore(of: unit.id) : row.receivedOn
        if let date = given ?? call.options.received { return date }
        // `--keep-date` for a unit without a date needs `--received`; so does a day on which "today" would be late.
        guard !call.options.keepDate, !writing.rulebook.isLate(today) else {
            refuse(Finding(.receivedUnknown(today: today), unit: call.options.keepDate ? unit.name : nil))
            return nil
        }
        if dateFinding == nil {
            dateFinding = Finding(.receivedToday(today))
            result.findings.append(dateFinding!)
        }
        return today
    }

    private func findOddities(_ row: HandInBatch.Row, _ cells: HandInRows.Cells, _ unit: HandInUnit, mayBeShared: Bool)
        throws
    {
        if mayBeShared, let other = try rows.holderElsewhere(of: cells.phone, than: unit, cells) {
            report(
                .sharedAcrossUnits(key: ContactKey(unit: other.key, ordinal: other.ordinal).text, unit: other.name),
                row,
                cells,
                unit
            )
        }
        if ledger[unit.id].hasEarlier, let other = try rows.samePerson(as: cells, unit) {
            changes.append((result.findings.count, unit))
            report(
                .numberChanged(
                    key: ContactKey(unit: unit.key, ordinal: other.ordinal).text,
                    old: other.given,
                    new: cells.text(cells.given),
                    provided: 0
                ),
                row,
                cells,
                unit
            )
        }
    }

    private func report(
        _ kind: Finding.Kind,
        _ row: HandInBatch.Row,
        _ cells: HandInRows.Cells,
        _ unit: HandInUnit
    ) {
        report(kind, row, value: cells.text(cells.given), unit: unit.name)
    }

    private func report(_ kind: Finding.Kind, _ row: HandInBatch.Row, value: String, unit: String?) {
        result.findings.append(Finding(kind, record: row.record, line: row.line, value: value, unit: unit))
    }

    /// The unit of a cell; `nil` when it is empty or no unit of the table. Rows of one unit mostly stand together.
    private func unit(_ spelling: UnsafeBufferPointer<UInt8>) throws -> HandInUnit? {
        if let lastUnit, lastSpelling.elementsEqual(spelling) { return lastUnit }
        guard !spelling.isEmpty else { return nil }
        let name = String(decoding: spelling, as: UTF8.self)
        lastUnit = try recent[name] ?? load(name)
        if recent.count == 1000 { recent.removeAll(keepingCapacity: true) }
        recent[name] = lastUnit
        lastSpelling.replaceSubrange(lastSpelling.indices, with: spelling)
        return lastUnit
    }

    private func load(_ name: String) throws -> HandInUnit? {
        let known = try UnitDirectory.find(findUnit, name)
        guard known != nil || !announced, !trimmed(name).isEmpty else { return nil }
        let entry = try known ?? UnitDirectory(writing).create(name, announced: false)
        let unit = HandInUnit(entry)
        if ledger[unit.id].rank == 0 {
            try call.touch(entry)
            inOrder.append(Int32(entry.id))
            var state = ledger[unit.id]
            state.rank = Int32(inOrder.count)
            state.ordinalBefore = Int32(entry.ordinals)
            state.ordinal = Int32(entry.ordinals)
            state.hasEarlier = try rows.hasProvided(unit)
            ledger[unit.id] = state
        }
        return unit
    }

    /// `--replace`, once a call and unit, when the first usable row of the unit comes.
    private func replaceEarlier(of unit: HandInUnit) throws {
        guard call.options.replace, !ledger[unit.id].isReplaced else { return }
        ledger[unit.id].isReplaced = true
        replaced.append(unit.id)
        let drawn = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM contact c JOIN listed l ON l.contact = c.id
                WHERE c.unit = ? AND c.withdrawn = 0)
                """,
            arguments: [unit.id]
        )!
        guard !drawn else { throw Refusal.order(.replaceAfterDraw(unit: unit.name)) }
        let keys = try Survey.withdrawContacts(db, of: unit.entry, upTo: call.lastBefore)
        ledger[unit.id].hasEarlier = try rows.hasProvided(unit)
        guard !keys.isEmpty else { return }
        try writing.append(.withdrawn(unit: unit.key, contacts: keys, whole: false, reason: "replaced"))
    }

    /// Writes what the log says of each unit, in the order in which the file named them.
    func finish(name: String, digest: String) throws {
        try inserter.flush()
        inserter.spool.arrange { [ledger] in Int(ledger[$0].rank) }
        var entries: HandInEntries?
        for unit in inOrder {
            let state = ledger[Int(unit)]
            guard state.taken > 0 || state.refused > 0 else { continue }
            if try state.taken == 0 && call.isTraced(unit: Int(unit), file: digest, refused: Int(state.refused)) {
                continue
            }
            entries =
                try entries ?? HandInEntries(writing, inserter.spool, name: name, file: digest, call.interruption)
            try entries?.write(Int(unit), state)
        }
        try entries?.finish()
        for change in changes { try complete(change) }
        try noteWhenNothingChanged()
    }

    private func complete(_ change: (finding: Int, unit: HandInUnit)) throws {
        guard case .numberChanged(let key, let old, let new, _) = result.findings[change.finding].kind else {
            return
        }
        let before = result.findings[change.finding]
        let provided = try rows.provided(change.unit)
        result.findings[change.finding] = Finding(
            .numberChanged(key: key, old: old, new: new, provided: provided),
            record: before.record,
            line: before.line,
            column: before.column,
            value: before.value,
            unit: before.unit
        )
    }

    private func noteWhenNothingChanged() throws {
        guard result.taken == 0, result.unchanged > 0, let unit = inOrder.first else { return }
        let written = try Int.fetchOne(
            db,
            sql: "SELECT max(written) FROM hand_in WHERE unit = ? AND taken > 0",
            arguments: [unit]
        )
        guard let written else { return }
        let of = inOrder.count == 1 ? try UnitDirectory.key(db, of: Int(unit)) : nil
        result.findings.append(Finding(.alreadyImported(at: Timestamp(seconds: written)), unit: of))
    }
}

/// The unit of the row in hand; what is known of it beyond its names stands in the ``UnitLedger``.
final class HandInUnit {
    let entry: UnitDirectory.Entry
    var id: Int { entry.id }
    var key: String { entry.key }
    var name: String { entry.name }
    let keyBytes: [UInt8]

    init(_ entry: UnitDirectory.Entry) {
        self.entry = entry
        keyBytes = Array(entry.key.utf8)
    }
}
