import GRDB
import SurveyCore

extension Survey {
    /// A surveyor need not avoid a unit any longer: after the first draw nothing else takes an avoidance away.
    package func releaseSurveyor(_ name: String, from unit: String, reason: String, act: Act) throws -> ReleaseResult {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            try Closing.refuse(db)
            let surveyor = try Surveyors.require(db, name)
            let unit = try UnitDirectory.require(db, unit)
            guard try Survey.isDrawn(db) else {
                throw Refusal.order(.releaseBeforeDraw)
            }
            var avoidances = try Surveyors.avoidances(db)
            guard avoidances.mustAvoid(surveyor.name, unit: unit.key) else {
                let shown = try avoidances.of(surveyor.name).map { try UnitDirectory.find(db, $0)?.name ?? $0 }
                throw Refusal.name(.notAvoided(surveyor: surveyor.name, unit: unit.name, avoided: shown))
            }
            avoidances.release(surveyor.name, from: unit.key, written: act.now)
            let entry = try writing.append(.released(surveyor: surveyor.name, unit: unit.key, reason: reason))
            try db.execute(
                sql: "INSERT INTO released (sequence, surveyor, unit, written) VALUES (?, ?, ?, ?)",
                arguments: [entry.sequence, surveyor.id, unit.id, act.now.seconds]
            )
            try Surveyors.keep(db, avoidances, of: surveyor)
            let changes = try Surveyors.refreshSingles(writing, avoidances, units: [unit.key])
            return ReleaseResult(
                surveyor: surveyor.name,
                unit: unit.name,
                changes: changes.first?.changes ?? StateChanges(),
                entry: entry
            )
        }
    }
}

package struct ReleaseResult: Hashable, Sendable {
    package let surveyor: String
    /// The shown name.
    package let unit: String
    package let changes: StateChanges
    package let entry: EntryReceipt
}
