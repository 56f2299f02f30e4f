import Dispatch

/// SHA-256 of `<seed>,<key>,<surveyor>`, by which ties are broken (product.md §4). Nearly all of a large draw's time goes
/// into them: while many surveyors are level, those of the next contacts are made ahead, on all cores. Who is asked for
/// does not depend on it: a hash that was not made ahead is made when it is needed.
struct TieHashes {
    private let suffixes: Suffixes

    // What was made ahead: of the contacts from `first` on, the hashes for `level`.
    private var first = 0
    private var contacts = 0
    private var level: [Int] = []
    /// Of each surveyor its place in `level`, or -1.
    private var place: [Int]
    private var made: [Ticket] = []

    init(_ surveyors: [DrawSurveyor]) {
        suffixes = Suffixes(surveyors)
        place = Array(repeating: -1, count: surveyors.count)
    }

    /// Below this many level surveyors it is not worth waking another core.
    private static let worthwhile = 24

    /// To be called before the contact at `index` is given away.
    /// - Parameters:
    ///   - overall: what each surveyor holds; the next contacts go to those with the least, as long as there are some.
    ///   - set: puts `<seed>,<key>` of the contact at an index into a text.
    mutating func prepare(_ index: Int, of count: Int, overall: [Int], _ set: (Int, inout HashText) -> Void) {
        guard index >= first + contacts else { return }
        for surveyor in level { place[surveyor] = -1 }
        let least = overall.min() ?? 0
        level = overall.indices.filter { overall[$0] == least }
        first = index
        contacts = level.count < TieHashes.worthwhile ? 0 : min(level.count / 4, count - index)
        guard contacts > 0 else {
            level = []
            return
        }
        for (place, surveyor) in level.enumerated() { self.place[surveyor] = place }
        makeAhead(set)
    }

    private mutating func makeAhead(_ set: (Int, inout HashText) -> Void) {
        let (suffixes, contacts, level) = (suffixes, contacts, level)
        let texts = (first..<first + contacts).map { index in
            var text = HashText()
            set(index, &text)
            return text
        }
        made = Array(unsafeUninitializedCapacity: contacts * level.count) { buffer, count in
            nonisolated(unsafe) let results = buffer.baseAddress!
            let stripes = 2
            DispatchQueue.concurrentPerform(iterations: stripes) { stripe in
                for contact in contacts * stripe / stripes..<contacts * (stripe + 1) / stripes {
                    var text = texts[contact]
                    for (place, surveyor) in level.enumerated() {
                        (results + contact * level.count + place).initialize(
                            to: suffixes.ticket(&text, surveyor)
                        )
                    }
                }
            }
            count = contacts * level.count
        }
    }

    /// - Parameter text: holds `<seed>,<key>` of the contact at `index`.
    func ticket(_ index: Int, _ text: inout HashText, _ surveyor: Int) -> Ticket {
        guard index < first + contacts, place[surveyor] >= 0 else { return suffixes.ticket(&text, surveyor) }
        return made[(index - first) * level.count + place[surveyor]]
    }

    /// - Parameter text: holds `<seed>,<key>`.
    func ticket(_ text: inout HashText, _ surveyor: Int) -> Ticket { suffixes.ticket(&text, surveyor) }
}

/// `,<surveyor>` one after another, and where each begins: the innermost loop reads plain bytes.
private struct Suffixes: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]

    init(_ surveyors: [DrawSurveyor]) {
        for surveyor in surveyors {
            bytes.append(contentsOf: ",\(surveyor.name)".utf8)
            starts.append(bytes.count)
        }
    }

    func ticket(_ text: inout HashText, _ surveyor: Int) -> Ticket {
        bytes.withUnsafeBytes {
            text.ticket(appending: UnsafeRawBufferPointer(rebasing: $0[starts[surveyor]..<starts[surveyor + 1]]))
        }
    }
}
