import RandomTables
import SurveyCore

@testable import ContactCSV

/// A hand-in read to its end, with what became of each of its records.
struct AccountedHandIn {
    private(set) var account = RecordAccount()
    /// By record.
    private(set) var contacts: [Int: ReadContact] = [:]
    private(set) var encoding: String?
    /// `code@record` of all findings.
    private(set) var findings: [String] = []

    /// - Parameter later: bytes of the pieces behind the first.
    init(
        _ bytes: [UInt8],
        name: String,
        settings: HandInSettings,
        knownUnits: [String] = [],
        later: Int = DecodedStream.pieceSize
    ) throws {
        let stream = try DecodedStream(
            ByteSource(.bytes(bytes, name: name)),
            firstPiece: max(later, 4096),
            laterPieces: later
        )
        let reader = try HandInReader(TextRecords(stream), name: name, settings: settings, knownUnits: knownUnits)
        while let batch = try reader.next() {
            for row in batch.rows where row.refused {
                // Of a file in which nothing names a unit that is said once.
                account.refused[row.record] = batch.text(row.unit).isEmpty ? "no-unit" : "?"
            }
            for row in batch.rows where !row.refused {
                account.contacts.append(row.record)
                contacts[row.record] = ReadContact(
                    unit: batch.text(row.unit),
                    organisation: batch.text(row.organisation),
                    position: batch.text(row.position),
                    person: batch.text(row.person),
                    number: batch.text(row.phoneAsGiven),
                    line: row.line
                )
            }
        }
        let report = reader.report
        encoding = report.encoding
        account.counts.records = report.records
        account.counts.header = report.header
        account.counts.blank = report.blank
        account.counts.passedOver = report.passedOver
        // Only the store takes contacts: what is given to it counts here.
        account.counts.taken = account.contacts.count
        account.counts.refused = report.refused
        account.counts.unchanged = report.unchanged
        account.firstHeader = report.headerRecord
        account.isGivenUp = report.unusable
        for finding in report.findings {
            findings.append("\(finding.code)@\(finding.record.map(String.init) ?? "-")")
            account.findings[finding.code, default: 0] += 1
            add(finding)
        }
    }

    private mutating func add(_ finding: Finding) {
        let record = finding.record ?? 0
        switch finding.kind {
        case .passedOver(let text):
            account.named.append(.init(finding.code, from: record, text.isEmpty ? .blanks : .record))
        case .titles(let rows): account.named.append(.init(finding.code, from: record, .rows(rows.count)))
        case .unreadTable(_, _, let rows, _):
            account.named.append(.init(finding.code, from: record, .table(rows: rows)))
        case .furtherTable: account.further[record] = finding.severity.rawValue
        default:
            guard finding.severity == .error else { break }
            if finding.record == nil || account.isGivenUp {
                account.fileError = finding.code
            } else if ["?", "no-unit", nil].contains(account.refused[record]) {
                account.refused[record] = finding.code
            }
        }
    }
}
