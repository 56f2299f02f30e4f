/// Where a survey stands, for `huifang` alone.
package enum Stage: Hashable, Sendable {
    case noFile
    case empty(rulebook: String)
    case unitsOnly(units: Int, deadline: CivilDate, today: CivilDate)
    /// `missing`: shown names of units that handed in nothing.
    case contacts(units: Int, contacts: Int, surveyors: Int, missing: [String])
    /// Nobody was called yet; the shortest and the longest list.
    case drawn(surveyors: Int, fewest: Int, most: Int)
    /// `attention`: things `status` tells to look at.
    case calling(scored: Int, drawn: Int, attention: Int)
    /// Every contact is finished, fieldwork is not closed.
    case allCalled
    case closed(undetermined: [String])
    case done(units: Int)
    case published(on: CivilDate)
}
