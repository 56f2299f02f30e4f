import SurveyCore
import SurveyWords

/// `whatif`: which grades change under other readings, and how much hangs on little.
package enum WhatIfText {
    package static func text(_ whatIf: WhatIf, _ words: Words) -> String {
        let outcomes = whatIf.outcomes.map { outcome($0, words) }
        let margins = [
            margin(
                whatIf.margins.byOneNumber,
                words(
                    "只差一个号码（一个联系不上的若能接通，或再有一个联系不上）",
                    "one number (one unreachable answered, or one more unreachable)"
                ),
                words
            ),
            margin(
                whatIf.margins.byLessThanAPoint,
                words("平均分只差不到 1 分", "less than a point of the average"),
                words
            ),
        ]
        let head = words(
            "共 \(whatIf.units) 个单位，比较的是计算等次，不含裁定。",
            "\(words.count(whatIf.units, "unit")); computed grades are compared, rulings left out."
        )
        let hangs = words("等次系于：", "Grades that hang on")
        return ([head] + outcomes + [([hangs] + margins).joined(separator: "\n")]).joined(separator: "\n\n")
    }

    private static func outcome(_ outcome: WhatIf.Outcome, _ words: Words) -> String {
        let keys = outcome.readings.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let meaning = outcome.readings.map { words.reading($0) }.joined(separator: words("；", "; "))
        let title = words("\(keys)（\(meaning)）：", "\(keys) (\(meaning)): ")
        guard !outcome.changes.isEmpty else { return title + words("没有变化。", "nothing changes.") }
        let count = words(
            "\(outcome.changes.count) 个单位变化",
            "\(words.count(outcome.changes.count, "unit")) would change"
        )
        let lines = outcome.changes.map { change in
            "  \(words.shown(change.unit))" + words("：", ": ") + grade(change.from, words) + " → "
                + grade(change.to, words)
        }
        return ([title + count] + lines).joined(separator: "\n")
    }

    private static func margin(_ units: [String], _ on: String, _ words: Words) -> String {
        guard !units.isEmpty else { return words("  \(on)：没有", "  \(on): none") }
        let names = words.list(units.map { words.shown($0) })
        return words("  \(on)：\(units.count) 个单位（\(names)）", "  \(on): \(words.count(units.count, "unit")) (\(names))")
    }

    private static func grade(_ grade: Grade?, _ words: Words) -> String {
        grade.map { words.grade($0) } ?? words("无", "none")
    }
}

extension WhatIf {
    /// `{"readings":[{"reading":{"R1":"exclusive"},"changes":[{"unit","from","to"}]}],"margins":{"oneNumber","lessThanAPoint"}}`
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
                "oneNumber": .strings(margins.byOneNumber), "lessThanAPoint": .strings(margins.byLessThanAPoint),
            ],
        ]
    }
}
