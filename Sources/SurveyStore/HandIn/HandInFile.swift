import GRDB
import Glibc
import SurveyCore

/// One file of a hand-in being taken: what becomes of each row is decided and carried out as the row comes; what the log
/// says of the units is written at the end. Kept in memory: a few numbers per unit, and one per stretch of rows for their
/// place in the file.
final class HandInFile {
    /// What becomes of a row.
    private enum Decision {
        case taken(CivilDate, remarks: [Finding.Kind])
        /// A contact of an earlier import, as it stands, with what is to be said of it.
        case unchanged([Finding.Kind])
        /// With what is to be said of it, unless the reader has said it.
        case refused(Finding.Kind?)
        /// Nothing of the file can be taken.
        case unusable(Finding)
    }

    let run: HandInRun
    let writing: Writing
    private let db: Database
    private let announced: Bool
    private let today: CivilDate
    private let earlier: EarlierContacts
    private let insert: ContactInsert
    private let findUnit: RawStatement
    /// Numbers of the units that the file named, in its order.
    private var inOrder: [Int32] = []
    /// Units whose earlier hand-in was withdrawn for this file.
    private var replaced: [Int] = []
    /// The units named last, by their spelling.
    private var recent: [String: HandInUnit] = [:]
    private var lastSpelling: [UInt8] = []
    private var lastUnit: HandInUnit?
    private(set) var result = FileTaken()
    private var isDatedToday = false
    private lazy var nearest = NearestUnits(db)

    init(_ run: HandInRun, _ writing: Writing) throws {
        self.run = run
        self.writing = writing
        db = writing.db
        announced = try UnitDirectory.isAnnounced(db)
        today = writing.act.now.date(writing.rulebook.offset)
        earlier = try EarlierContacts(db)
        insert = try ContactInsert(db, salts: writing.act.salts, besides: run.path)
        findUnit = try RawStatement(db, UnitDirectory.findSQL)
    }

    /// The units of which rows were refused, or the file, by their key names.
    func refusedByUnit() throws -> [(unit: String, count: Int)] {
        try inOrder.compactMap { unit in
            let count = result.unusable ? 1 : Int(run.ledger[Int(unit)].refused)
            return count > 0 ? (try UnitDirectory.key(db, of: Int(unit)), count) : nil
        }
    }

    /// To be called when the file is taken, or given up: then it has replaced nothing either.
    func end(kept: Bool) {
        for unit in inOrder { run.ledger[Int(unit)].endFile(kept: kept) }
        guard !kept else { return }
        for unit in replaced { run.ledger[unit].isReplaced = false }
    }

    /// Nothing of the file is taken. Its other rows are still read for the units that they name.
    /// - Parameter finding: why, unless the reader has said it.
    func refuse(_ finding: Finding? = nil) {
        guard !result.unusable else { return }
        result.unusable = true
        finding.map(say)
    }

    func take(_ prepared: PreparedBatch) throws {
        try prepared.batch.bytes.withUnsafeBufferPointer { bytes in
            let holdsNUL = !bytes.isEmpty && memchr(bytes.baseAddress!, 0, bytes.count) != nil
            for (index, row) in prepared.batch.rows.enumerated() {
                let cells = HandInCells(row: row, bytes: bytes)
                if holdsNUL, let bad = cells.withNUL {
                    refuse(cells, Finding(.controlCharacters(scalars: [0]), value: bad))
                    continue
                }
                let mayBeShared = run.othersWrote || prepared.mayBeShared[index]
                try take(cells, mayBeShared: mayBeShared) { unit, ordinal, date in
                    insert.accept(index, of: prepared.batch, unit, ordinal: ordinal, date)
                }
            }
        }
        try insert.seal()
    }

