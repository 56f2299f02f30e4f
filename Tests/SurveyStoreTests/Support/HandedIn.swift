import SurveyCore

@testable import SurveyStore

/// A row as a test writes it.
struct HandedIn {
    var unit = "甲局"
    var organisation: String
    var person: String
    var phone: String
    var date: String?
    var assumed = false
    var refused = false

    init(
        _ unit: String,
        _ organisation: String,
        _ person: String,
        _ phone: String,
        on date: String? = nil,
        assumed: Bool = false,
        refused: Bool = false
    ) {
        self.unit = unit
        self.organisation = organisation
        self.person = person
        self.phone = phone
        self.date = date
        self.assumed = assumed
        self.refused = refused
    }

    init(
        _ organisation: String,
        _ person: String,
        _ phone: String,
        on date: String? = nil,
        refused: Bool = false
    ) {
        self.init("甲局", organisation, person, phone, on: date, refused: refused)
    }
}

func batch(_ rows: [HandedIn]) -> HandInBatch {
    var batch = HandInBatch()
    func cell(_ text: String) -> HandInBatch.Cell {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: text.utf8)
        return HandInBatch.Cell(start: Int32(start), count: Int32(batch.bytes.count - start))
    }
    for (index, row) in rows.enumerated() {
        var made = HandInBatch.Row(record: index + 2, line: index + 2)
        made.unit = cell(row.unit)
        made.organisation = cell(row.organisation)
        made.position = cell("经理")
        made.person = cell(row.person)
        made.phoneAsGiven = cell(row.phone)
        let reading = PhoneNumber.parse(row.phone, areaCode: "0371")
        if let number = reading.number { made.phone = cell(number.normal) }
        made.otherPhones = cell(reading.others.map(\.normal).joined(separator: "\n"))
        made.receivedOn = row.date.map(day)
        made.assumed = row.assumed
        made.refused = row.refused
        batch.rows.append(made)
    }
    return batch
}

extension Survey {
    /// A table of surveyors with the units that they avoid.
    func surveyors(_ names: [String], avoids: [String: [String]] = [:], on when: String = "2020-09-11 09:00") throws {
        let rows = names.enumerated().map {
            SurveyorRow(record: $0.offset + 2, line: $0.offset + 2, name: $0.element, avoids: avoids[$0.element] ?? [])
        }
        _ = try takeSurveyors(rows, act: at(when))
    }

    /// One file whose digest follows from its rows.
    @discardableResult
    func take(
        _ rows: [HandedIn],
        received: String? = "2020-09-18",
        keepDate: Bool = false,
        replace: Bool = false,
        check: Bool = false,
        strict: Bool = false,
        on when: String? = nil,
        name: String = "名单.csv"
    ) throws -> (FileTaken, HandInSummary) {
        // On the last of the days that stand in it, or later.
        let days = rows.map { $0.date ?? "" } + [received ?? "", "2020-09-18"]
        let when = when ?? "\(days.max()!) 10:00"
        var options = HandInOptions()
        options.received = received.map(day)
        options.keepDate = keepDate
        options.replace = replace
        options.check = check
        options.strict = strict
        var taken = FileTaken()
        let summary = try handIn(options, act: at(when)) { run in
            taken = try run.take(rows, name: name)
        }
        return (taken, summary)
    }

    /// `count` contacts of a unit with numbers of their own.
    @discardableResult
    func take(_ unit: String, _ count: Int, from first: Int = 1, received: String = "2020-09-18") throws
        -> HandInSummary
    {
        let series = unit.unicodeScalars.reduce(0) { ($0 * 31 + Int($1.value)) % 900 }
        let rows = (first..<first + count).map { number in
            HandedIn(unit, "\(unit)企业\(number)", "王\(number)", "154" + padded(series, 3) + padded(number, 5))
        }
        return try take(rows, received: received).1
    }
}

extension HandInRun {
    func take(_ rows: [HandedIn], name: String = "名单.csv") throws -> FileTaken {
        try take([batch(rows)], name: name, digest: sha256("\(rows)"))
    }

    /// - Parameter fault: what the reader says at the end of a file of which nothing may be kept.
    func take(_ batches: [HandInBatch], name: String, digest: String, fault: Finding? = nil) throws -> FileTaken {
        try take(name) { _ in Batches(batches, digest: digest, fault: fault) }.taken
    }
}

/// Batches that a test has made, as the reader of a file gives them.
private final class Batches: HandInSource {
    private var rest: ArraySlice<HandInBatch>
    private let fault: Finding?
    let digest: String
    let bytesRead = 0
    let fileUnit: String? = nil
    let firstUnits: [String] = []

    init(_ batches: [HandInBatch], digest: String, fault: Finding?) {
        rest = batches[...]
        self.digest = digest
        self.fault = fault
    }

    func next() -> HandInBatch? { rest.popFirst() }

    var report: FileReport {
        var report = FileReport(file: "名单.csv")
        if let fault, rest.isEmpty {
            report.unusable = true
            report.findings = [fault]
        }
        return report
    }
}
