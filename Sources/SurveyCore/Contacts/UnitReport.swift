/// A unit's totals after an import that touched it.
package struct UnitReport: Hashable, Sendable {
    package var unit: String
    package var provided: Int
    package var receivedOn: CivilDate?
    package var late: Bool

    package init(unit: String, provided: Int, receivedOn: CivilDate?, late: Bool) {
        self.unit = unit
        self.provided = provided
        self.receivedOn = receivedOn
        self.late = late
    }
}

/// The totals of many units, in a few bytes each beside their names: a run may touch a million.
package struct UnitReports: Hashable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
    private struct Totals: Hashable {
        let nameEnd: Int32
        let provided: Int32
        /// In days; `nil` is the least number.
        let receivedOn: Int32
        let late: Bool
    }

    private var names: [UInt8] = []
    private var totals: [Totals] = []

    package init(arrayLiteral elements: UnitReport...) { for element in elements { append(element) } }

    /// Makes room at once: growing by doubling would take half as much again.
    package mutating func reserve(units: Int, nameBytes: Int) {
        totals.reserveCapacity(units)
        names.reserveCapacity(nameBytes)
    }

    package mutating func append(_ unit: UnitReport) {
        names.append(contentsOf: unit.unit.utf8)
        totals.append(
            Totals(
                nameEnd: Int32(names.count),
                provided: Int32(unit.provided),
                receivedOn: unit.receivedOn.map { Int32($0.daysSinceEpoch) } ?? .min,
                late: unit.late
            )
        )
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { totals.count }

    package subscript(index: Int) -> UnitReport {
        let nameStart = index == 0 ? 0 : Int(totals[index - 1].nameEnd)
        let unit = totals[index]
        return UnitReport(
            unit: String(decoding: names[nameStart..<Int(unit.nameEnd)], as: UTF8.self),
            provided: Int(unit.provided),
            receivedOn: unit.receivedOn == .min ? nil : CivilDate(daysSinceEpoch: Int(unit.receivedOn)),
            late: unit.late
        )
    }
}