    private func take(
        _ cells: HandInCells,
        mayBeShared: Bool,
        store: (HandInUnit, _ ordinal: Int, CivilDate) -> Void
    ) throws {
        let row = cells.row
        guard let unit = try unit(cells[row.unit]) else { return try refuseUnitless(cells) }
        switch try decide(cells, unit, mayBeShared: mayBeShared) {
        case .taken(let date, let remarks):
            for remark in remarks { report(remark, cells, unit) }
            store(unit, run.ledger[unit.id].accept(date), date)
            result.taken += 1
        case .unchanged(let remarks):
            result.unchanged += 1
            for remark in remarks { report(remark, cells, unit) }
        case .refused(let kind):
            run.ledger[unit.id].refused += 1
            run.ledger[unit.id].hasRefusedRow = true
            result.refused += 1
            if let kind { report(kind, cells, unit) }
        case .unusable(let finding): refuse(finding)
        case nil: break
        }
    }

    // MARK: Decide

    /// `nil` when the file is of no use already and the row cannot change that.
    private func decide(_ cells: HandInCells, _ unit: HandInUnit, mayBeShared: Bool) throws -> Decision? {
        let row = cells.row
        if row.refused { return .refused(nil) }
        if result.unusable { return nil }
        try replaceEarlier(of: unit)
        let hasEarlier = run.ledger[unit.id].providedBefore > 0
        if hasEarlier, let same = try earlier.unchanged(cells, unit) {
            let isDated = given(row).map { $0 == same.receivedOn } ?? true
            return try unchanged(row, same.ordinal, unit, isWhole: same.isWhole, isDated: isDated)
        }
        // A row of a fix list whose contact is there already never becomes a further one.
        if !row.takenAs.isEmpty, let contact = try FixListRow(db, cells, unit) {
            if let difference = contact.difference { return .refused(difference) }
            return try unchanged(row, contact.ordinal, unit, isWhole: contact.isWhole, isDated: false)
        }
        if mayBeShared { try insert.flush() }
        if mayBeShared, let other = try earlier.holder(of: cells, in: unit) {
            let key = ContactKey(unit: unit.key, ordinal: other.ordinal)
            return .refused(.duplicateInUnit(record: insert.record(of: other.id), key: key.text))
        }
        let given = run.options.keepDate ? run.ledger[unit.id].dateBefore : row.receivedOn
        if let given, given > today { return .refused(.receivedInFuture(given)) }
        guard let date = given ?? run.options.received ?? dateOfToday() else {
            return .unusable(Finding(.receivedUnknown(today: today), unit: run.options.keepDate ? unit.name : nil))
        }
        var remarks: [Finding.Kind] = []
        if mayBeShared, let other = try earlier.holderElsewhere(of: cells, than: unit) {
            remarks.append(.sharedAcrossUnits(key: other.key.text, unit: other.unit))
        }
        if hasEarlier, let other = try earlier.samePerson(as: cells, unit) {
            let key = ContactKey(unit: unit.key, ordinal: other.ordinal).text
            let provided = Int(run.ledger[unit.id].providedBefore) + run.ledger[unit.id].taken + 1
            remarks.append(
                .numberChanged(key: key, old: other.given, new: cells.text(row.phoneAsGiven), provided: provided)
            )
        }
        return .taken(date, remarks: remarks)
    }

    /// The date that somebody has given for the row.
    private func given(_ row: HandInBatch.Row) -> CivilDate? {
        run.options.keepDate ? nil : row.receivedOn ?? run.options.received
    }

    /// - Parameter isDated: the date given, if one is, is known to be the contact's own.
    private func unchanged(
        _ row: HandInBatch.Row,
        _ ordinal: Int,
        _ unit: HandInUnit,
        isWhole: Bool,
        isDated: Bool
    ) throws -> Decision {
        var remarks: [Finding.Kind] = []
        if !isWhole { remarks.append(.notUpdated(key: ContactKey(unit: unit.key, ordinal: ordinal).text)) }
        if !isDated, let given = given(row), let counts = try earlier.otherDate(than: given, ordinal, of: unit) {
            if given > today { return .refused(.receivedInFuture(given)) }
            remarks.append(.receivedOtherwise(given: given, counts: counts))
        }
        return .unchanged(remarks)
    }

    /// The date of a row for which nobody has given one; `nil` where it would be late: then it has to be given. So it has
    /// with `--keep-date`, for a unit without a date.
    private func dateOfToday() -> CivilDate? {
        guard !run.options.keepDate, !writing.rulebook.isLate(today) else { return nil }
        if !isDatedToday { say(Finding(.receivedToday(today))) }
        isDatedToday = true
        return today
    }

