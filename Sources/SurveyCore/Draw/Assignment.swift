/// Gives contacts to surveyors by the draw's rule: of the eligible ones the one with the fewest of this unit, then the
/// fewest overall, then the smallest SHA-256 of `<seed>,<key>,<surveyor>` (product.md §4).
struct Assignment {
    /// What each surveyor holds: overall, and of the unit in hand.
    private(set) var overall: [Int]
    private var ofUnit: [Int]
    private var tied: [Int] = []

    init(_ surveyors: [DrawSurveyor]) {
        overall = surveyors.map(\.held)
        ofUnit = Array(repeating: 0, count: surveyors.count)
    }

    /// Takes up a unit.
    /// - Parameter held: what each surveyor holds of it already.
    mutating func begin(held: [Int]) { ofUnit = held }

    var heldOfUnit: [Int] { ofUnit }

    /// The index of the surveyor who gets the contact.
    /// - Parameters:
    ///   - eligible: not empty.
    ///   - hash: SHA-256 of `<seed>,<key>,<surveyor>`, asked for where several have the fewest.
    mutating func next(among eligible: [Int], hash: (_ surveyor: Int) -> Ticket) -> Int {
        tied.removeAll(keepingCapacity: true)
        var fewest = (Int.max, Int.max)
        for surveyor in eligible {
            let count = (ofUnit[surveyor], overall[surveyor])
            if count < fewest {
                fewest = count
                tied.removeAll(keepingCapacity: true)
            }
            if count == fewest { tied.append(surveyor) }
        }
        var chosen = tied[0]
        if tied.count > 1 {
            var smallest = hash(chosen)
            for surveyor in tied.dropFirst() {
                let other = hash(surveyor)
                if other < smallest { (chosen, smallest) = (surveyor, other) }
            }
        }
        ofUnit[chosen] += 1
        overall[chosen] += 1
        return chosen
    }
}
