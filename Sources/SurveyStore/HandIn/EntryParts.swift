import SurveyCore

/// What the log's `contacts` entries say of the rows of a batch (`,[1,"2020-09-18","3c1e…",false]` each), made where the
/// digests are made, in runs of rows of one unit.
struct EntryParts {
    struct Run {
        let unit: Int32
        var bytes: Int32
    }

    private var json = JSONWriter()
    private(set) var runs: [Run] = []
    private var date: (day: CivilDate, text: String)?

    var bytes: [UInt8] { json.bytes }

    mutating func add(_ row: AcceptedRows.Row, completed: Bool, _ digest: UnsafeRawBufferPointer) {
        if date?.day != row.date { date = (row.date, row.date.description) }
        let before = json.bytes.count
        json.raw(",[")
        json.int(row.ordinal)
        json.raw(",")
        json.plain(date!.text)
        json.raw(",\"")
        json.hex(digest)
        json.raw("\",")
        completed ? json.raw("true]") : json.raw("false]")
        let count = Int32(json.bytes.count - before)
        if runs.last?.unit == Int32(row.unit) {
            runs[runs.count - 1].bytes += count
        } else {
            runs.append(Run(unit: Int32(row.unit), bytes: count))
        }
    }
}
