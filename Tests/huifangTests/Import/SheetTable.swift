import Foundation

/// A table as a spreadsheet holds it: reads what we wrote, and writes it as spreadsheets save it. Its own reader, so that a
/// mistake of ours does not undo itself.
struct SheetTable {
    enum Style: CaseIterable {
        /// What Excel saves as "CSV UTF-8": dates in its own form, blank cells filled up, blank rows behind.
        case excel
        /// LibreOffice with "quote all text cells".
        case libreOffice
        /// WPS: GB18030.
        case wps
    }

    var header: [String]
    var rows: [[String]]

    init(_ data: Data) throws {
        var cells: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var text = String(decoding: data, as: UTF8.self).unicodeScalars[...]
        if text.first == "\u{FEFF}" { text.removeFirst() }
        while let scalar = text.popFirst() {
            switch scalar {
            case "\"" where isQuoted && text.first == "\"":
                text.removeFirst()
                cell.unicodeScalars.append(scalar)
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                cells[cells.count - 1].append(cell)
                cell = ""
            case "\r" where !isQuoted: continue
            case "\n" where !isQuoted:
                cells[cells.count - 1].append(cell)
                cell = ""
                cells.append([])
            default: cell.unicodeScalars.append(scalar)
            }
        }
        cells.removeLast()
        header = cells.removeFirst()
        rows = cells
    }

    func column(_ name: String) -> Int { header.firstIndex(of: name)! }

    func saved(_ style: Style) throws -> Data {
        let lines = ([header] + rows).map { row in row.map { cell($0, style) }.joined(separator: ",") }
        switch style {
        case .excel:
            let blank = String(repeating: ",", count: header.count - 1)
            return Data(("\u{FEFF}" + (lines + [blank]).joined(separator: "\r\n") + "\r\n").utf8)
        case .libreOffice: return Data((lines.joined(separator: "\n") + "\n").utf8)
        case .wps:
            // NSStringEncoding of GB18030.
            let encoding = String.Encoding(rawValue: 0x8000_0632)
            return (lines.joined(separator: "\r\n") + "\r\n").data(using: encoding)!
        }
    }

    private func cell(_ text: String, _ style: Style) -> String {
        var text = text
        if style == .excel, let date = text.wholeMatch(of: /(\d{4})-0?(\d+)-0?(\d+)/) {
            text = "\(date.1)/\(date.2)/\(date.3)"
        }
        let isNumber = !text.isEmpty && text.allSatisfy { $0.isNumber && $0.isASCII }
        let mustQuote = text.contains { ",\"\n\r".contains($0) }
        guard mustQuote || style == .libreOffice && !text.isEmpty && !isNumber else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
