import SurveyCore
import SurveyWords

/// `whatif`: which grades change under other readings, and how much hangs on little.
package enum WhatIfText {
    /// - Parameter width: of the terminal; `nil` when there is none.
    package static func text(_ whatIf: WhatIf, _ words: Words, width: Int? = nil) -> String {
        let margins: [(Margin, [String])] = [
            (.oneFewer, whatIf.margins.byOneUnreachable), (.oneMore, whatIf.margins.byOneMore),
            (.lessThanAPoint, whatIf.margins.byLessThanAPoint),
        ]
        let lines = margins.flatMap { margin, units in
            let names = units.isEmpty ? [] : names(units, words, width)
            return ["  " + words.margin(margin, units: units.count)] + names.map { "    " + $0 }
        }
        let hangs = fitted(words.margins(under: whatIf.marginReadings), width)
        return
            ([words.comparing(whatIf.units)]
            + whatIf.outcomes.map { outcome in
                ([fitted(words.tried(outcome), width)] + outcome.changes.map { "  " + words.change($0) })
                    .joined(separator: "\n")
            } + [([hangs] + lines).joined(separator: "\n")])
            .joined(separator: "\n\n")
    }

    private static func fitted(_ line: String, _ width: Int?) -> String {
        width.map { wrapped(line, columns: $0).joined(separator: "\n") } ?? line
    }

    private static func names(_ units: [String], _ words: Words, _ width: Int?) -> [String] {
        let names = words.list(units.map { words.shown($0) })
        return width.map { wrapped(names, columns: max(20, $0 - 4)) } ?? [names]
    }
}

extension WhatIf {
    /// `{"readings":[{"reading":{"R1":"exclusive"},"changes":[{"unit","from","to"}]}],"margins":{"reading","oneUnreachable","oneMore",
    /// "lessThanAPoint"}}`; `reading` is the one under which the margins hold, the rulebook's own.
    package var json: JSONValue {
        [
            "readings": .array(
                outcomes.map { outcome in
                    [
                        "reading": .object(outcome.readings.map { .init(key: $0.key, value: .string($0.value)) }),
                        "changes": .array(
                            outcome.changes.map {
                                [
                                    "unit": .string($0.unit), "from": .optional($0.from?.rawValue),
                                    "to": .optional($0.to?.rawValue),
                                ]
                            }
                        ),
                    ]
                }
            ),
            "margins": [
                "reading": .object(marginReadings.map { .init(key: $0.key, value: .string($0.value)) }),
                "oneUnreachable": .strings(margins.byOneUnreachable), "oneMore": .strings(margins.byOneMore),
                "lessThanAPoint": .strings(margins.byLessThanAPoint),
            ],
        ]
    }
}
