import SurveyCore
import Testing

/// However many findings a file has, what is said of it follows from all of them and stays small.
@Suite struct FindingListTests {
    private func undiallable(_ record: Int, value: String? = nil, unit: String? = nil) -> Finding {
        Finding(
            .undiallableNumber(.notANumber),
            record: record,
            line: record + 1,
            column: "电话",
            value: value ?? "\(record)",
            unit: unit
        )
    }

    private func ragged(_ record: Int) -> Finding {
        Finding(.raggedRow(cells: 3, columns: 4), record: record, line: record)
    }

    @Test func theyStandInTheOrderOfTheFile() {
        var list = FindingList()
        for record in [3, 9, 5, 5, 1] { list.append(undiallable(record)) }
        list.append(Finding(.emptyFile))
        list.append(ragged(5))
        #expect(list.map(\.record) == [nil, 1, 3, 5, 5, 5, 9])
        #expect(list[5].code == "ragged-row")
        #expect(list.total == 7 && list.total(.error) == 1 && list.total(.warning) == 6 && list.total(.note) == 0)
    }

    /// The first thousand of each kind in the order of the file, however late they are found.
    @Test func theFirstOfEachKindAreKept() {
        var list = FindingList()
        for record in (1...3000).map({ $0 * 2 }) {
            list.append(undiallable(record))
            if record % 4 == 0 { list.append(ragged(record)) }
        }
        list.append(undiallable(1))
        list.append(ragged(2))
        let numbers = list.filter { $0.code == "undiallable-number" }.compactMap(\.record)
        #expect(numbers == [1] + (1...999).map { $0 * 2 })
        #expect(list.filter { $0.code == "ragged-row" }.compactMap(\.record) == [2] + (1...999).map { $0 * 4 })
        #expect(list.omitted.map(\.code) == ["ragged-row", "undiallable-number"])
        #expect(list.omitted.map(\.count) == [501, 2001])
        #expect(list.total == 4502)
        #expect(list.map { $0.record! } == list.map { $0.record! }.sorted())
    }

    /// An error is kept however many warnings have its code.
    @Test func aKindIsACodeWithItsSeverity() {
        var list = FindingList()
        for record in 1...1500 { list.append(Finding(.emptyCell(required: false), record: record, line: record)) }
        list.append(Finding(.emptyCell(required: true), record: 2000, line: 2000))
        #expect(list.count == 1001 && list.last?.record == 2000)
        #expect(list.omitted.map(\.severity) == [.warning] && list.omitted.map(\.count) == [500])
    }

    @Test func whatTheReaderAndTheSurveySayIsOneList() {
        var (reader, survey) = (FindingList(), FindingList())
        var whole = FindingList()
        for record in 1...4000 {
            reader.append(undiallable(record, value: "x"))
            if record % 3 == 0 { survey.append(undiallable(record, value: "x")) }
            whole.append(undiallable(record, value: "x"))
            if record % 3 == 0 { whole.append(undiallable(record, value: "x")) }
        }
        reader.append(contentsOf: survey)
        #expect(Array(reader) == Array(whole))
        #expect(reader.omitted == whole.omitted && reader.total == 4000 + 1333)
        #expect(reader.groups.map(\.count) == [5333] && reader.groups[0].records.ranges == [1...4000])
    }

    @Test func whatDiffersInItsPlaceAloneIsOneGroup() {
        var list = FindingList()
        for record in [3, 4, 5, 6, 9] { list.append(undiallable(record, value: "1234", unit: "甲局")) }
        list.append(undiallable(7, value: "1235", unit: "甲局"))
        list.append(undiallable(8, value: "1234", unit: "乙局"))
        let groups = list.groups
        #expect(groups.map(\.count) == [5, 1, 1])
        #expect(groups.map { $0.finding.record } == [3, 7, 8])
        #expect(groups[0].records.ranges == [3...6, 9...9] && groups[0].lines.ranges == [4...7, 10...10])
        #expect(!groups[0].records.isCut && list.ungrouped.isEmpty)
    }

    /// Which byte it is, and under which number, is of no use to whom reads it for many rows.
    @Test func whatIsOfNoUseMakesNoDifference() {
        var list = FindingList()
        for record in 2...4 {
            list.append(Finding(.unreadableEncoding(offset: record * 90), record: record, line: record))
            list.append(Finding(.alreadyRecorded(call: record), record: record, line: record, value: "\(record)"))
        }
        #expect(list.groups.map(\.count) == [3, 3] && list.count == 6)
        #expect(list[0].kind == .unreadableEncoding(offset: 180))
    }

    /// A unit's two spellings become one name: what was said of either is one.
    @Test func groupsThatBecomeAlikeAreJoined() {
        var list = FindingList()
        for record in 1...6 { list.append(undiallable(record, value: "1", unit: record % 2 == 0 ? "甲局" : "甲 局")) }
        #expect(list.groups.count == 2)
        list.update { $0.unit = "甲局" }
        #expect(list.groups.count == 1 && list.groups[0].count == 6 && list.groups[0].records.ranges == [1...6])
        #expect(list.units == ["甲局"] && list.count == 6)
    }

    /// Groups, their ranges and the findings kept are bounded; the counts are not.
    @Test func nothingGrowsWithTheFile() {
        var list = FindingList()
        for record in 1...20_000 {
            list.append(undiallable(record))
            if record % 2 == 0 { list.append(ragged(record)) }
        }
        #expect(list.count == 2000 && list.groups.count == 1001)
        let ragged = list.groups.first { $0.finding.code == "ragged-row" }
        #expect(ragged?.count == 10_000 && ragged?.records.ranges.count == NumberRanges.limit)
        #expect(ragged?.records.isCut == true)
        #expect(list.ungrouped.map(\.count) == [19_000] && list.ungrouped.map(\.code) == ["undiallable-number"])
        #expect(list.total == 30_000)
    }
}
