import GRDB
import SurveyCore

/// The survey as it stood when the log ended with an entry: lists, states and grades from the log alone, by the functions that
/// `verify` compares the tables with.
struct LoggedSurvey {
    let replay: Replay
    private let outcomes: Outcomes
    private(set) var rates: ResponseRates
    private(set) var dials: SurveyReport.Dials
    private(set) var denials: (contacts: Int, units: Int)

    /// - Parameter end: the entry's sequence.
    init(_ db: Database, _ scratch: Scratch, _ rulebook: Rulebook, until end: Int) throws {
        replay = try LoggedSurvey.replay(db, scratch, rulebook, until: end)
        rates = ResponseRates(isClosed: replay.closing != nil)
        dials = SurveyReport.Dials(slices: rulebook.calls.slices.count)
        let rules = ContactRules(rulebook)
        var (rates, dials, called) = (rates, dials, 0)
        var denials: (contacts: Int, units: Set<Int32>) = (0, [])
        let replay = replay
        outcomes = try Outcomes(replay, scratch) { contact, attempts in
            guard replay.contacts[contact].withdrawn == 0 else { return }
            called += 1
            rates.add(rules.rateGroup(of: replay.history(of: contact, attempts)))
            for attempt in attempts { dials.add(attempt, rules) }
            if attempts.contains(where: { $0.outcome == .denies && !$0.recused }) {
                denials.contacts += 1
                denials.units.insert(replay.contacts[contact].unit)
            }
        }
        rates.add(nil, contacts: replay.contacts.count { $0.draw >= 0 && $0.withdrawn == 0 } - called)
        (self.rates, self.dials, self.denials) = (rates, dials, (denials.contacts, denials.units.count))
    }

    private static func replay(
        _ db: Database,
        _ scratch: Scratch,
        _ rulebook: Rulebook,
        until end: Int
    ) throws -> Replay {
        var replay = Replay(rulebook: rulebook)
        var last = 0
        while last < end, case let slice = try LogSlices.read(db, after: last), !slice.isEmpty {
            for line in slice.prefix(while: { $0.sequence <= end }) {
                // What cannot follow from the log is no table; what is wrong with it `verify` tells.
                let fault = StoredFault(table: "log", column: "entry", row: line.sequence)
                guard let entry = line.entry else { throw fault }
                let dial: Replay.Dial?
                do throws(Replay.Impossible) {
                    dial = try replay.fold(entry, sequence: line.sequence)
                } catch {
                    throw fault
                }
                guard try dial.map({ try scratch.take($0, sequence: line.sequence) }) ?? true else {
                    throw fault
                }
            }
            last = slice[slice.count - 1].sequence
        }
        return replay
    }

    /// The units that took part, in the official order.
    var units: [(key: String, grade: UnitGrade)] {
        replay.grades { outcomes[$0]! }.map { (replay.units[$0.unit].key, $0.grade) }
    }

    /// 类别 by the units' shown names, of those that had one.
    var kinds: [String: String] {
        let units = replay.units.filter { !$0.withdrawn && !$0.kind.isEmpty }
        return Dictionary(units.map { ($0.name, $0.kind) }) { first, _ in first }
    }

    /// Units that were withdrawn with a drawn contact, in the official order.
    var withdrawn: [String] {
        replay.units.filter { unit in
            unit.withdrawn && unit.contacts.contains { replay.contacts[Int($0)].draw >= 0 }
        }.map(\.name)
    }

    var draws: [SurveyReport.Draw] {
        replay.draws.enumerated().map { index, draw in
            SurveyReport.Draw(
                seed: draw.record.seed,
                rosterDigest: draw.record.rosterDigest,
                rosterGiven: draw.record.rosterGiven,
                at: draw.written,
                contacts: replay.contacts.count { Int($0.draw) == index }
            )
        }
    }

    /// All who took part in a draw.
    var surveyors: Int { Set(replay.draws.flatMap { $0.record.surveyors.map(\.name) }).count }
}
