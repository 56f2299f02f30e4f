import GRDB
import SurveyCore

/// What the call's units have, said after its last file.
extension HandInCall {
    /// The date on which the provided contacts reached the quota, or the latest of fewer (C4).
    func date(of unit: Int) throws -> CivilDate? {
        try UnitDates.date(db, of: unit, quota: rulebook.grading.quota)
    }

    /// What the call's units have now, in one snapshot; asked once, at the end.
    func summary() throws -> HandInSummary {
        guard !db.isInsideTransaction else { return try summaryOfUnits() }
        var summary = HandInSummary()
        try db.inTransaction(.deferred) {
            try noteOthers()
            summary = try summaryOfUnits()
            return .commit
        }
        return summary
    }

    private func summaryOfUnits() throws -> HandInSummary {
        var summary = HandInSummary()
        let units = try RawStatement(db, "SELECT name, withdrawn FROM unit WHERE id = ?")
        let counts = try RawStatement(db, "SELECT count(*) FROM contact WHERE unit = ? AND withdrawn = 0")
        if let all = try Row.fetchOne(
            db,
            sql: "SELECT count(*), coalesce(sum(length(CAST(name AS BLOB))), 0) FROM unit"
        ) {
            summary.units.reserve(units: min(all[0], ledger.touchedCount), nameBytes: all[1])
        }
        try ledger.drainTouched { unit, state in
            units.bind(1, unit)
            defer { units.reset() }
            guard try units.step(), units.integer(1) == 0 else { return }
            let name = units.string(0)
            let (provided, date) = try standing(of: unit, state, counts)
            let late = date.map(rulebook.isLate) ?? false
            summary.units.append(UnitReport(unit: name, provided: provided, receivedOn: date, late: late))
            if let before = state.dateBefore, let date, late, !rulebook.isLate(before) {
                summary.becameLate.append(.init(unit: name, from: before, to: date))
            }
            if let finding = quotaFinding(provided) { summary.findings.append(Finding(finding, unit: name)) }
        }
        return summary
    }

    private func standing(of unit: Int, _ state: UnitLedger.State, _ counts: RawStatement) throws
        -> (provided: Int, date: CivilDate?)
    {
        // Up to the quota the unit's date is the latest of its contacts (C4): nothing needs to be looked up.
        if state.isNew, !othersWrote, state.provided <= rulebook.grading.quota {
            return (state.provided, state.latest)
        }
        counts.bind(1, unit)
        defer { counts.reset() }
        let provided = try counts.step() ? counts.integer(0) : 0
        return (provided, try date(of: unit))
    }

    private func quotaFinding(_ provided: Int) -> Finding.Kind? {
        let quota = rulebook.grading.quota
        guard provided != quota else { return nil }
        guard provided < quota else { return .excess(quota: quota, provided: provided) }
        return .shortfall(
            quota: quota,
            provided: provided,
            deadline: rulebook.grading.deadline,
            afterDeadline: rulebook.isLate(act.now.date(rulebook.offset))
        )
    }
}
