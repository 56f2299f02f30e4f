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
        /// The unit's date before the call, in days; ``none`` when it had none.
        var dateBefore = UnitLedger.none
        /// Of a new unit: how many contacts the call's files gave it, and the latest date of all, in days.
        var provided: Int32 = 0
        var latest = UnitLedger.none

        /// How many rows of the file were taken.
        var taken: Int { Int(ordinal - ordinalBefore) }

        /// The unit's next ordinal, for a row with this date.
        mutating func accept(_ date: CivilDate) -> Int {
            ordinal += 1
            latestInFile = max(latestInFile, Int32(date.daysSinceEpoch))
            return Int(ordinal)
        }

        /// The file is taken.
        mutating func keepFile() {
            provided += Int32(taken)
            latest = max(latest, latestInFile)
        }
    }

    static let none = Int32.min
    static func date(_ day: Int32) -> CivilDate? { day == none ? nil : CivilDate(daysSinceEpoch: Int(day)) }

    private static let pageSize = 4096
    // In pages, so that one unit among a million costs one page.
    private var pages: [[State]] = []

    subscript(unit: Int) -> State {
        get {
            let page = unit / UnitLedger.pageSize
            guard page < pages.count, !pages[page].isEmpty else { return State() }
            return pages[page][unit % UnitLedger.pageSize]
        }
        set {
            let page = unit / UnitLedger.pageSize
            while pages.count <= page { pages.append([]) }
            if pages[page].isEmpty { pages[page] = Array(repeating: State(), count: UnitLedger.pageSize) }
            pages[page][unit % UnitLedger.pageSize] = newValue
        }
    }

    /// The units met in this call, in the official order.
    func touched(_ body: (_ unit: Int, State) throws -> Void) rethrows {
        for (number, page) in pages.enumerated() {
            for (place, state) in page.enumerated() where state.isTouched {
                try body(number * UnitLedger.pageSize + place, state)
            }
        }
    }

    var touchedCount: Int { pages.reduce(0) { $0 + $1.count(where: \.isTouched) } }

    /// Forgets what was of the file in hand alone.
    func endFile(of units: [Int32]) {
        for unit in units {
            var state = self[Int(unit)]
            state.rank = 0
            state.refused = 0
            state.latestInFile = UnitLedger.none
            state.hasEarlier = false
            self[Int(unit)] = state
        }
    }
}
