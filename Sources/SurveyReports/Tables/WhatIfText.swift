import SurveyCore
import SurveyWords

/// `whatif`: which grades change under other readings, and how much hangs on little.
package enum WhatIfText {
    /// - Parameter width: of the terminal; `nil` when there is none.
    package static func text(_ whatIf: WhatIf, _ words: Words, width: Int? = nil) -> String {
        let margins = whatIf.margins
        let lines = [
            margin(
                margins.byOneUnreachable,
                words("联系不上的号码少一个，等次就不同", "one unreachable number fewer would change the grade"),
                words,
                width
            ),
            margin(
                margins.byOneMore,
                words("再有一个号码联系不上，等次就不同", "one unreachable number more would change the grade"),
                words,
                width
            ),
            margin(
                margins.byLessThanAPoint,
                words("平均分高低不到 1 分，等次就不同", "less than a point of the average would change the grade"),
                words,
                width
            ),
        ]
        let head = words(
            "共 \(whatIf.units) 个单位，比较的是计算等次，不含裁定。",
            "\(words.count(whatIf.units, "unit")); computed grades are compared, rulings left out."
        )
        // Other readings tried above change nothing here.
        let readings = whatIf.marginReadings.map { words.reading($0) }.joined(separator: words("；", "; "))
        let hangs = words(
            "等次处于临界的单位（按本次规则的口径：\(readings)）：",
            "How much hangs on little (under the rulebook's own readings: \(readings)):"
        )
        return
            ([head] + whatIf.outcomes.map { outcome($0, words, width) } + [
                ([fitted(hangs, width)] + lines).joined(separator: "\n")
            ])
            .joined(separator: "\n\n")
    }

    private static func fitted(_ line: String, _ width: Int?) -> String {
        width.map { wrapped(line, columns: $0).joined(separator: "\n") } ?? line
    }

    private static func outcome(_ outcome: WhatIf.Outcome, _ words: Words, _ width: Int?) -> String {
        let keys = outcome.readings.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let meaning = outcome.readings.map { words.reading($0) }.joined(separator: words("；", "; "))
        let title = words("\(keys)（\(meaning)）：", "\(keys) (\(meaning)): ")
        guard !outcome.changes.isEmpty else { return fitted(title + words("没有变化。", "nothing changes."), width) }
        let count = words(
            "\(outcome.changes.count) 个单位变化",
            "\(words.count(outcome.changes.count, "unit")) would change"
        )
        let lines = outcome.changes.map { change in
            "  \(words.shown(change.unit))" + words("：", ": ") + grade(change.from, words) + " → "
                + grade(change.to, words)
        }
        return ([fitted(title + count, width)] + lines).joined(separator: "\n")
    }

    private static func margin(_ units: [String], _ what: String, _ words: Words, _ width: Int?) -> String {
        guard !units.isEmpty else { return words("  \(what)：没有。", "  \(what): none.") }
        let names = words.list(units.map { words.shown($0) })
        let lines = width.map { wrapped(names, columns: max(20, $0 - 4)) } ?? [names]
        let title = words("  \(what)：\(units.count) 个单位", "  \(what): \(words.count(units.count, "unit"))")
        return ([title] + lines.map { "    " + $0 }).joined(separator: "\n")
    }

    private static func grade(_ grade: Grade?, _ words: Words) -> String {
        grade.map { words.grade($0) } ?? words("无", "none")
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
