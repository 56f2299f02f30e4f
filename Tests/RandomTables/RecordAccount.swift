/// What a reader says became of the records of a file.
package struct RecordAccount: Sendable {
    package var counts = RecordCounts()
    /// Numbers of records of the rows given as contacts.
    package var contacts: [Int] = []
    /// Errors that are about one row, by record.
    package var refused: [Int: String] = [:]
    /// Findings that name records without an error: the first, and how many.
    package var named: [Named] = []
    /// Records where a finding names a further table, and the finding's severity.
    package var further: [Int: String] = [:]
    /// The record of the first header that fits.
    package var firstHeader: Int?
    /// By code, how many findings there are.
    package var findings: [String: Int] = [:]
    /// A finding of the file as a whole says that nothing of it is taken.
    package var isGivenUp = false
    /// That finding's code.
    package var fileError: String?

    package struct Named: Sendable {
        package var code: String
        package var first: Int
        package var extent: Extent

        package init(_ code: String, from first: Int, _ extent: Extent) {
            self.code = code
            self.first = first
            self.extent = extent
        }
    }

    package enum Extent: Sendable {
        case record
        /// A run of blank rows.
        case blanks
        /// So many, blank rows and those of which another finding says more apart.
        case rows(Int)
        /// All up to the next header that fits likewise, so many of them below a header of one row or two.
        case table(rows: Int)
    }

    package init() {}

    package enum Place: Hashable, Sendable {
        case contact
        case refused(String)
        case named(String)
        case blank
        /// In no row and no finding: only a header may be that.
        case nowhere
    }

    /// Where each record of a file with these cells is found, from record 1.
    package func places(_ records: [[String]]) -> [Place] {
        var places = [Place](repeating: .nowhere, count: records.count)
        func set(_ record: Int, _ place: Place) {
            if places.indices.contains(record - 1) { places[record - 1] = place }
        }
        func isFree(_ record: Int) -> Bool {
            records.indices.contains(record - 1) && places[record - 1] == .nowhere && !Self.isBlank(records[record - 1])
        }
        for record in contacts { set(record, .contact) }
        for (record, code) in refused { set(record, .refused(code)) }
        for name in named {
            if case .blanks = name.extent {
                for record in records.indices.dropFirst(name.first - 1) {
                    guard Self.isBlank(records[record]) else { break }
                    set(record + 1, .blank)
                }
            }
            if case .record = name.extent { set(name.first, .named(name.code)) }
        }
        for name in named {
            guard case .rows(var left) = name.extent else { continue }
            for record in name.first...max(name.first, records.count) where left > 0 && isFree(record) {
                set(record, .named(name.code))
                left -= 1
            }
        }
        for name in named {
            guard case .table(let rows) = name.extent else { continue }
            let headers = [firstHeader].compactMap { $0 } + further.keys
            let end = headers.filter { $0 > name.first }.min() ?? records.count + 1
            // What stands behind it and in no finding has vanished.
            var left = rows + 2
            for record in name.first..<max(name.first, end) where left > 0 && isFree(record) {
                set(record, .named(name.code))
                left -= 1
            }
        }
        return places
    }

    /// What is wrong with it: each record must be a contact, a refused row, named in a finding, or a header, and the counts must
    /// be those of the rows given.
    package func faults(_ records: [[String]]) -> [String] {
        var faults: [String] = []
        func expect(_ holds: Bool, _ fault: @autoclosure () -> String) { if !holds { faults.append(fault()) } }
        guard !isGivenUp else {
            // What is left of the sum is refused.
            expect(counts.header + counts.blank + counts.passedOver <= counts.records, "\(counts)")
            expect(counts.taken == 0 && counts.unchanged == 0, "given up, and \(counts.taken) taken")
            expect(counts.records <= records.count, "\(counts.records) records of \(records.count)")
            return faults
        }
        expect(counts.sum == counts.records, "\(counts) add up to \(counts.sum)")
        expect(counts.records == records.count, "\(counts.records) records of \(records.count)")
        expect(Set(contacts).count == contacts.count, "a record twice in \(contacts)")
        expect(contacts.allSatisfy { (1...max(records.count, 1)).contains($0) }, "no such record in \(contacts)")
        let places = places(records)
        func count(_ isMeant: (Place) -> Bool) -> Int { places.count(where: isMeant) }
        expect(counts.taken + counts.unchanged == contacts.count, "\(counts.taken) taken, \(contacts.count) given")
        expect(
            Set(contacts).isDisjoint(with: refused.keys),
            "refused and given as a contact: \(Set(contacts).intersection(refused.keys))"
        )
        expect(counts.refused == refused.count, "\(counts.refused) refused, \(refused) named")
        let blank = count { $0 == .blank }
        expect(counts.blank == blank, "\(counts.blank) blank, \(blank) named")
        let passedOver = count { if case .named = $0 { true } else { false } }
        expect(counts.passedOver == passedOver, "\(counts.passedOver) passed over, \(passedOver) named")
        let nowhere = records.indices.filter { places[$0] == .nowhere }
        expect(
            counts.header == nowhere.count,
            "\(counts.header) records of headers, and in no finding \(nowhere.map { $0 + 1 })"
        )
        for record in nowhere where Self.isBlank(records[record]) || records[record].contains(where: Self.isMobile) {
            faults.append("record \(record + 1) vanished")
        }
        return faults
    }

    private static func isBlank(_ cells: [String]) -> Bool {
        isPadding(cells) || cells.allSatisfy { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    }

    /// A line of nothing but NUL or Ctrl-Z.
    private static func isPadding(_ cells: [String]) -> Bool {
        cells.count == 1 && cells[0].unicodeScalars.allSatisfy { ["\0", "\u{1A}"].contains($0) }
    }

    /// Whatever stands in a header, it is no mobile number.
    private static func isMobile(_ cell: String) -> Bool {
        let digits = cell.filter(\.isNumber)
        return digits.hasPrefix("154") && digits.count >= 11
    }
}
