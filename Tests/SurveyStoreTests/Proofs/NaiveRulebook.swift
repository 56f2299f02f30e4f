import Naive
import SurveyCore

extension Rulebook {
    /// The notice's rulebook with the figures of a random survey, read from YAML as any other.
    static func of(_ rules: NaiveRules) throws -> Rulebook {
        var text = Rulebook.zhengzhou2020.text
        func put(_ old: String, _ new: String) {
            // A line that has gone would leave the notice's figure in its place without a word.
            precondition(text.contains(old), old)
            text.replace(old, with: new, maxReplacements: 1)
        }
        put("\nquota: 10", "\nquota: \(rules.quota)")
        put("\ndeadline: 2020-09-20", "\ndeadline: \(CivilDate(daysSinceEpoch: rules.deadline))")
        put("R1: inclusive", "R1: \(rules.deadlineReading)")
        put("R2: once", "R2: \(rules.causesReading)")
        put("R3: report", "R3: \(rules.shortfallReading)")
        put("  late: 1", "  late: \(rules.lateSteps)")
        put("  unreachable: 1", "  unreachable: \(rules.unreachableSteps)")
        put("dimension: 了解情况\n    weight: 1", "dimension: 了解情况\n    weight: \(rules.weights[0])")
        put("dimension: 满意度\n    weight: 1", "dimension: 满意度\n    weight: \(rules.weights[1])")
        put("    attempts: 5", "    attempts: \(rules.silentAttempts)")
        put("    days: 3", "    days: \(rules.silentDays)")
        put("    slices: 3", "    slices: \(rules.silentSlices)")
        put("    surveyors: 2", "    surveyors: \(rules.silentSurveyors)")
        put("  dead: 2", "  dead: \(rules.dead)")
        put("  reached-attempts: 5", "  reached-attempts: \(rules.reachedAttempts)")
        put("  refusals: 2", "  refusals: \(rules.refusals)")
        return try RulebookReader.read(text).get()
    }
}
