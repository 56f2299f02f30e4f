/// A workbook of BIFF8, as Excel 97 to 2003 and WPS (`.et`) write it.
final class BiffWorkbook: WorkbookReader {
    let sheets: [Sheet]
    private let stream: RecordStream
    /// Where each sheet begins in the stream.
    private let places: [Int]
    private let styles: Styles
    private var texts: RecordStream.Record?
    /// Read when the first sheet is.
    private var shared: SharedTexts?

    convenience init(_ bytes: SectorBytes) throws(Fault) { try self.init(RecordStream(bytes)) }

    init(_ stream: RecordStream) throws(Fault) {
        self.stream = stream
        var sheets: [Sheet] = []
        var places: [Int] = []
        var formats: [Int: [UInt8]] = [:]
        var cells: [Int] = []
        var epoch1904 = false

        let first = try stream.record(at: 0)
        let version = try stream.body(first).u16(0)
        guard first.type == RecordType.begin, version == 0x600 else {
            if first.type & 0xFF == 9 { throw .foreign(.oldExcel) }
            throw stream.fault(.record, 0)
        }
        var at = first.next
        while case let record = try stream.record(at: at), record.type != RecordType.end {
            let body = try stream.body(record)
            switch record.type {
            case RecordType.password: throw .foreign(.encrypted)
            case RecordType.dateMode: epoch1904 = body.u16(0) == 1
            case RecordType.style:
                guard cells.count < Limits.formats else { throw .tooLarge(.count, Place(part: "Workbook", offset: at)) }
                cells.append(body.u16(2) ?? 0)
            case RecordType.format:
                guard let id = body.u16(0) else { throw stream.fault(.record, at) }
                var code = ByteStore(room: 64)
                var reader = try RecordText(stream, record, at: 2)
                try reader.append(to: &code)
                formats[id] = Array(code.bytes(from: 0))
            case RecordType.sheet:
                guard let place = body.u32(0), let state = body.u8(4), let type = body.u8(5), let length = body.u8(6),
                    let flags = body.u8(7)
                else { throw stream.fault(.record, at) }
                // Charts and macros have sheets without cells.
                guard type == 0 else { break }
                guard !places.contains(place) else { throw stream.fault(.duplicate, at) }
                guard sheets.count < Limits.sheets else { throw .tooLarge(.count, Place(part: "Workbook", offset: at)) }
                var name = ByteStore(room: 64)
                var reader = try RecordText(stream, record, at: 8)
                try reader.characters(length, isWide: flags & 1 != 0, to: &name)
                places.append(place)
                sheets.append(
                    Sheet(
                        index: sheets.count,
                        name: String(decoding: name.bytes(from: 0), as: UTF8.self),
                        isHidden: state & 3 != 0
                    )
                )
            case RecordType.sharedTexts: texts = record
            default: break
            }
            at = record.next
        }
        self.sheets = sheets
        self.places = places
        styles = Styles(cells: cells, own: formats, epoch1904: epoch1904)
    }

    func rows(of sheet: Int) throws(Fault) -> any RowReader { try self.sheet(sheet) }

    /// A sheet knows its merged cells before its rows.
    func merged(of sheet: Int) throws(Fault) -> [CellRange] { try self.sheet(sheet).merged }

    private func sheet(_ sheet: Int) throws(Fault) -> BiffSheet {
        let texts: SharedTexts
        if let shared {
            texts = shared
        } else {
            texts = try readTexts()
            shared = texts
        }
        let place = places[sheet]
        let limit = places.lazy.filter { $0 > place }.min() ?? .max
        return try BiffSheet(stream, at: place, limit: limit, texts, styles)
    }

    private func readTexts() throws(Fault) -> SharedTexts {
        let shared = SharedTexts()
        guard let texts else { return shared }
        // Two counts, of uses and of texts, which programs write wrong: what is there counts.
        var reader = try RecordText(stream, texts, at: 8)
        while !reader.isAtEnd {
            try reader.append(to: &shared.pool.bytes)
            guard shared.pool.close(isEscaped: false) else {
                throw .tooLarge(.count, Place(part: "Workbook", offset: texts.body))
            }
        }
        return shared
    }
}
