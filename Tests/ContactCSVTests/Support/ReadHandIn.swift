import SurveyCore
import Testing

@testable import ContactCSV

/// A hand-in read to its end.
struct ReadHandIn {
    var rows: [[String: String]] = []
    var taken: [HandInBatch.Row] = []
    var report: FileReport
    /// By unit as written; under the empty name those of which no unit is known.
    var refusedByUnit: [String: Int] = [:]
    var digest: String
    var fileUnit: String?

    init(
        _ bytes: [UInt8],
        name: String = "x.csv",
        settings: HandInSettings = HandInSettings(areaCode: "0371"),
        knownUnits: [String] = []
    ) throws {
        let reader = try HandInReader(.bytes(bytes, name: name), settings: settings, knownUnits: knownUnits)
        while let batch = try reader.next() {
            for row in batch.rows where row.refused { refusedByUnit[batch.text(row.unit), default: 0] += 1 }
            for row in batch.rows where !row.refused {
                taken.append(row)
                rows.append([
                    "unit": batch.text(row.unit), "organisation": batch.text(row.organisation),
                    "position": batch.text(row.position), "person": batch.text(row.person),
                    "phoneAsGiven": batch.text(row.phoneAsGiven), "phone": batch.text(row.phone),
                    "otherPhones": batch.text(row.otherPhones),
                    "officer": batch.text(row.officer), "remark": batch.text(row.remark),
                    "receivedOn": row.receivedOn?.description ?? "",
                ])
            }
        }
        report = reader.report
        digest = reader.digest
        fileUnit = reader.fileUnit
    }

    init(
        _ text: String,
        name: String = "x.csv",
        settings: HandInSettings = HandInSettings(areaCode: "0371"),
        knownUnits: [String] = []
    ) throws {
        try self.init(Array(text.utf8), name: name, settings: settings, knownUnits: knownUnits)
    }

    /// `code@record` of all findings.
    var codes: [String] { report.findings.map { "\($0.code)@\($0.record.map(String.init) ?? "-")" } }
    func column(_ field: String) -> [String] { rows.map { $0[field] ?? "?" } }
}
