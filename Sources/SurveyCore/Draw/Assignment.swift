/// Gives contacts to surveyors by the draw's rule: of the eligible ones the one with the fewest of this unit, then the
/// fewest overall, then the smallest SHA-256 of `<seed>,<key>,<surveyor>` (product.md §4).
struct Assignment {
    private let names: [[UInt8]]
    /// What each surveyor holds: overall, and of the unit in hand.
    private(set) var overall: [Int]
    private var ofUnit: [Int]
    private var tied: [Int] = []

    init(_ surveyors: [DrawSurveyor]) {
        names = surveyors.map { Array($0.name.utf8) }
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
    ///   - text: holds `<seed>,<key>` and does so again afterwards.
    mutating func next(among eligible: [Int], _ text: inout HashText) -> Int {
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
        let chosen = tied.count == 1 ? tied[0] : smallestHash(&text)
        ofUnit[chosen] += 1
        overall[chosen] += 1
        return chosen
    }

    private func smallestHash(_ text: inout HashText) -> Int {
        let length = text.bytes.count
        var smallest: (ticket: Ticket, surveyor: Int)?
        for surveyor in tied {
            text.append(0x2C)
            text.append(names[surveyor])
            let ticket = text.ticket
            text.truncate(to: length)
            if smallest == nil || ticket < smallest!.ticket { smallest = (ticket, surveyor) }
        }
        return smallest!.surveyor
    }
}
