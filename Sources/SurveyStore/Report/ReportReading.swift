import GRDB
import SurveyCore

extension Survey {
    /// What the annex to the official letter prints: of a publication what stood when it was made, all from the log up to its entry.
    /// - Parameter number: of a publication; `nil` is the last one, if it stands (fieldwork is closed and was by then).
    package func report(publication number: Int? = nil) throws -> SurveyReport {
        try Scratch.use { scratch in
            try read { db in
                let head = try Writing.head(db)
                let publication = try Publications.read(db, number: number)
                let logged = try LoggedSurvey(db, scratch, rulebook, until: publication?.sequence ?? head.sequence)
                let now = try Grades(db, rulebook).all(db)
                let isOpen = try Closing.fetch(db) == nil
                // Which numbers are in conflict the log does not hold; nothing of them is told of a publication.
                guard publication != nil || !now.isEmpty else { throw Refusal.order(.noUnits) }
                let units = publication == nil ? now.map(\.grade) : logged.units.map(\.grade)
                var grades = GradeReport(
                    rulebook: rulebook.id,
                    closed: logged.replay.closing != nil,
                    logHead: head.hash,
                    units: units
                )
                grades.withdrawn = logged.withdrawn.map { .init(unit: $0, withdrawals: []) }
                return SurveyReport(
                    grades: grades,
                    kinds: logged.kinds,
                    publication: publication.map { self.publication($0, logged, now, isOpen: isOpen) },
                    closedAt: logged.replay.closing?.at,
                    rates: logged.rates,
                    dials: logged.dials,
                    draws: logged.draws,
                    surveyors: logged.surveyors,
                    denials: logged.denials,
                    otherReadings: rulebook.grading.whatIf(
                        [],
                        units: units.map { ($0.unit, $0.verdict.tally) },
                        calendar: rulebook.calendar,
                        totalWeight: rulebook.totalWeight
                    ).outcomes
                )
            }
        }
    }

    private func publication(
        _ place: Publications.Place,
        _ logged: LoggedSurvey,
        _ now: [Grades.Unit],
        isOpen: Bool
    ) -> SurveyReport.Publication {
        let published = Dictionary(logged.units.map { ($0.key, $0.grade) }) { first, _ in first }
        let takingPart = Set(now.map(\.key))
        return .init(
            number: place.number,
            last: place.last,
            at: place.at,
            head: place.hash,
            now: now.map { .init(unit: $0.grade, published: published[$0.key]) },
            gone: logged.units.filter { !takingPart.contains($0.key) }.map(\.grade),
            isOpenNow: isOpen
        )
    }
}

/// Publications as the log holds them; the table `published` has the last one alone.
private enum Publications {
    struct Place {
        let number: Int
        /// How many there are.
        var last = 0
        let sequence: Int
        let at: Timestamp
        let hash: String
    }

    /// - Parameter number: `nil` is the last one, if fieldwork had ended by then and has not gone on since.
    static func read(_ db: Database, number: Int?) throws -> Place? {
        // An entry begins with its act: a million calls are passed over without being read.
        let rows = try RawStatement(
            db,
            """
            SELECT sequence, hash, entry FROM log WHERE entry GLOB '{"act":"published"*' OR entry GLOB '{"act":"closed"*'
                OR entry GLOB '{"act":"reopened"*' ORDER BY sequence
            """
        )
        var (count, isClosed): (Int, Bool) = (0, false)
        var (asked, standing): (Place?, Place?)
        while try rows.step() {
            guard let entry = try LogEntry.read(rows.string(2)) else { continue }
            switch entry.act {
            case .closed: (isClosed, standing) = (true, nil)
            case .reopened: (isClosed, standing) = (false, nil)
            default:
                count += 1
                let place = try Place(number: count, sequence: rows.integer(0), at: entry.written, hash: rows.string(1))
                if count == number { asked = place }
                if isClosed { standing = place }
            }
        }
        if let number, asked == nil { throw Refusal.name(.unknownPublication(number: number, last: count)) }
        var place = number == nil ? standing : asked
        place?.last = count
        return place
    }
}
