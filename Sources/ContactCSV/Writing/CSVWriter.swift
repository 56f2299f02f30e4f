import SurveyCore
import Workbook

/// Writes tables that spreadsheets open as they are meant: RFC 4180, CRLF, a byte order mark for Excel, nothing that
/// could run as a formula, nothing invisible.
package struct CSVWriter: Sendable {
    /// UTF-8 begins with this, or Excel takes it for the system's code page.
    package static let byteOrderMark = "\u{FEFF}"

    /// All rows so far; hand it on and set it to "" to write a large table piece by piece.
    package var text: String

    /// `forSpreadsheet`: with a byte order mark.
    package init(forSpreadsheet: Bool = true) { text = forSpreadsheet ? Self.byteOrderMark : "" }

    package mutating func append(_ cells: [String]) {
        var isFirst = true
        for cell in cells {
            if !isFirst { text += "," }
            isFirst = false
            text += Self.quoted(Self.harmless(cell))
        }
        text += "\r\n"
    }

    package mutating func append(_ cells: String...) { append(cells) }

    /// Control and direction-changing characters as visible escapes, and an apostrophe before whatever a spreadsheet
    /// would calculate: at the cell's beginning and behind its line breaks.
    static func harmless(_ cell: String) -> String {
        let isPlain = cell.utf8.allSatisfy { ($0 >= 0x30 && $0 < 0x3D) || ($0 > 0x40 && $0 < 0x7F) || $0 == 0x20 }
        if isPlain { return cell }
        var result = String.UnicodeScalarView()
        var atStart = true
        for scalar in cell.unicodeScalars {
            if atStart, isFormulaStart(scalar) { result.append("'") }
            atStart = scalar == "\n" || scalar == "\r"
            if CellBytes.isHidden(scalar.value) {
                result.append(contentsOf: escape(scalar.value).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// What ``harmless(_:)`` was given, for tables that come back.
    static func original(_ cell: String) -> String {
        guard cell.contains("'") || cell.contains("\\") else { return cell }
        var result = String.UnicodeScalarView()
        var rest = Substring(cell).unicodeScalars
        var atStart = true
        while let scalar = rest.popFirst() {
            if atStart, scalar == "'", let next = rest.first, isFormulaStart(next) { continue }
            atStart = scalar == "\n" || scalar == "\r"
            if scalar == "\\", let (value, length) = escaped(rest), let hidden = Unicode.Scalar(value) {
                result.append(hidden)
                rest = rest.dropFirst(length)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// `u200b` or `u{e0001}` behind a backslash, when it is one that ``escape(_:)`` wrote.
    private static func escaped(_ rest: Substring.UnicodeScalarView) -> (value: UInt32, length: Int)? {
        guard rest.first == "u" else { return nil }
        let long = rest.dropFirst().first == "{"
        let digits = long ? rest.dropFirst(2).prefix { $0 != "}" } : rest.dropFirst().prefix(4)
        guard let value = UInt32(String(digits), radix: 16), CellBytes.isHidden(value) else { return nil }
        return escape(value) == "\\" + String(rest.prefix(digits.count + (long ? 3 : 1)))
            ? (value, digits.count + (long ? 3 : 1)) : nil
    }

    private static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠": true
        default: false
        }
    }

    private static func escape(_ value: UInt32) -> String {
        let hex = String(value, radix: 16)
        return value > 0xFFFF ? "\\u{\(hex)}" : "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            // Blanks at either end are text; some readers take them off where no quote keeps them.
            guard cell.utf8.first == 0x20 || cell.utf8.last == 0x20 else { return cell }
            return "\"\(cell)\""
        }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

/// Empty tables to send out.
package enum Template: String, CaseIterable, Sendable {
    case units, surveyors, contacts

    package var columns: [String] {
        switch self {
        case .units: ["单位名称", "别名", "类别"]
        case .surveyors: ["姓名", "回避单位", "登录名"]
        case .contacts: ["序号", "填报单位", "行政相对人单位", "姓名", "职务", "联系方式", "执法人员", "备注"]
        }
    }

    /// The table as CSV for Excel and WPS.
    package var text: String {
        var writer = CSVWriter()
        writer.append(columns)
        return writer.text
    }

    /// The table as a workbook (`.xlsx`).
    package var workbook: [UInt8] { XlsxFile(sheet: sheet, rows: [columns]).bytes }

    private var sheet: String {
        switch self {
        case .units: "单位名单"
        case .surveyors: "调查员名单"
        case .contacts: "报送表"
        }
    }
}
