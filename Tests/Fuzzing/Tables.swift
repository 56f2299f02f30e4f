import SurveyCore
import SurveyReports
import SurveyWords

@testable import ContactCSV

/// In pieces as they come from a file, or in small ones where the number of bytes is odd.
func readTable(_ bytes: [UInt8]) throws {
    let isOdd = bytes.count % 2 == 1
    let stream = DecodedStream(
        try ByteSource(.bytes(bytes, name: "郑州市水利局.csv")),
        firstPiece: isOdd ? 256 : DecodedStream.pieceSize,
        laterPieces: isOdd ? 17 : DecodedStream.pieceSize
    )
    try readHandIn(TextRecords(stream))
}

/// A hand-in: each record is counted once, the rows given are in order and can be stored, no digit of their numbers vanishes, and
/// what is said of it can be printed.
func readHandIn(_ source: any RecordSource) throws {
    let reader = try HandInReader(
        source,
        name: "郑州市水利局.csv",
        settings: HandInSettings(areaCode: "0371"),
        knownUnits: ["郑州市水利局", "登封市"]
    )
    var given = 0
    var last = 0
    while let batch = try reader.next() {
        for row in batch.rows {
            try hold(row.record > last, "record \(row.record) behind \(last)")
            last = row.record
            guard !row.refused else { continue }
            given += 1
            try hold(!row.unit.isEmpty, "record \(row.record) is nobody's")
            for cell in [
                row.unit, row.organisation, row.position, row.person, row.phoneAsGiven, row.phone, row.otherPhones,
                row.officer, row.remark, row.receivedAsGiven, row.takenAs,
            ] {
                let text = batch.bytes[cell.range]
                try hold(String(validating: text, as: UTF8.self) != nil, "record \(row.record): no UTF-8")
                try hold(!text.contains(0), "record \(row.record): NUL")
            }
            try noDigitVanishes(batch.text(row.phoneAsGiven))
        }
    }
    var report = reader.report
    try hold(report.unusable || last <= report.records, "record \(last) of \(report.records)")
    report.taken = report.unusable ? 0 : given
    if report.unusable { report.giveUp() }
    let sum = report.header + report.blank + report.passedOver + report.taken + report.refused + report.unchanged
    try hold(sum == report.records, "\(sum) of \(report.records) records: \(report)")
    try hold(!report.unusable || report.findings.total(.error) > 0, "given up without a word")
    try hold(reader.digest.utf8.count == 64, "no digest")
    try canBePrinted(report)
}

/// Seven digits or more that stand together are in a number, or named.
private func noDigitVanishes(_ cell: String) throws {
    let reading = PhoneNumber.parse(cell, areaCode: "0371")
    let numbers = ([reading.number].compactMap { $0 } + reading.others).map { $0.normal.filter(\.isASCII) }
    let kept = numbers.map { $0.filter(\.isNumber) } + reading.leftOver.map(\.text)
    for run in cell.utf8.split(whereSeparator: { !(0x30...0x39).contains($0) }).map({ String($0)! })
    where run.count >= 7 {
        // 00 before a country's number goes, and so does China's.
        let bare = run.drop { $0 == "0" }
        let ends = [bare.isEmpty ? run[...] : bare, bare.hasPrefix("86") ? bare.dropFirst(2) : bare].map {
            $0.suffix(7)
        }
        try hold(
            kept.contains { number in ends.contains { !$0.isEmpty && number.contains($0) } },
            "\(run) of \(cell.debugDescription) vanished: \(kept)"
        )
    }
    for number in numbers { try hold(number.utf8.count < 64, "\(number) is no number") }
}

let bothWords = Language.allCases.map { Words($0) }

func canBePrinted(_ report: FileReport) throws {
    for words in bothWords {
        try FindingsText(files: [report], units: nil).lines(words) { try isPlain($0) }
        let json = importJSON(files: [report], words).text()
        try hold((try? JSONValue(parsing: json)) != nil, "no JSON: \(json)")
    }
}

/// Nothing that a terminal would take for an order.
func isPlain(_ line: String) throws {
    let isHostile = line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    try hold(!isHostile, "a control character in \(line.debugDescription)")
}
