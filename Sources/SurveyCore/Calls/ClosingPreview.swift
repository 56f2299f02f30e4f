/// What ending fieldwork now would leave unfinished.
package struct ClosingPreview: Hashable, Sendable {
    package var contacts: Int
    package var units: Int
    /// Units of these with fewer scores than a grade should rest on (`few-scores`).
    package var fewScores: Int

    package init(contacts: Int, units: Int, fewScores: Int) {
        self.contacts = contacts
        self.units = units
        self.fewScores = fewScores
    }
}
