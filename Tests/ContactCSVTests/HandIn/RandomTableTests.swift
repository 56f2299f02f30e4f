import Naive
import RandomTables
import SurveyCore
import Testing

@testable import ContactCSV

/// Every record of a file is a contact, a refused row, or named in a finding (columns.md §Tables in a file), and each becomes what the
/// document says. `HUIFANG_TABLES=20000` writes more files, `HUIFANG_SEED=4711` begins elsewhere.
@Suite struct RandomTableTests {
    static let first = asked("HUIFANG_SEED", or: 1)
    static let count = asked("HUIFANG_TABLES", or: 400)
    static let seeds = first..<first + count

    /// Of many files with faults so many are told.
    static let told = 5

    @Test func everyRecordBecomesWhatItIs() throws {
        var kinds: Set<String> = []
        try check(Self.count, { TableFile.random($0) }, also: { kinds.formUnion($0.kinds) })
        // Otherwise the files would prove nothing.
        if Self.count >= 2_000 { #expect(kinds.isSuperset(of: Self.kinds), "\(Set(Self.kinds).subtracting(kinds))") }
    }

    /// Wherever the pieces end in which a text is read.
    @Test func inPiecesOfAnySizeToo() throws {
        try check(Self.count / 20, { TableFile.random($0, further: 12) }, later: { 100 + $0 % 1009 })
    }

    private func check(
        _ count: Int,
        _ file: (Int) -> TableFile,
        later: (Int) -> Int = { _ in DecodedStream.pieceSize },
        also: (TableFile) -> Void = { _ in }
    ) throws {
        var wrong = 0
        for seed in Self.seeds.prefix(count) where wrong < Self.told {
            let file = file(seed)
            also(file)
            let settings = HandInSettings(areaCode: "0371", unit: file.unit)
            let read = try AccountedHandIn(
                file.bytes,
                name: file.name,
                settings: settings,
                knownUnits: file.knownUnits,
                later: later(seed)
            )
            var faults = file.faults(read.account, read.contacts)
            if file.givenUp == nil, read.encoding != file.form.encoding.rawValue {
                faults.append("\(read.encoding ?? "?")")
            }
            guard !faults.isEmpty else { continue }
            wrong += 1
            Issue.record("seed \(seed):\n\(faults.joined(separator: "\n"))\n\(read.findings)\n\(file)")
        }
    }

    @Test func ofArbitraryRecordsNoneVanishes() throws {
        var wrong = 0
        for seed in Self.seeds.prefix(max(500, Self.count / 4)) where wrong < Self.told {
            var random = SplitMix64(seed)
            let file = ArbitraryRecords.random(&random)
            let settings = HandInSettings(areaCode: "0371", unit: random.chance(50) ? "郑州市水利局" : nil)
            let read = try AccountedHandIn(file.bytes, name: "x.csv", settings: settings)
            let faults = read.account.faults(file.records)
            guard !faults.isEmpty else { continue }
            wrong += 1
            Issue.record("seed \(seed):\n\(faults.joined(separator: "\n"))\n\(read.findings)\n\(file)")
        }
    }

    /// Whatever may become of a record or a file.
    private static let kinds = [
        "header ", "header note", "header warning", "blank", "contact", "passed-over", "unread-table", "doubtful-row",
        "no-unit", "empty-cell", "bad-date", "control-characters", "unreadable-encoding", "too-large", "no-header",
        "missing-column", "unknown-delimiter", "unclosed-quote", "empty-file",
    ]
}

extension TableFile {
    fileprivate var kinds: [String] {
        [givenUp ?? ""]
            + records.map { record in
                switch record.fate {
                case .header(let further): "header \(further ?? "")"
                case .blank: "blank"
                case .passedOver(let code), .refused(let code): code ?? ""
                case .contact: "contact"
                }
            }
    }
}
