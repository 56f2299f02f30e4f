import GRDB
import SurveyCore

/// What the run's units have, said after its last file.
extension HandInRun {
    /// The date of a unit's hand-in (C4); `nil` when it has no contact.
    func date(of unit: Int) throws -> CivilDate? {
        let dates = try ProvidedDates(RawStatement(db.cachedStatement(sql: ProvidedDates.sql)))
        return rulebook.grading.handInDays(try dates.of(unit)).map(rulebook.grading.receivedOn)
    }

    /// What the run's units have now, in one snapshot; asked once, at the end.
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
        let forgotten = try Survey.forgotten(db)
        let units = try RawStatement(db, "SELECT name, withdrawn FROM unit WHERE id = ?")
        let provided = try ProvidedDates(RawStatement(db, ProvidedDates.sql))
        let names = try Int.readTheOne(db, sql: "SELECT coalesce(sum(length(CAST(name AS BLOB))), 0) FROM unit")
        summary.units.reserve(units: ledger.touched.count { _ in true }, nameBytes: names)
        for unit in ledger.touched {
            units.bind(1, unit)
            defer { units.reset() }
            guard try units.step(), try units.integer(1) == 0 else { continue }
            let name = try units.string(0)
            let state = ledger[unit]
            let report = try report(name, unit, state, provided)
            summary.units.append(report)
            if state.hasTaken, let keys = forgotten[unit] {
                summary.mayReturn.append(.init(unit: name, forgotten: keys))
            }
            if let before = state.dateBefore, let date = report.receivedOn, report.late, !rulebook.isLate(before) {
                summary.becameLate.append(.init(unit: name, from: before, to: date))
            }
            if let kind = quotaFinding(report, state) {
                let finding = Finding(kind, unit: name)
                summary.findings.append(finding)
                listener?(finding)
            }
        }
        return summary
    }

    private func report(
        _ name: String,
        _ unit: Int,
        _ state: UnitLedger.State,
        _ provided: ProvidedDates
    ) throws -> UnitReport {
        // Where this run alone gave the unit contacts, all on one day, nothing needs to be looked up.
        let isKnown = state.isNew && !othersWrote && !state.hasSeveralDays
        let dates = isKnown ? state.latest.map { [$0] } ?? [] : try provided.of(unit)
        let days = rulebook.grading.handInDays(dates)
        let date = days.map(rulebook.grading.receivedOn)
        var report = UnitReport(
            unit: name,
            provided: isKnown ? state.provided : dates.count,
            receivedOn: date,
            firstReceivedOn: days?.first,
            late: date.map(rulebook.isLate) ?? false
        )
        if let days, rulebook.isLate(days.complete), !rulebook.isLate(days.first) {
            report.completion = UnitReport.Completion(
                inTime: dates.count { !rulebook.isLate($0) },
                completedOn: days.complete,
                reading: rulebook.grading.readings.completion
            )
        }
        return report
    }

    /// That a unit of which nothing could be read has ten too few goes without saying.
    private func quotaFinding(_ report: UnitReport, _ state: UnitLedger.State) -> Finding.Kind? {
        let (quota, provided) = (rulebook.grading.quota, report.provided)
        guard provided != quota, provided > 0 || state.hasRefusedRow else { return nil }
        guard provided < quota else { return .excess(quota: quota, provided: provided) }
        // The first day counts, and it was in time.
        let isSettled =
            rulebook.grading.readings.completion == .first
            && report.firstReceivedOn.map { !rulebook.isLate($0) } ?? false
        return .shortfall(
            quota: quota,
            provided: provided,
            deadline: isSettled ? nil : rulebook.grading.deadline,
            afterDeadline: rulebook.isLate(act.now.date(rulebook.offset))
        )
    }
}

/// The dates of the contacts that a unit provides.
private struct ProvidedDates {
    static let sql = """
        SELECT \(ReceivedDate.sql) FROM contact c JOIN unit u ON u.id = c.unit WHERE c.unit = ? AND c.withdrawn = 0
        """
    private let statement: RawStatement

    init(_ statement: RawStatement) { self.statement = statement }

    func of(_ unit: Int) throws -> [CivilDate] {
        statement.bind(1, unit)
        var dates: [CivilDate] = []
        while try statement.step() { try dates.append(statement.value(0)) }
        return dates
    }
}

/// What a whole run of `import contacts` did.
package struct HandInSummary: Hashable, Sendable {
    /// Every unit that the run touched, in the official order.
    package var units: UnitReports = []
    /// Shortfalls and excesses, said after the last file.
    package var findings = FindingList()
    /// Units that were in time before the call and are late after it: the user confirms such a `--replace`.
    package var becameLate: [DateChange] = []
    /// Units of which contacts were forgotten, and which this run gave others: one of these may be one of those.
    package var mayReturn: [MayReturn] = []
    /// `--strict` met an error and took nothing.
    package var refusedAsStrict = false

    package struct DateChange: Hashable, Sendable {
        package var unit: String
        package var from: CivilDate
        package var to: CivilDate
    }

    package struct MayReturn: Hashable, Sendable {
        package var unit: String
        /// Keys of the contacts whose data were erased.
        package var forgotten: [String]
    }
}
