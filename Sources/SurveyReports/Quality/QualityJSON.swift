import SurveyCore

extension QualityReport {
    /// `quality` (contract.md §Quality).
    package func json(_ offset: UTCOffset) -> JSONValue {
        [
            "dials": .int(dials.total), "apart": dials.apartJSON,
            "findings": .array(
                findings.map { finding in
                    [
                        "pattern": .string(finding.pattern.rawValue), "surveyors": .strings(finding.surveyors),
                        "seen": finding.seen.json(offset), "calls": .array(finding.calls.map(JSONValue.int)),
                    ]
                }
            ),
            "surveyors": .array(
                surveyors.map { side in
                    [
                        "surveyor": .string(side.surveyor), "unreachable": side.unreachable.map(\.sharesJSON) ?? .null,
                        "scores": side.scores.map(\.meansJSON) ?? .null,
                    ]
                }
            ),
        ]
    }
}

extension QualityReport.Seen {
    fileprivate func json(_ offset: UTCOffset) -> JSONValue {
        switch self {
        case .dials(let dials): ["dials": .int(dials)]
        case .reasons(let reasons):
            .object(
                reasons.sorted { $0.key.code < $1.key.code }.map { .init(key: $0.key.code, value: .int($0.value)) }
            )
        case .doubt(let doubt, let dials): ["doubt": .string(doubt.code), "dials": .int(dials)]
        case .moved(let moved):
            [
                "unit": .string(moved.unit), "act": .string(moved.isVoided ? "voided" : "amended"),
                "by": .string(moved.by), "at": .string(moved.at.iso8601(offset)),
                "from": .optional(moved.from?.rawValue), "to": .optional(moved.to?.rawValue),
            ]
        case .interviews(let contact, let interviews): ["contact": .int(contact), "interviews": .int(interviews)]
        case .confirmed(let first, let second): ["confirmed": .array([.int(first), .int(second)])]
        case .alike(let answers, let count, let of):
            ["scores": .array(answers.map { .hundredths($0.hundredths) }), "count": .int(count), "of": .int(of)]
        case .sameAnswers(let answers, let run):
            ["scores": .array(answers.map { .hundredths($0.hundredths) }), "inARow": .int(run)]
        case .shares(let count, let of, let others, let ofOthers):
            ["count": .int(count), "of": .int(of), "others": .int(others), "ofOthers": .int(ofOthers)]
        case .compared(let compared): ["units": .int(compared.units)]
        }
    }
}

extension QualityReport.Compared {
    fileprivate var sharesJSON: JSONValue {
        [
            "units": .int(units), "own": share(ownSum, own), "others": share(othersSum, others),
            "marked": .bool(isMarked),
        ]
    }

    fileprivate var meansJSON: JSONValue {
        [
            "units": .int(units), "n": .int(own), "mean": .hundredths(mean), "others": .int(others),
            "expected": .hundredths(expected), "low": .hundredths(low), "high": .hundredths(high),
            "marked": .bool(isMarked),
        ]
    }

    /// A share with Wilson's interval, in percent.
    private func share(_ count: Int, _ of: Int) -> JSONValue {
        guard of > 0 else { return .null }
        let interval = Wilson(count, of: of)
        return [
            "count": .int(count), "n": .int(of), "low": .hundredths(interval.low), "high": .hundredths(interval.high),
        ]
    }
}
