/// The records of a BIFF stream ([MS-XLS] 2.1.4): a type, a length, and that many bytes.
final class RecordStream {
    struct Record {
        let type: Int
        /// Where its bytes begin in the stream.
        let body: Int
        let length: Int

        var next: Int { body + length }
    }

    private let bytes: SectorBytes
    private let room = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 8)

    init(_ bytes: SectorBytes) { self.bytes = bytes }
    convenience init(_ file: Bytes) { self.init(SectorBytes(whole: file)) }

    deinit { room.deallocate() }

    /// The record at `at`. Throws beyond the stream's end: a sheet ends with a record of its own.
    func record(at: Int) throws(Fault) -> Record {
        guard let type = bytes.u16(at), let length = bytes.u16(at + 2), length <= bytes.count - at - 4 else {
            throw fault(.record, at)
        }
        return Record(type: type, body: at + 4, length: length)
    }

    /// The type of the record at `at`, if there is one.
    func type(at: Int) -> Int? { bytes.u16(at) }

    /// A record's bytes; they last until the next are asked for.
    func body(_ record: Record) throws(Fault) -> Bytes {
        guard let body = bytes.bytes(record.body, record.length, room: room) else { throw fault(.record, record.body) }
        return body
    }

    func fault(_ damage: Fault.Damage, _ at: Int, row: Int? = nil, column: Int? = nil) -> Fault {
        .damaged(damage, Place(part: "Workbook", offset: at, row: row, column: column))
    }
}

/// Types of records. Those of cells begin with row, column and style.
enum RecordType {
    static let formula = 0x006
    static let end = 0x00A
    static let dateMode = 0x022
    static let password = 0x02F
    static let more = 0x03C
    static let sheet = 0x085
    static let severalRK = 0x0BD
    static let richText = 0x0D6
    static let style = 0x0E0
    static let merged = 0x0E5
    static let sharedTexts = 0x0FC
    static let sharedText = 0x0FD
    static let number = 0x203
    static let text = 0x204
    static let booleanOrError = 0x205
    static let formulaText = 0x207
    static let row = 0x208
    static let rk = 0x27E
    static let format = 0x41E
    static let begin = 0x809

    @inline(__always)
    static func isCell(_ type: Int) -> Bool {
        switch type {
        case sharedText, rk, number, severalRK, formula, text, richText, booleanOrError: true
        default: false
        }
    }
}
