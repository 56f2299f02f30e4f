import SurveyCore

/// What a run of `import contacts` and the file in hand know of each unit, by the unit's number: a run may touch a
/// million units.
struct UnitLedger {
    struct State {
        private static let none = Int32.min

        // Of the run.
        /// Met in this run, so that its totals are said at the end.
        var isTouched = false
        /// `--replace` has withdrawn its earlier hand-in.
        var isReplaced = false
        /// Had no contact before the run: what the run's files gave it is all that it has.
        private(set) var isNew = true
        /// A row of it was refused in this run, so that its files name it.
        var hasRefusedRow = false
        /// A file of the run has given it contacts.
        private(set) var hasTaken = false
        /// The run's files may have given it contacts of more than one day.
        private(set) var hasSeveralDays = false
        /// The unit's date before the run, in days; of a new unit the latest of all that the run's files gave it.
        private var day = State.none
        // Of the file in hand.
        /// How many contacts were provided before the file, and are there to compare with.
        var providedBefore: Int32 = 0
        /// Place in the order in which the file named its units, from 1; 0 when it did not.
        private(set) var rank: Int32 = 0
        /// The ordinal given last before the file, and by now.
        private(set) var ordinalBefore: Int32 = 0
        private(set) var ordinal: Int32 = 0
        var refused: Int32 = 0
        /// The latest date among the rows taken from the file, in days.
        private var latestInFile = State.none

        var dateBefore: CivilDate? { isNew ? nil : State.date(day) }
        /// Of a new unit, between two files: how many contacts it has, and the latest date of them.
        var provided: Int { Int(ordinal) }
        var latest: CivilDate? { State.date(day) }
        /// How many rows of the file were taken.
        var taken: Int { Int(ordinal - ordinalBefore) }

        private static func date(_ day: Int32) -> CivilDate? { day == none ? nil : CivilDate(daysSinceEpoch: Int(day)) }

        /// The unit had contacts before the run.
        mutating func begin(dateBefore: CivilDate?) {
            isNew = false
            day = dateBefore.map { Int32($0.daysSinceEpoch) } ?? State.none
        }

        /// - Parameter ordinals: how many contacts were ever taken from the unit.
        mutating func beginFile(rank: Int, ordinals: Int, providedBefore: Int) {
            self.rank = Int32(rank)
            self.providedBefore = Int32(providedBefore)
            (ordinalBefore, ordinal) = (Int32(ordinals), Int32(ordinals))
            refused = 0
            latestInFile = State.none
        }

        /// The unit's next ordinal, for a row with this date.
        mutating func accept(_ date: CivilDate) -> Int {
            ordinal += 1
            let day = Int32(date.daysSinceEpoch)
            for other in [latestInFile, self.day] where other != State.none && other != day { hasSeveralDays = true }
            latestInFile = max(latestInFile, day)
            return Int(ordinal)
        }

        /// - Parameter kept: whether the file was taken.
        mutating func endFile(kept: Bool) {
            if !kept { ordinal = ordinalBefore }
            hasTaken = hasTaken || taken > 0
            if isNew, kept { day = max(day, latestInFile) }
            rank = 0
        }
    }

    private var states: [State] = []

    subscript(unit: Int) -> State {
        get { unit < states.count ? states[unit] : State() }
        set {
            if unit >= states.count { states += repeatElement(State(), count: unit + 1 - states.count) }
            states[unit] = newValue
        }
    }

    /// Makes room for units up to this number at once: growing by doubling would take twice as much for a moment.
    mutating func reserve(units: Int) { states.reserveCapacity(units + 1) }

    /// The units met in this run, in the official order.
    var touched: some Sequence<Int> { states.indices.lazy.filter { [states] in states[$0].isTouched } }
}