    /// A row whose unit is no unit of the survey; one that names none at all was reported by the reader.
    private func refuseUnitless(_ cells: HandInCells) throws {
        let name = cells.text(cells.row.unit)
        refuse(cells, name.isEmpty ? nil : Finding(.unknownUnit(nearest: try nearest.name(near: name)), value: name))
    }

    /// - Parameter finding: without its place; what the reader refused it has said itself.
    private func refuse(_ cells: HandInCells, _ finding: Finding?) {
        result.refused += 1
        guard !cells.row.refused, var finding else { return }
        (finding.record, finding.line) = (cells.row.record, cells.row.line)
        say(finding)
    }

    private func report(_ kind: Finding.Kind, _ cells: HandInCells, _ unit: HandInUnit) {
        let row = cells.row
        let given: String? =
            switch kind {
            // Not the number is to be looked at: so the rows of a unit are said once.
            case .receivedOtherwise: nil
            case .receivedInFuture(let date): date.description
            default: cells.text(row.phoneAsGiven)
            }
        say(Finding(kind, record: row.record, line: row.line, value: given, unit: unit.name))
    }

    private func say(_ finding: Finding) {
        result.findings.append(finding)
        run.listener?(finding)
    }

    // MARK: Units

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
        if run.ledger[unit.id].rank == 0 {
            try run.touch(entry)
            inOrder.append(Int32(entry.id))
            let provided = try earlier.providedBefore(unit)
            run.ledger[unit.id].beginFile(rank: inOrder.count, ordinals: entry.ordinals, providedBefore: provided)
        }
        return unit
    }

    /// `--replace`, once per run and unit, when the first usable row of the unit comes.
    private func replaceEarlier(of unit: HandInUnit) throws {
        guard run.options.replace, !run.ledger[unit.id].isReplaced else { return }
        run.ledger[unit.id].isReplaced = true
        replaced.append(unit.id)
        let drawn = try Bool.readTheOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM contact c JOIN listed l ON l.contact = c.id
                WHERE c.unit = ? AND c.withdrawn = 0)
                """,
            arguments: [unit.id]
        )
        guard !drawn else { throw Refusal.order(.replaceAfterDraw(unit: unit.name)) }
        let keys = try Survey.withdrawContacts(db, of: unit.entry, upTo: run.lastBefore)
        run.ledger[unit.id].providedBefore = Int32(try earlier.providedBefore(unit))
        guard !keys.isEmpty else { return }
        try writing.append(.withdrawn(unit: unit.key, contacts: keys, whole: false, reason: "replaced"))
    }

    // MARK: The file's end

    /// Writes what the log says of each unit, in the order in which the file named them.
    func finish(name: String, digest: String) throws {
        try insert.flush()
        insert.spool.arrange { [ledger = run.ledger] in Int(ledger[$0].rank) }
        var entries: HandInEntries?
        for unit in inOrder.lazy.map(Int.init) {
            try run.interruption()
            let state = run.ledger[unit]
            if state.taken == 0 {
                guard state.refused > 0 else { continue }
                if try run.isTraced(unit: unit, file: digest, refused: Int(state.refused)) { continue }
            }
            entries = try entries ?? HandInEntries(writing, insert.spool, name: name, file: digest)
            try entries?.write(unit, state)
        }
        try entries?.finish()
        try noteWhenNothingChanged()
    }

    private func noteWhenNothingChanged() throws {
        guard result.taken == 0, result.unchanged > 0, let unit = inOrder.first else { return }
        let written = try Timestamp.readOne(
            db,
            sql: "SELECT max(written) FROM hand_in WHERE unit = ? AND taken > 0",
            arguments: [unit]
        )
        guard let written else { return }
        let of = inOrder.count == 1 ? try UnitDirectory.key(db, of: Int(unit)) : nil
        say(Finding(.alreadyImported(at: written), unit: of))
    }
}

/// The unit of the row in hand; what else is known of it stands in the ``UnitLedger``.
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
