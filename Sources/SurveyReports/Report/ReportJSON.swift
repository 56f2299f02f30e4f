import SurveyCore
import SurveyWords

extension SurveyReport {
    /// `report --format json` (contract.md §JSON).
    package func json(_ rulebook: Rulebook, _ words: Words) -> JSONValue {
        let told = grades.told(in: edition)
        let units = told.units.map { unit in
            unit.json(words, edition: edition).adding([("kind", .optional(kinds[unit.unit]))])
        }
        return [
            "rulebook": .string(grades.rulebook), "closed": .bool(grades.closed), "logHead": .string(grades.logHead),
            "publication": publication.map { publicationJSON($0, words.offset) } ?? .null, "units": .array(units),
            "dials": dialsJSON(rulebook), "rates": rates.json,
            "draws": .array(
                draws.map {
                    [
                        "seed": .string($0.seed), "rosterDigest": .string($0.rosterDigest),
                        "rosterGiven": .bool($0.rosterGiven), "at": .time($0.at, words.offset),
                        "contacts": .int($0.contacts),
                    ]
                }
            ),
            "readings": .array(
                otherReadings.map { outcome in
                    [
                        "reading": .object(outcome.readings.map { .init(key: $0.key, value: .string($0.value)) }),
                        "changes": .int(outcome.changes.count),
                    ]
                }
            ),
            "denials": ["contacts": .int(denials.contacts), "units": .int(denials.units)],
        ]
    }

    private func publicationJSON(_ publication: Publication, _ offset: UTCOffset) -> JSONValue {
        // While fieldwork is open nobody is told what would stand.
        let now = publication.isOpenNow ? [] : publication.now
        return [
            "number": .int(publication.number), "last": .int(publication.last), "at": .time(publication.at, offset),
            "head": .string(publication.head), "openNow": .bool(publication.isOpenNow),
            "changed": .strings(now.filter(\.hasOtherGrade).map(\.unit.unit)),
            "added": .strings(now.filter { $0.published == nil }.map(\.unit.unit)),
            "withdrawn": .array(
                publication.gone.map { ["unit": .string($0.unit), "grade": .optional($0.grade?.rawValue)] }
            ),
        ]
    }

    /// The last slice, `null`, is of dials outside all of them.
    private func dialsJSON(_ rulebook: Rulebook) -> JSONValue {
        let outcomes = Disposition.allCases.compactMap { outcome in
            dials.outcomes[outcome].map { JSONValue.Member(key: outcome.rawValue, value: .int($0)) }
        }
        let slices = dials.slices.enumerated().map { index, slice -> JSONValue in
            let label = index < rulebook.calls.slices.count ? rulebook.calls.slices[index].label : nil
            return ["slice": .optional(label), "dials": .int(slice.dials), "answered": .int(slice.answered)]
        }
        return [
            "total": .int(dials.total), "ourFaults": .int(dials.ourFaults), "outcomes": .object(outcomes),
            "slices": .array(slices),
        ]
    }
}
