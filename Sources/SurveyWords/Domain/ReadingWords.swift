import SurveyCore

extension Words {
    /// A reading of the notice's words (notice.md §Readings) as a statement; behind 若 / If it stands as it is.
    package func reading(_ reading: Reading) -> String {
        switch reading {
        case .deadline(.inclusive): self("限期当日算按时", "the deadline day is in time")
        case .deadline(.exclusive): self("限期当日算超期", "the deadline day is late")
        case .deadline(.nextWorkingDay):
            self("限期逢休息日顺延至下一工作日", "a deadline on a day off moves to the next working day")
        case .causes(.once): self("超期与\(unreachable)并存时只降一个等次", "late and unreachable together cost one grade")
        case .causes(.each): self("超期、\(unreachable)各降一个等次", "late and unreachable cost a grade each")
        case .shortfall(.report): self("不足\(quota)个不降等", "fewer than \(quota) contacts cost no grade")
        case .shortfall(.downgrade):
            self("不足\(quota)个视同有号码\(unreachable)", "fewer than \(quota) contacts count as an unreachable number")
        }
    }
}
