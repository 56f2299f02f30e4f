import GRDB
import SurveyCore

/// What makes one doubt the dials on which *unreachable* rests (protocol.md §Doubts), for the office's page and for `quality`.
struct GroundDoubts {
    let entries: DialEntries
    private let rules: ContactRules
    private let now: Timestamp

    /// - Parameter now: the reader's clock.
    init(_ db: Database, _ rulebook: Rulebook, _ now: Timestamp) throws {
        entries = try DialEntries(db)
        rules = ContactRules(rulebook)
        self.now = now
    }

    /// - Parameters:
    ///   - attempts: of the contact, those that stand.
    ///   - drawn: when the contact was.
    func doubtful(
        _ status: ContactStatus,
        _ attempts: [Attempt],
        drawn: Timestamp
    ) throws -> [UnitExplanation.DoubtfulDial] {
        guard status.state == .unreachable else { return [] }
        let dials = status.grounds.compactMap { call in attempts.first { $0.call == call } }
        guard let first = dials.first else { return [] }
        return try dials.compactMap { dial in
            guard let entry = try entries.entry(of: dial.call) else { return nil }
            let confirms = dial.outcome.kind == .dead && dial.call != first.call
            let ground = DialSurroundings.Ground(
                entry: entry,
                drawn: drawn,
                confirmed: confirms ? try entries.entry(of: first.call) : nil,
                now: now
            )
            let doubts = rules.doubts(of: dial, in: .ground(ground))
            return doubts.isEmpty ? nil : .init(call: dial.call, entry: entry, doubts: doubts)
        }
    }
}
