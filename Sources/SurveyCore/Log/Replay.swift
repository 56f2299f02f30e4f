/// Folds the entries of a log, in order, into what lists, states and grades follow from (log.md). Knows no
/// table. Attempts are handed on, not kept: there may be a million.
package struct Replay {
    package let rulebook: Rulebook
    /// In the official order: that in which the log first names them.
    package private(set) var units: [Unit] = []
    /// In the order of taking, withdrawn ones too.
    package internal(set) var contacts: [Contact] = []
    package internal(set) var surveyors: [Surveyor] = []
    package internal(set) var draws: [Draw] = []
    package internal(set) var avoidances = Avoidances()
    package private(set) var corrections: [Int: [NumberCorrection]] = [:]
    package private(set) var closing: Closing?
    /// How often grades were published.
    package private(set) var publications = 0
    /// Entries that erased one contact's texts, by contact, and everybody's.
    package private(set) var forgotten: [Int: [Int]] = [:]
    package private(set) var purges: [Int] = []
    package private(set) var created: Timestamp?
    package private(set) var purged: Timestamp?
    /// The entries that released a surveyor from a unit.
    package private(set) var releases: [Int] = []
    /// The first thing in draws and reassignments that does not follow from seed and roster.
    package internal(set) var drawFault: Verification.Detail?
    private var unitIndex: [String: Int] = [:]
    private var surveyorIndex: [String: Int] = [:]
    /// The file of the last `contacts` entry.
    private var file: (number: Int32, digest: String, last: Int) = (0, "", 0)
    private var lastCall = 0

    package struct Unit {
        package let key: String
        /// The shown name.
        package var name: String
        /// Names given by units' tables and `unit rename`, which stay accepted.
        package var otherNames: [String] = []
        /// By the last units' table that named it.
        package var kind = ""
        /// Some units' table named it.
        package var announced = false
        package var withdrawn = false
        /// Refused rows of all hand-ins.
        package var refused = 0
        /// Contacts by ordinal, from 1.
        package var contacts: [Int32] = []
        /// What `unit received` says, and of the contacts up to which ordinal.
        package var received: (day: CivilDate, upTo: Int)?
        package var ruling: Ruling?
        package var published: PublishedGrade?
    }

    /// What the log says of one contact, besides its attempts; small, since there may be a million.
    package struct Contact {
        package let unit: Int32
        package let ordinal: Int32
        /// Days since 1970-01-01.
        package let receivedOn: Int32
        package let assumed: Bool
        /// The entries that took it and withdrew it; 0 is never.
        package let taken: Int32
        /// Of the files taken the n-th: its entries follow each other, one for each unit.
        package let file: Int32
        package var withdrawn: Int32 = 0
        /// Index of its draw; -1 is not drawn.
        package var draw: Int32 = -1
        /// Index of the surveyor who has it.
        package var surveyor: Int32 = -1
        /// On his list, from 1.
        package var place: Int32 = 0
        package let digest: Digest

        /// Whether its line stood in the roster at this entry.
        package func isProvided(at sequence: Int) -> Bool {
            Int(taken) < sequence && (withdrawn == 0 || Int(withdrawn) > sequence)
        }
    }

    package struct Surveyor {
        package let name: String
        /// By the last surveyors' table that gave one.
        package var login: String?
        /// The last place given on the list; none is given twice.
        package var places: Int32 = 0
    }

    package struct Closing: Hashable, Sendable {
        package let at: Timestamp
        package let by: String
        package let reason: String
    }

    package struct Draw {
        package let record: LogAct.DrawRecord
        package let sequence: Int
        package let written: Timestamp
        /// The names of all who took part.
        let surveyors: [String]

        init(record: LogAct.DrawRecord, sequence: Int, written: Timestamp) {
            self.record = record
            self.sequence = sequence
            self.written = written
            surveyors = record.surveyors.map(\.name)
        }
    }

    /// What becomes of attempts.
    package enum Dial {
        /// The attempt as it stands by itself; what it keeps of the one it replaces is not yet taken over.
        case made(contact: Int, LogAct.CallEntry, replaces: Int?)
        case voided(call: Int)
    }

    /// An entry that cannot follow those before it.
    package struct Impossible: Error {}

    package init(rulebook: Rulebook) { self.rulebook = rulebook }

    /// - Returns: the attempt that the entry makes or voids.
    package mutating func fold(_ entry: LogEntry, sequence: Int) throws(Impossible) -> Dial? {
        switch entry.act {
        case .created:
            guard sequence == 1 else { throw Impossible() }
            created = entry.written
        case .units(let rows):
            for row in rows {
                let unit = unit(named: row.unit)
                units[unit].withdrawn = false
                units[unit].announced = true
                units[unit].kind = row.kind
                units[unit].otherNames += row.aliases
            }
        case .surveyors(let rows): try avoid(rows)
        case .released(let name, let unit, _):
            guard avoidances.of(name).contains(unit) else { throw Impossible() }
            avoidances.release(name, from: unit, written: entry.written)
            releases.append(sequence)
        case .contacts(let handIn): try take(handIn, sequence)
        case .withdrawn(let unit, let keys, let whole, _): try withdraw(unit, keys, whole: whole, sequence)
        case .renamed(let unit, let name, _):
            let unit = try known(unit)
            units[unit].name = name
            units[unit].otherNames.append(name)
        case .received(let unit, let date, _):
            let unit = try known(unit)
            units[unit].received = date.map { ($0, units[unit].contacts.count) }
        case .drawn(let record): try draw(record, sequence, entry.written)
        case .reassigned(let from, let to, _): try reassign(from, to, sequence)
        case .called(let call): return try dial(call, replaces: nil)
        case .amended(let call, let replaces, _): return try dial(call, replaces: replaces)
        case .voided(let call, _): return .voided(call: call)
        case .skipped(let key, _, _): guard contacts[try contact(key)].draw >= 0 else { throw Impossible() }
        case .numberCorrected(let key, let at, let number, _):
            let correction = NumberCorrection(number: number, at: at, sequence: sequence)
            corrections[try contact(key), default: []].append(correction)
        case .forgotten(let key, _): forgotten[try contact(key), default: []].append(sequence)
        case .purged:
            purges.append(sequence)
            purged = entry.written
        case .closed(let reason):
            guard closing == nil else { throw Impossible() }
            closing = Closing(at: entry.written, by: entry.by, reason: reason)
        case .reopened:
            guard closing != nil else { throw Impossible() }
            closing = nil
            for unit in units.indices { units[unit].published?.closed = false }
        case .ruled(let unit, let grade, let computed, let reason):
            units[try known(unit)].ruling = Ruling(
                grade: grade,
                reason: reason,
                by: entry.by,
                at: entry.written,
                computed: computed,
                sequence: sequence
            )
        case .rulingWithdrawn(let unit, _):
            let unit = try known(unit)
            guard units[unit].ruling != nil else { throw Impossible() }
            units[unit].ruling = nil
        case .published(let grades, _):
            publications += 1
            for unit in units.indices { units[unit].published = nil }
            for row in grades {
                units[try known(row.unit)].published = PublishedGrade(
                    grade: row.grade,
                    at: entry.written,
                    number: publications,
                    closed: closing != nil
                )
            }
        }
        return nil
    }

    private mutating func take(_ handIn: LogAct.HandIn, _ sequence: Int) throws(Impossible) {
        guard handIn.refused >= 0 else { throw Impossible() }
        if file.digest != handIn.file || file.last != sequence - 1 { file.number += 1 }
        (file.digest, file.last) = (handIn.file, sequence)
        let unit = unit(named: handIn.unit)
        units[unit].withdrawn = false
        units[unit].refused += handIn.refused
        for row in handIn.contacts {
            // Ordinals are running numbers, never left out or used again.
            guard row.ordinal == units[unit].contacts.count + 1, let digest = Digest(hex: row.digest) else {
                throw Impossible()
            }
            units[unit].contacts.append(Int32(contacts.count))
            contacts.append(
                Contact(
                    unit: Int32(unit),
                    ordinal: Int32(row.ordinal),
                    receivedOn: Int32(clamping: row.receivedOn.daysSinceEpoch),
                    assumed: row.assumed,
                    taken: Int32(clamping: sequence),
                    file: file.number,
                    digest: digest
                )
            )
        }
    }

    private mutating func withdraw(_ unit: String, _ keys: [String], whole: Bool, _ sequence: Int) throws(Impossible) {
        let unit = try known(unit)
        for key in keys {
            let contact = try contact(key)
            guard Int(contacts[contact].unit) == unit, contacts[contact].withdrawn == 0 else { throw Impossible() }
            contacts[contact].withdrawn = Int32(clamping: sequence)
        }
        guard whole else { return }
        units[unit].withdrawn = true
        // Who leaves as a whole leaves nobody behind.
        guard units[unit].contacts.allSatisfy({ contacts[Int($0)].withdrawn > 0 }) else { throw Impossible() }
    }

    private mutating func dial(_ call: LogAct.CallEntry, replaces: Int?) throws(Impossible) -> Dial {
        let contact = try contact(call.contact)
        guard contacts[contact].draw >= 0, call.attempt.call > lastCall else { throw Impossible() }
        lastCall = call.attempt.call
        var call = call
        call.attempt.recused = avoidances.mustAvoid(
            call.attempt.surveyor,
            unit: units[Int(contacts[contact].unit)].key,
            dialledAt: call.attempt.at
        )
        return .made(contact: contact, call, replaces: replaces)
    }
}

