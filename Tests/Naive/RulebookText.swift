extension NaiveRules {
    /// The notice's rulebook with these figures in place of its own.
    package func rulebook(from notice: String) -> String {
        var text = notice
        func put(_ old: String, _ new: String) {
            let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            // A line that has gone would leave the notice's figure in its place without a word.
            precondition(parts.count == 2, old)
            text = parts.joined(separator: new)
        }
        put("\nquota: 10", "\nquota: \(quota)")
        put("\ndeadline: 2020-09-20", "\ndeadline: \(NaiveRules.date(deadline))")
        put("R1: inclusive", "R1: \(deadlineReading)")
        put("R2: once", "R2: \(causesReading)")
        put("R3: report", "R3: \(shortfallReading)")
        put("R8: complete", "R8: \(completionReading)")
        put("\n  from: 2020-09-22", "\n  from: \(NaiveRules.date(firstDay))")
        put("\n  until: 2020-10-16", "\n  until: \(NaiveRules.date(lastDay))")
        put("  late: 1", "  late: \(lateSteps)")
        put("  unreachable: 1", "  unreachable: \(unreachableSteps)")
        put("dimension: 了解情况\n    weight: 1", "dimension: 了解情况\n    weight: \(weights[0])")
        put("dimension: 满意度\n    weight: 1", "dimension: 满意度\n    weight: \(weights[1])")
        put("    attempts: 5", "    attempts: \(silentAttempts)")
        put("    days: 3", "    days: \(silentDays)")
        put("    slices: 3", "    slices: \(silentSlices)")
        put("    surveyors: 2", "    surveyors: \(silentSurveyors)")
        put("  dead: 2", "  dead: \(dead)")
        put("  reached-attempts: 5", "  reached-attempts: \(reachedAttempts)")
        put("  refusals: 2", "  refusals: \(refusals)")
        put("  busy-minutes: 30", "  busy-minutes: \(busyMinutes)")
        put("  silent-minutes: 180", "  silent-minutes: \(silentMinutes)")
        put("  attempts-per-day: 2", "  attempts-per-day: \(attemptsPerDay)")
        return text
    }
}
