/// A unit's totals after an import that touched it.
package struct UnitReport: Hashable, Sendable {
    package var unit: String
    package var provided: Int
    /// The day that counts, as R8 reads it.
    package var receivedOn: CivilDate?
    package var firstReceivedOn: CivilDate?
    package var late: Bool
    /// Where R8 decides whether the unit is late.
    package var completion: Completion?

    /// A hand-in that was begun in time and completed late.
    package struct Completion: Hashable, Sendable {
        /// How many contacts came in time.
        package var inTime: Int
        /// The day on which the quota was reached, or the latest.
        package var completedOn: CivilDate
        package var reading: Readings.Completion

        package init(inTime: Int, completedOn: CivilDate, reading: Readings.Completion) {
            self.inTime = inTime
            self.completedOn = completedOn
            self.reading = reading
        }
    }

    package init(
        unit: String,
        provided: Int,
        receivedOn: CivilDate?,
        firstReceivedOn: CivilDate?,
        late: Bool,
        completion: Completion? = nil
    ) {
        self.unit = unit
        self.provided = provided
        self.receivedOn = receivedOn
        self.firstReceivedOn = firstReceivedOn
        self.late = late
        self.completion = completion
    }
}

/// The totals of many units, in a few bytes each beside their names: a run may touch a million.
package struct UnitReports: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
    private struct Totals: Hashable {
        let nameEnd: Int32
        let provided: Int32
        /// In days; `nil` is the least number.
        let receivedOn: Int32
        let firstReceivedOn: Int32
        let late: Bool
    }

    private var names: [UInt8] = []
    private var totals: [Totals] = []
    /// Of the few that have one, by their place.
    private var completions: [Int: UnitReport.Completion] = [:]

    package init(arrayLiteral elements: UnitReport...) { for element in elements { append(element) } }

    /// Makes room at once: growing by doubling would take half as much again.
    package mutating func reserve(units: Int, nameBytes: Int) {
        totals.reserveCapacity(units)
        names.reserveCapacity(nameBytes)
    }

    package mutating func append(_ unit: UnitReport) {
        func days(_ date: CivilDate?) -> Int32 { date.map { Int32($0.daysSinceEpoch) } ?? .min }
        names.append(contentsOf: unit.unit.utf8)
        completions[totals.count] = unit.completion
        totals.append(
            Totals(
                nameEnd: Int32(names.count),
                provided: Int32(unit.provided),
                receivedOn: days(unit.receivedOn),
                firstReceivedOn: days(unit.firstReceivedOn),
                late: unit.late
            )
        )
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { totals.count }

    package subscript(index: Int) -> UnitReport {
        let nameStart = index == 0 ? 0 : Int(totals[index - 1].nameEnd)
        let unit = totals[index]
        func date(_ days: Int32) -> CivilDate? { days == .min ? nil : CivilDate(daysSinceEpoch: Int(days)) }
        return UnitReport(
            unit: String(decoding: names[nameStart..<Int(unit.nameEnd)], as: UTF8.self),
            provided: Int(unit.provided),
            receivedOn: date(unit.receivedOn),
            firstReceivedOn: date(unit.firstReceivedOn),
            late: unit.late,
            completion: completions[index]
        )
    }
}