// MARK: Names

extension Replay {
    private mutating func unit(named key: String) -> Int {
        if let known = unitIndex[key] { return known }
        unitIndex[key] = units.count
        units.append(Unit(key: key, name: key))
        return units.count - 1
    }

    private func known(_ unit: String) throws(Impossible) -> Int {
        guard let index = unitIndex[unit] else { throw Impossible() }
        return index
    }

    mutating func surveyor(named name: String) -> Int {
        if let known = surveyorIndex[name] { return known }
        surveyorIndex[name] = surveyors.count
        surveyors.append(Surveyor(name: name))
        return surveyors.count - 1
    }

    package func contact(_ key: String) throws(Impossible) -> Int {
        guard let key = ContactKey(key), let contact = contact(unit: key.unit, ordinal: key.ordinal) else {
            throw Impossible()
        }
        return contact
    }

    package func contact(unit: String, ordinal: Int) -> Int? {
        guard let unit = unitIndex[unit], (1...units[unit].contacts.count + 1).contains(ordinal),
            ordinal <= units[unit].contacts.count
        else { return nil }
        return Int(units[unit].contacts[ordinal - 1])
    }

    package func index(ofUnit key: String) -> Int? { unitIndex[key] }

    package func key(_ contact: Int) -> String {
        ContactKey(unit: units[Int(contacts[contact].unit)].key, ordinal: Int(contacts[contact].ordinal)).text
    }
}
