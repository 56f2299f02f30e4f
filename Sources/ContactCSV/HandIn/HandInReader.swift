import SurveyCore

/// What the reading of hand-ins depends on besides the file.
package struct HandInSettings: Sendable {
    /// `--map`: field (``HandInReader/fields``) → name of its column.
    package var map: [String: String] = [:]
    /// `--unit`.
    package var unit: String?
    /// The rulebook's, for numbers without one.
    package var areaCode: String
    /// The rulebook's clock, for dates with a time.
    package var offset: UTCOffset
    /// Is told each finding, on the thread that reads.
    package var listener: FindingListener?
    /// Refused rows are given with their cells, as far as they can be read, for a fix list.
    package var keepsRefused = false

    package init(
        areaCode: String,
        offset: UTCOffset = UTCOffset(seconds: 8 * 3600),
        unit: String? = nil,
        map: [String: String] = [:]
    ) {
        self.areaCode = areaCode
        self.offset = offset
        self.unit = unit
        self.map = map
    }
}

/// Reads a hand-in in batches (columns.md §Rows of a hand-in). Memory does not grow with the file, but for its findings.
///
/// Take ``next()`` until it answers `nil`, then look at ``report``: an unclosed quote shows itself only at the end, and
/// then `report.unusable` is set and nothing of the file may be kept. Use an instance on one thread.
package final class HandInReader: HandInSource {
    /// The fields that `--map` may name.
    package static let fields = TableColumns.contacts.fields.map(\.key).filter { $0 != TableColumns.takenAs }

    private let table: TableReader
    private var rows: HandInRows?

    /// Throws a ``Refusal`` when the file cannot be opened or read.
    /// - Parameter knownUnits: names and aliases of the survey's units, at least those that stand in the file's name
    ///   (``UnitName/folded(fileName:)``); looked for there and in the names of sheets when nothing else says whose rows these are.
    package convenience init(_ input: TableInput, settings: HandInSettings, knownUnits: [String] = []) throws {
        try self.init(records(of: input), name: input.name, settings: settings, knownUnits: knownUnits)
    }

    /// Tests give texts in other pieces.
    init(_ source: any RecordSource, name: String, settings: HandInSettings, knownUnits: [String]) throws {
        table = try TableReader(
            source,
            name: name,
            columns: .contacts,
            map: settings.map,
            listener: settings.listener
        )
        nameUnit = FileNameUnit.unit(inName: name, among: knownUnits)
        unit = settings.unit
        guard !table.report.unusable else { return }
        rows = HandInRows(table, settings, nameUnit: nameUnit, knownUnits: knownUnits)
    }

    private let nameUnit: String?
    private let unit: String?

    /// The unit that `--unit`, a line of the file or its name say; also of a file that is of no use.
    package var fileUnit: String? { rows?.fileUnit ?? unit ?? nameUnit }

    /// What the first rows say in the column of units, if there is one: whose a file of no use is beside ``fileUnit``.
    package var firstUnits: [String] { table.firstValues["unit"] ?? [] }

    /// Complete once ``next()`` answered `nil`. `taken` and `unchanged` are the store's to count.
    package var report: FileReport { table.report }

    /// The SHA-256 of the file's bytes in lower-case hex, once ``next()`` answered `nil`.
    package var digest: String { table.digest }
    /// Bytes of the file read so far, for a progress bar.
    package var bytesRead: Int { table.bytesRead }

    /// The next rows in the order of the file; `nil` at the end.
    package func next() throws -> HandInBatch? {
        guard rows != nil else { return nil }
        while try table.next() {
            let batch = rows!.batch(of: table.block)
            if !batch.rows.isEmpty { return batch }
        }
        rows!.finish()
        try table.finish()
        if !table.report.unusable, rows!.seen == 0, !rows!.isFixList { try table.fail(Finding(.emptyFile)) }
        return nil
    }
}
