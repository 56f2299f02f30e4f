/// Gives contacts to surveyors by the draw's rule: of the eligible ones the one with the fewest of this unit, then the
/// fewest overall, then the smallest SHA-256 of `<seed>,<key>,<surveyor>` (product.md §4).
struct Assignment {
    /// `,<surveyor>` one after another, and where each begins: the innermost loop reads plain bytes.
    private var suffixes: [UInt8] = []
    private var starts: [Int] = [0]
    /// What each surveyor holds: overall, and of the unit in hand.
    private(set) var overall: [Int]
    private var ofUnit: [Int]
    private var tied: [Int] = []

    init(_ surveyors: [DrawSurveyor]) {
        for surveyor in surveyors {
            suffixes.append(contentsOf: ",\(surveyor.name)".utf8)
            starts.append(suffixes.count)
        }
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
        suffixes.withUnsafeBytes { suffixes in
            var smallest: (ticket: Ticket, surveyor: Int)?
            for surveyor in tied {
                let suffix = UnsafeRawBufferPointer(rebasing: suffixes[starts[surveyor]..<starts[surveyor + 1]])
                let ticket = text.ticket(appending: suffix)
                if smallest == nil || ticket < smallest!.ticket { smallest = (ticket, surveyor) }
            }
            return smallest!.surveyor
        }
    }
}
