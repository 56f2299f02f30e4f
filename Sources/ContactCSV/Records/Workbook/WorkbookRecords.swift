import SurveyCore
import Workbook

/// The records of a workbook's sheets, or of a document's tables, one sheet behind the other. The file is read whole, which
/// a ZIP asks for: its directory stands at its end.
final class WorkbookRecords: RecordSource {
    /// Bytes of a file that is taken for one.
    static let fileLimit = 200 << 20
    /// Cells of a sheet, with the empty ones left of each row's last: more stand far apart from each other by mistake.
    var cellLimit = 1 << 26

    /// Bytes of all cells' texts, beside 200 for each byte of the file: one long text that many cells share, or a format that makes
    /// many digits of one, would keep us busy for hours.
    var textLimit = 32 << 20

    private let source: ByteSource
    private var memory: UnsafeMutableRawBufferPointer?
    private var workbook: Workbook?
    /// Those that are read.
    private var sheets: [Sheet] = []
    private var isOpened = false

    /// The sheet in hand: its place among ``sheets`` and its rows.
    private var current = 0
    private var textLeft = 0
    private var rows: SheetRows?

    private(set) var failure: Finding?
    private(set) var notes: [Finding] = []
    private(set) var recordCount = 0

    init(_ source: ByteSource) { self.source = source }

    deinit { memory?.deallocate() }

    /// As people call the kind of file.
    var encoding: String {
        switch workbook?.kind {
        case .xlsx, nil: "XLSX"
        case .xls: "XLS"
        case .docx: "DOCX"
        }
    }
    var digest: String { source.digest }
    var bytesRead: Int { source.offset }

    /// One: nothing has to be guessed. Its rows are those of the first sheet that has any.
    func layouts() throws -> [RecordLayout] {
        try open()
        guard failure == nil else { return [] }
        let trial = RecordBlock()
        _ = try next(into: trial)
        guard failure == nil, trial.slotCount > 0 else { return [] }
        let layout = RecordLayout(
            delimiter: nil,
            rows: trial.slots.filter { $0.state == .whole }.prefix(TableReader.headerReach).map { slot in
                .init(record: slot.record, line: slot.line, cells: (0..<slot.cellCount).map { trial.text(slot, $0) })
            }
        )
        rewind()
        return [layout]
    }

    func choose(_ layout: RecordLayout) {}

    /// The first block of a sheet ends with its rows or with many more than a header is searched in; none is of two sheets.
    func next(into block: RecordBlock) throws -> Bool {
        try open()
        guard failure == nil else { return false }
        do throws(Fault) {
            while current < sheets.count {
                if rows == nil { rows = try SheetRows(workbook!, sheets[current], firstRecord: recordCount + 1) }
                block.sheet = .init(index: sheets[current].index, name: name(of: sheets[current]))
                let hasMore = try rows!.fill(block, cellLimit: cellLimit, textLeft: &textLeft)
                recordCount = rows!.nextRecord - 1
                if !hasMore {
                    self.rows = nil
                    current += 1
                }
                if block.slotCount > 0 {
                    return current < sheets.count
                }
            }
        } catch {
            fail(error)
        }
        return false
    }

    /// The digest is one of the whole file, whatever became of its sheets.
    func drain() throws {
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while try room.withUnsafeMutableBytes(source.read) > 0 {}
    }

    private func rewind() {
        rows = nil
        current = 0
        recordCount = 0
        textLeft = textLimit + 200 * source.offset
    }

    private func open() throws {
        guard !isOpened else { return }
        isOpened = true
        guard let bytes = try readWhole() else {
            failure = Finding(.unreadableWorkbook(.init(.part, part: "", offset: 0)))
            return
        }
        do throws(Fault) {
            guard let workbook = try Workbook.open(bytes) else {
                failure = Finding(.notATable(.other))
                return
            }
            self.workbook = workbook
            sheets = workbook.sheets.filter { !$0.isHidden }
            rewind()
            let hidden = workbook.sheets.filter(\.isHidden).map(\.name)
            if !hidden.isEmpty { notes.append(Finding(.hiddenSheets(hidden))) }
            if workbook.kind == .docx, sheets.isEmpty { failure = Finding(.notATable(.wordWithoutTable)) }
        } catch {
            fail(error)
        }
    }

    /// `nil` when it is too large.
    private func readWhole() throws -> UnsafeRawBufferPointer? {
        if let left = source.left, left > Self.fileLimit { return nil }
        var room = UnsafeMutableRawBufferPointer.allocate(byteCount: (source.left ?? 1 << 20) + 1, alignment: 8)
        defer { memory = room }
        var count = 0
        while true {
            count += try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
            if count < room.count { return UnsafeRawBufferPointer(rebasing: room[..<count]) }
            guard count <= Self.fileLimit else { return nil }
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count * 2, alignment: 8)
            larger.copyMemory(from: UnsafeRawBufferPointer(room))
            room.deallocate()
            room = larger
        }
    }

    /// Tables of documents have no names.
    private func name(of sheet: Sheet) -> String {
        workbook?.kind == .docx ? "表\(sheet.index + 1)" : sheet.name
    }

    private func fail(_ fault: Fault) {
        switch fault {
        case .foreign(let kind): failure = Finding(.notATable(.init(kind)))
        case .damaged(let damage, let place): fail(damage.rawValue, place)
        case .tooLarge(let limit, let place): fail(limit.rawValue, place)
        case .doctype(let place): fail("doctype", place)
        }
    }

    private func fail(_ reason: String, _ place: Place) {
        var finding = Finding(
            .unreadableWorkbook(.init(.init(rawValue: reason)!, part: place.part, offset: place.offset))
        )
        if current < sheets.count, let row = place.row, row > 0 {
            finding.sheet = name(of: sheets[current])
            finding.line = row
            if let column = place.column { finding.cell = "\(Cell.letters(ofColumn: column))\(row)" }
        }
        failure = finding
    }
}

extension Finding.ForeignFormat {
    fileprivate init(_ kind: Fault.Foreign) {
        self =
            switch kind {
            case .encrypted: .encrypted
            case .binaryWorkbook: .binaryWorkbook
            case .oldExcel: .excel95
            case .oldWord: .oldWord
            case .openDocument: .openDocument
            case .otherOffice: .otherOffice
            case .archive: .archive
            }
    }
}
