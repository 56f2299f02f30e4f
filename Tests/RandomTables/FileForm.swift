import Naive

/// How a table is written into a file.
package struct FileForm: Hashable, Sendable, CustomStringConvertible {
    package enum Encoding: String, Hashable, Sendable, CaseIterable {
        case utf8 = "UTF-8"
        case utf16le = "UTF-16LE"
        case utf16be = "UTF-16BE"
        case gb18030 = "GB18030"
    }

    package var encoding = Encoding.utf8
    /// With a byte order mark.
    package var isMarked = false
    package var delimiter: Character = ","
    /// The line ends, one of them behind each record.
    package var ends = ["\r\n"]
    package var isLastEnded = true
    package var quotesAll = false
    /// A line `sep=;` stands first; it is the first record, and never quoted.
    package var isDelimiterSaid = false
    /// Cells with a quote inside and nothing else that must be quoted are written as they are.
    package var quotesStray = false

    /// Stands behind the last record as it is.
    package var tail = ""

    package init() {}

    package var description: String {
        "\(encoding.rawValue)\(isMarked ? " marked" : "") \(delimiter.debugDescription) \(ends)\(quotesAll ? " quoted" : "")"
    }

    /// Stands in a cell for a byte that no text of the encoding has.
    package static let badByte: Unicode.Scalar = "\u{E000}"
}

extension FileForm {
    /// The records' bytes; each record learns the line on which it begins.
    func bytes(_ records: inout [TableRecord], _ random: inout SplitMix64) -> [UInt8] {
        var text = ""
        var line = 1
        for index in records.indices {
            records[index].line = line
            let isLast = index == records.count - 1
            let end = isLast && !isLastEnded ? "" : random.one(of: ends)
            let cells = records[index].cells
            let written = (index == 0 && isDelimiterSaid ? cells[0] : self.text(cells, &random)) + end
            line += Self.lineEnds(written)
            text += written
        }
        return bytes(text + tail)
    }

    private func text(_ cells: [String], _ random: inout SplitMix64) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(delimiter) }
            // In quotes a line of NUL is a cell like others.
            let isPadding = cells.count == 1 && cell.unicodeScalars.allSatisfy { ["\0", "\u{1A}"].contains($0) }
            let quotes = quotesAll || mustQuote(cell) || random.chance(3) && !cell.isEmpty
            let forced = cell.isEmpty || isPadding || !random.chance(2) ? nil : forced(cell, random.chance(50))
            text += forced ?? (quotes && !isPadding ? quoted(cell) : cell)
        }
        return text
    }

    private func quoted(_ cell: String) -> String {
        var result = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    /// `="0371"`, as programs write a cell that a spreadsheet is to take as text; quoted once more or not.
    private func forced(_ cell: String, _ isQuoted: Bool) -> String? {
        if isQuoted { return cell.contains("\"") ? nil : "\"=\"\"\(cell)\"\"\"" }
        return cell.unicodeScalars.contains { $0 == "\r" || $0 == "\n" } ? nil : "=" + quoted(cell)
    }

    private func mustQuote(_ cell: String) -> Bool {
        let scalars = cell.unicodeScalars
        let delimiters = delimiter.unicodeScalars
        if scalars.contains(where: { $0 == "\r" || $0 == "\n" || delimiters.contains($0) }) { return true }
        guard scalars.contains("\"") else { return false }
        // `"甲"乙` is no quoted cell, `"甲乙"` is one.
        let isQuoted = scalars.first == "\"" && (scalars.count { $0 == "\"" } != 2 || scalars.last == "\"")
        return !quotesStray || isQuoted
    }

    /// CRLF, LF and CR are one line end each, and so is the CR CR LF that a text mode doubled.
    private static func lineEnds(_ text: String) -> Int {
        var count = 0
        var returns = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0D: returns += 1
            case 0x0A:
                count += max(returns - 1, 1)
                returns = 0
            default:
                count += returns
                returns = 0
            }
        }
        return count + returns
    }

    private func bytes(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        switch encoding {
        case .utf8:
            if isMarked { bytes += [0xEF, 0xBB, 0xBF] }
            for scalar in text.unicodeScalars {
                if scalar == Self.badByte { bytes.append(0xFF) } else { bytes += Array(String(scalar).utf8) }
            }
        case .utf16le:
            for unit in (isMarked ? "\u{FEFF}" : "").utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
            for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        case .utf16be:
            for unit in (isMarked ? "\u{FEFF}" : "").utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
            for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        case .gb18030:
            for scalar in text.unicodeScalars {
                if scalar == Self.badByte { bytes.append(0xFF) } else { bytes += GivenBytes.gb18030(scalar) }
            }
        }
        return bytes
    }
}
