import SurveyCore
import Workbook

/// Where the records of a table come from. Headers, fields, findings and fix lists hang on records and their places alone,
/// whatever kind of file gives them.
protocol RecordSource: AnyObject {
    /// The ways in which the file may be read, each with its first records, which stay to be read: of a text one per
    /// delimiter. None when the file is empty, or of no use (``failure``).
    func layouts() throws -> [RecordLayout]

    /// Reads the file in this way from now on.
    func choose(_ layout: RecordLayout)

    /// Reads the next stretch of records behind those in `block`. `false` at the end of the file, or when it turns out to
    /// be of no use.
    func next(into block: RecordBlock) throws -> Bool

    /// Reads the rest of the file for its digest alone.
    func drain() throws

    /// What makes the whole file useless, once it has shown itself.
    var failure: Finding? { get }
    /// What there is to say of the file beside its records.
    var notes: [Finding] { get }
    /// How many records were read.
    var recordCount: Int { get }
    /// The file's encoding as reports name it.
    var encoding: String { get }
    /// SHA-256 of the bytes read so far, as 64 lower-case hexadecimal digits.
    var digest: String { get }
    var bytesRead: Int { get }
}

/// One way to read a file.
struct RecordLayout {
    /// What divides cells; `nil` where nothing has to.
    let delimiter: CellDelimiter?
    /// The first records with their cells, as many as ``TableReader/headerReach``, blank ones left out.
    let rows: [HeaderSearch.Row]
    /// Those in which the first header may begin.
    var searched: ArraySlice<HeaderSearch.Row> { rows.prefix { $0.record <= TableReader.headerDepth } }
    /// The file holds nothing else but blank rows.
    var isBlank = false
}

/// Opens a file; what it holds decides who reads it. Throws a ``Refusal`` when it cannot be opened.
func records(of input: TableInput) throws -> any RecordSource {
    let source = try ByteSource(input)
    if Workbook.begins(with: try source.look(8)) { return WorkbookRecords(source) }
    return TextRecords(DecodedStream(source))
}

extension RecordBlock.Slot {
    /// A finding in this record.
    func finding(_ kind: Finding.Kind, column: String? = nil, value: String? = nil, unit: String? = nil) -> Finding {
        Finding(kind, record: record, line: line, column: column, value: value, unit: unit)
    }
}
