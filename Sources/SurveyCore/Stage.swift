/// Where a survey stands, for `huifang` alone.
package enum Stage: Hashable, Sendable {
    case noFile
    case empty(rulebook: String)
    case unitsOnly(units: Int, deadline: CivilDate, today: CivilDate)
    /// `missing`: shown names of units that handed in nothing.
    case contacts(units: Int, contacts: Int, surveyors: Int, missing: [String])
    /// Nobody was called yet; the shortest and the longest list. `due`: contacts that a draw would still take.
    /// `begins`: the first day of fieldwork, where it is yet to come.
    case drawn(surveyors: Int, fewest: Int, most: Int, due: Int, begins: CivilDate? = nil)
    case calling(Calling)
    /// Every contact is finished, fieldwork is not closed.
    case allCalled
    case closed(undetermined: [String])
    case done(units: Int)
    /// `changed`: the grades are not those of the last publication any more.
    case published(on: CivilDate, changed: Bool = false)
    /// Everybody's personal data were erased, on that day.
    case purged(on: CivilDate)

    /// Of the contacts drawn, unless said otherwise.
    package struct Calling: Hashable, Sendable {
        package var drawn: Int
        package var scored: Int
        /// To be called or confirmed yet.
        package var open: Int
        /// Not drawn, and a draw would take them.
        package var due: Int
        /// Things `status` tells to look at.
        package var attention: Int
        /// The last day of fieldwork is past.
        package var isOver = false

        package init(drawn: Int, scored: Int, open: Int, due: Int, attention: Int) {
            self.drawn = drawn
            self.scored = scored
            self.open = open
            self.due = due
            self.attention = attention
        }
    }
}
