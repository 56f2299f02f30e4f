/// Which units each surveyor must avoid, entry after entry (draw.md §Avoidances): the one place that says so, for draws, for
/// what is offered, and for dials that count neither for nor against a unit. Units stand by key, surveyors by name.
package struct Avoidances: Hashable, Sendable {
    private struct Release: Hashable, Sendable {
        let surveyor: String
        let unit: String
        let written: Timestamp
    }

    /// By surveyor, in the order of the tables.
    private var units: [String: [String]] = [:]
    /// The same by unit.
    private var surveyors: [String: Set<String>] = [:]
    private var releases: [Release] = []
    /// A draw has used them: from then on tables only add.
    private let isInUse: Bool

    package init(inUse: Bool = false) { isInUse = inUse }

    private init(_ units: [String: [String]], _ releases: [Release], inUse: Bool) {
        isInUse = inUse
        self.units = units
        self.releases = releases
        for (surveyor, names) in units {
            for name in names { surveyors[name, default: []].insert(surveyor) }
        }
    }

    /// A surveyors' table. Before the first draw a row takes the place of the surveyor's earlier one, afterwards it adds.
    package mutating func take(_ rows: [LogAct.NamedAvoidance]) {
        for row in rows {
            var kept = isInUse ? of(row.name) : []
            for unit in row.avoids where !kept.contains(unit) { kept.append(unit) }
            set(kept, of: row.name)
        }
    }

    /// A draw uses them. What a table named before the unit was known is resolved now, at the latest.
    /// - Parameter resolved: the key of the unit that goes by a name.
    package mutating func draw(resolved: (String) -> String) {
        guard !isInUse else { return }
        let units = units.mapValues { names in
            names.map(resolved).reduce(into: [String]()) { kept, unit in
                if !kept.contains(unit) { kept.append(unit) }
            }
        }
        self = Avoidances(units, releases, inUse: true)
    }

    /// The surveyor need not avoid the unit any longer; what was dialled up to then stays as it is.
    package mutating func release(_ surveyor: String, from unit: String, written: Timestamp) {
        set(of(surveyor).filter { $0 != unit }, of: surveyor)
        releases.append(Release(surveyor: surveyor, unit: unit, written: written))
    }

    private mutating func set(_ names: [String], of surveyor: String) {
        for unit in of(surveyor) { surveyors[unit]?.remove(surveyor) }
        for unit in names { surveyors[unit, default: []].insert(surveyor) }
        units[surveyor] = names
    }

    /// The units that a surveyor must avoid now, in the order of the tables.
    package func of(_ surveyor: String) -> [String] { units[surveyor] ?? [] }

    /// The units that a surveyor was released from, and when, in the order of the log.
    package func releases(of surveyor: String) -> [(unit: String, written: Timestamp)] {
        releases.filter { $0.surveyor == surveyor }.map { ($0.unit, $0.written) }
    }

    /// Whether a surveyor must avoid a unit now.
    package func mustAvoid(_ surveyor: String, unit: String) -> Bool {
        surveyors[unit]?.contains(surveyor) ?? false
    }

    /// Whether a dial counts neither for nor against the unit, as it is judged once, when its entry is written: the surveyor
    /// must avoid the unit then, or was released from it, and dialled no later than that.
    /// - Parameter at: the time of the dial.
    package func mustAvoid(_ surveyor: String, unit: String, dialledAt at: Timestamp) -> Bool {
        mustAvoid(surveyor, unit: unit)
            || releases.contains { $0.surveyor == surveyor && $0.unit == unit && at <= $0.written }
    }

    /// Whether at most one of a draw's surveyors need not avoid the unit now (protocol.md §State, alone).
    /// - Parameter took: all who took part in the contact's draw.
    package func leaveOneAtMost(of took: [String], unit: String) -> Bool {
        guard let avoiding = surveyors[unit] else { return took.count < 2 }
        return took.count { !avoiding.contains($0) } < 2
    }
}

/// What a change of who may call a unit does to its contacts: *alone* (protocol.md §State) holds for them, or holds no more.
package struct StateChanges: Hashable, Sendable {
    package var becameUnreachable = 0
    package var noLongerUnreachable = 0

    package init(becameUnreachable: Int = 0, noLongerUnreachable: Int = 0) {
        self.becameUnreachable = becameUnreachable
        self.noLongerUnreachable = noLongerUnreachable
    }

    package var isEmpty: Bool { becameUnreachable + noLongerUnreachable == 0 }

    package mutating func add(from before: ContactState, to after: ContactState) {
        guard before != after else { return }
        if after == .unreachable { becameUnreachable += 1 }
        if before == .unreachable { noLongerUnreachable += 1 }
    }
}
