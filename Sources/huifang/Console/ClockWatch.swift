import SurveyCore

/// Notices that the wall clock was set: it and the steady one no longer go together.
struct ClockWatch: Hashable, Sendable {
    private var before: ConsoleMoment

    /// Less than this is what clocks do.
    static let tolerance = 120

    init(_ moment: ConsoleMoment) { before = moment }

    /// By how many seconds, the first time that it is seen.
    mutating func moved(_ moment: ConsoleMoment) -> Int? {
        let told = moment.now.seconds - before.now.seconds
        let seconds = told - (moment.steady - before.steady) / 1000
        guard abs(seconds) > ClockWatch.tolerance else { return nil }
        before = moment
        return seconds
    }
}
