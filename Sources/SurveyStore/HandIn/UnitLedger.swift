import Glibc
import SurveyCore

/// What a call of `import contacts` and the file in hand know of each unit, in flat tables by the unit's number: a call
/// may touch a million units.
final class UnitLedger {
    struct State {
        // Of the call.
        /// Met in this call, so that its totals are said at the end.
        var isTouched = false
        /// `--replace` has withdrawn its earlier hand-in.
        var isReplaced = false
        /// Had no contact before the call: what the call's files gave it is all that it has.
        var isNew = false
        // Of the file in hand.
        /// Contacts provided before the file are there to compare with.
        var hasEarlier = false
        /// Place in the order in which the file named its units, from 1; 0 when it did not.
        var rank: Int32 = 0
        /// The ordinal given last before the file, and by now.
        var ordinalBefore: Int32 = 0
        var ordinal: Int32 = 0
        var refused: Int32 = 0
        /// The latest date among the rows taken from the file, in days.
        var latestInFile = UnitLedger.none
        // Of the call again.
        /// The unit's date before the call, in days; of a new unit the latest of all that the call's files gave it.
        fileprivate var day = UnitLedger.none

        var dateBefore: CivilDate? { isNew ? nil : UnitLedger.date(day) }
        /// Of a new unit, between two files: how many contacts it has, and the latest date of them.
        var provided: Int { Int(ordinal) }
        var latest: CivilDate? { UnitLedger.date(day) }

        /// How many rows of the file were taken.
        var taken: Int { Int(ordinal - ordinalBefore) }

        /// The unit's next ordinal, for a row with this date.
        mutating func accept(_ date: CivilDate) -> Int {
            ordinal += 1
            latestInFile = max(latestInFile, Int32(date.daysSinceEpoch))
            return Int(ordinal)
        }

        /// The unit had contacts before the call.
        mutating func begin(dateBefore: CivilDate?) {
            isNew = false
            day = dateBefore.map { Int32($0.daysSinceEpoch) } ?? UnitLedger.none
        }

        /// Forgets what was of the file alone.
        fileprivate mutating func endFile(kept: Bool) {
            if !kept { ordinal = ordinalBefore }
            if isNew, kept { day = max(day, latestInFile) }
            rank = 0
            refused = 0
            latestInFile = UnitLedger.none
            hasEarlier = false
        }
    }

    static let none = Int32.min
    static func date(_ day: Int32) -> CivilDate? { day == none ? nil : CivilDate(daysSinceEpoch: Int(day)) }

    private static let pageSize = 4096

    /// Straight from the system, so that it goes back there when it is done with: of a heap with a million units only holes
    /// would remain.
    private final class Page {
        let states: UnsafeMutableBufferPointer<State>
        private let bytes = UnitLedger.pageSize * MemoryLayout<State>.stride

        init() {
            let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            guard let start, start != MAP_FAILED else { fatalError("out of memory") }
            states = UnsafeMutableBufferPointer(
                start: start.bindMemory(to: State.self, capacity: UnitLedger.pageSize),
                count: UnitLedger.pageSize
            )
            states.initialize(repeating: State())
        }

        deinit { munmap(states.baseAddress, bytes) }
    }

    // In pages, so that one unit among a million costs one page.
    private var pages: [Page?] = []

    subscript(unit: Int) -> State {
        get {
            let page = unit / UnitLedger.pageSize
            guard page < pages.count, let page = pages[page] else { return State() }
            return page.states[unit % UnitLedger.pageSize]
        }
        set {
            let number = unit / UnitLedger.pageSize
            while pages.count <= number { pages.append(nil) }
            let page = pages[number] ?? Page()
            pages[number] = page
            page.states[unit % UnitLedger.pageSize] = newValue
        }
    }

    /// The units met in this call, in the official order, each forgotten when it was given: of a million units what is
    /// known here and what is made of it need not lie in memory both at once.
    func drainTouched(_ body: (_ unit: Int, State) throws -> Void) rethrows {
        for number in pages.indices {
            guard let page = pages[number] else { continue }
            pages[number] = nil
            for (place, state) in page.states.enumerated() where state.isTouched {
                try body(number * UnitLedger.pageSize + place, state)
            }
        }
    }

    var touchedCount: Int { pages.reduce(0) { $0 + ($1?.states.count(where: \.isTouched) ?? 0) } }

    /// Forgets what was of the file in hand alone.
    /// - Parameter kept: whether the file was taken.
    func endFile(of units: [Int32], kept: Bool) {
        for unit in units { self[Int(unit)].endFile(kept: kept) }
    }
}
