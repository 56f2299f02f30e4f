/// Gives contacts to surveyors by the draw's rule: of the eligible ones the one with the fewest of this unit, then the
/// fewest overall, then the smallest SHA-256 of `<seed>,<unit>,<surveyor>` (draw.md §Assignment).
struct Assignment {
    /// `,<surveyor>` of each, what a tie's hash has behind `<seed>,<unit>`.
    private let suffixes: [[UInt8]]
    /// What each surveyor holds: overall, and of the unit in hand.
    private var overall: [Int]
    private(set) var ofUnit: [Int] = []
    /// `<seed>,<unit>`, and the hashes that were asked for already: one unit's ties all go by the same.
    private var text = HashText()
    private var hashes: [Ticket?] = []
    private var tied: [Int] = []

    init(_ surveyors: [DrawSurveyor]) {
        suffixes = surveyors.map { Array(",\($0.name)".utf8) }
        overall = surveyors.map(\.held)
    }

    /// Takes up a unit.
    /// - Parameters:
    ///   - name: the unit's key.
    ///   - held: what each surveyor holds of it already.
    mutating func begin(unit name: String, seed: String, held: [Int]) {
        text.set(Array("\(seed),\(name)".utf8))
        ofUnit = held
        hashes.removeAll(keepingCapacity: true)
        hashes.append(contentsOf: repeatElement(nil, count: held.count))
    }

    /// The index of the surveyor who gets the unit's next contact.
    /// - Parameter eligible: not empty.
    mutating func next(among eligible: [Int]) -> Int {
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
        for surveyor in tied.dropFirst() where hash(surveyor) < hash(chosen) { chosen = surveyor }
        ofUnit[chosen] += 1
        overall[chosen] += 1
        return chosen
    }

    private mutating func hash(_ surveyor: Int) -> Ticket {
        if let known = hashes[surveyor] { return known }
        let hash = suffixes[surveyor].withUnsafeBytes { text.ticket(appending: $0) }
        hashes[surveyor] = hash
        return hash
    }
}
