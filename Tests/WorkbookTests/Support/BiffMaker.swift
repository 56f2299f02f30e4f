/// A stream of BIFF8 records with one sheet, of which a test says what is peculiar.
struct BiffMaker {
    /// Records of the workbook, and of the sheet.
    var globals: [[UInt8]] = []
    var cells: [[UInt8]] = []
    var name = "报送表"
    var state = 0

    static func record(_ type: Int, _ body: [UInt8]) -> [UInt8] { u16(type) + u16(body.count) + body }

    static func begin(_ type: Int, version: Int = 0x600) -> [UInt8] {
        record(0x809, u16(version) + u16(type) + u16(0) + u16(0) + u32(0) + u32(6))
    }

    static let end = record(0x0A, [])

    /// Row, column and style from 0, then the value.
    static func cell(_ type: Int, _ row: Int, _ column: Int, _ value: [UInt8], style: Int = 0) -> [UInt8] {
        record(type, u16(row) + u16(column) + u16(style) + value)
    }

    static func formula(_ row: Int, _ column: Int, _ value: [UInt8]) -> [UInt8] {
        cell(0x006, row, column, value + u16(0) + u32(0) + u16(0))
    }

    /// A text of two bytes a character, with two bytes for its length.
    static func wide(_ text: String) -> [UInt8] { u16(text.utf16.count) + [1] + text.utf16.flatMap { u16(Int($0)) } }

    /// A text of one byte a character.
    static func narrow(_ text: String) -> [UInt8] {
        u16(text.unicodeScalars.count) + [0] + text.unicodeScalars.map { UInt8($0.value) }
    }

    func bytes() -> [UInt8] {
        let before = Self.begin(5) + globals.joined()
        let title = Array(name.utf16).flatMap { u16(Int($0)) }
        let length = 4 + 8 + title.count
        let place = before.count + length + Self.end.count
        let sheet = Self.record(0x85, u32(place) + [UInt8(state), 0, UInt8(name.utf16.count), 1] + title)
        return before + sheet + Self.end + Self.begin(0x10) + cells.joined() + Self.end
    }

    func readCells() throws -> [String] { try Reading(bytes())?.cells ?? [] }
}
