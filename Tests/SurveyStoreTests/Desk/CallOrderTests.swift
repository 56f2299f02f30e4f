import GRDB
import Naive
import SurveyCore
import Testing

@testable import SurveyStore

/// What SQL narrows and finds by its indexes is what the pure order says of all contacts, in random surveys.
@Suite struct CallOrderTests {
    @Test func theIndexesFollowTheOrder() throws {
        var offered: [CallOrder.Part: Int] = [:]
        for seed in 1...asked("HUIFANG_ORDERS", or: 10) {
            let random = RandomSurvey(seed: seed)
            var proved = try ProvedSurvey(random)
            for act in random.acts.prefix(random.beforeClose) { try proved.carryOut(act) }
            let rulebook = proved.survey.rulebook
            try proved.survey.read { db in
                let last = try Int.fetchOne(db, sql: "SELECT max(at) FROM attempt") ?? 0
                for surveyor in try Surveyors.all(db).map({ DeskSurveyor(name: $0.name, number: $0.id) }) {
                    for hours in [-30, 0, 1, 4, 26, 80] {
                        let time = Timestamp(seconds: last).adding(minutes: hours * 60)
                        let desk = try DeskOrder(db, rulebook, surveyor: surveyor, holder: "h", now: time)
                        let all = try ranks(db, rulebook, desk.order)
                        let own = all.filter { $0.rank.part != .list || $0.candidate.owner == surveyor.number }
                        var skipped: [Int] = []
                        for (rank, candidate) in own {
                            offered[rank.part, default: 0] += 1
                            #expect(try desk.next(skipping: skipped) == candidate.contact, "seed \(seed)")
                            skipped.append(candidate.contact)
                        }
                        #expect(try desk.next(skipping: skipped) == own.first?.candidate.contact)
                        let others = all.filter { $0.rank.part == .list && $0.candidate.owner != surveyor.number }
                        let most = Dictionary(grouping: others, by: \.candidate.owner).map(\.value.count).max()
                        #expect(try desk.forecast().helping?.contacts == most, "seed \(seed)")
                    }
                }
            }
        }
        for part in CallOrder.Part.allCases {
            #expect(offered[part, default: 0] > 0, "\(part)")
        }
    }

    /// All contacts that may be called now, in order.
    private func ranks(
        _ db: Database,
        _ rulebook: Rulebook,
        _ order: CallOrder
    ) throws -> [(rank: CallOrder.Rank, candidate: CallOrder.Candidate)] {
        let candidates = try Candidates(db, rulebook)
        let avoided = try Candidates.avoided(db, order.surveyor.number)
        let dials = try candidates.dials(where: "1")
        return try StoredRow.fetchAll(
            db,
            sql: """
                SELECT \(Candidates.columns) FROM listed l JOIN contact c ON c.id = l.contact
                WHERE c.withdrawn = 0 AND c.salt IS NOT NULL
                """
        ).compactMap { row in
            let candidate = try candidates.candidate(row, avoided, dials: dials)
            return order.rankNow(of: candidate).map { ($0, candidate) }
        }.sorted { $0.0 < $1.0 }
    }
}
