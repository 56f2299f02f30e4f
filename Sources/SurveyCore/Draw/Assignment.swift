/// Gives contacts to surveyors by the draw's rule: of the eligible ones the one with the fewest of this unit, then the
/// fewest overall, then the smallest SHA-256 of `<seed>,<key>,<surveyor>` (draw.md §Assignment).
struct Assignment {
    private let suffixes: TieSuffixes
    /// What each surveyor holds: overall, and of the unit in hand.
    private(set) var overall: [Int]
    private var ofUnit: [Int]
    private var tied: [Int] = []

    init(_ surveyors: [DrawSurveyor], _ suffixes: TieSuffixes) {
        self.suffixes = suffixes
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
    ///   - text: holds `<seed>,<key>`.
    ///   - hashes: of `<seed>,<key>,<surveyor>` by surveyor, where they were taken ahead.
    mutating func next(
        among eligible: [Int],
        _ text: inout HashText,
        hashes: UnsafePointer<Ticket>? = nil
    ) -> Int {
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
        let chosen = tied.count == 1 ? tied[0] : smallestHash(&text, hashes)
        ofUnit[chosen] += 1
        overall[chosen] += 1
        return chosen
    }

    private func smallestHash(_ text: inout HashText, _ ahead: UnsafePointer<Ticket>?) -> Int {
        var smallest: (hash: Ticket, surveyor: Int)?
        for surveyor in tied {
            let hash = ahead?[surveyor] ?? suffixes.hash(&text, surveyor: surveyor)
            if smallest == nil || hash < smallest!.hash { smallest = (hash, surveyor) }
        }
        return smallest!.surveyor
    }
}
