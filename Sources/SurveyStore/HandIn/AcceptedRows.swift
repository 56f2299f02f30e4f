import Dispatch
import SurveyCore

/// Rows of one batch that will be stored: while a thread of their own makes their salts and digests, the survey's goes on
/// deciding about the next batch.
final class AcceptedRows: @unchecked Sendable {
    struct Row {
        /// Index within the batch.
        let index: Int
        let unit: Int
        let ordinal: Int
        let date: CivilDate
        /// Where the unit's key name stands in `keys`.
        let key: Range<Int>
    }

    let batch: HandInBatch
    private(set) var rows: [Row] = []
    private var keys: [UInt8] = []
    private var lastKey: (unit: Int, range: Range<Int>)?
    /// Of each row the digest (32 bytes) and then the salt.
    private(set) var digests: [UInt8] = []
    /// What the log's entries will say of the rows.
    private(set) var parts = EntryParts()
    private let isDone = DispatchSemaphore(value: 0)

    static let stride = Digest.length + Salts.length

    init(_ batch: HandInBatch) {
        self.batch = batch
        rows.reserveCapacity(batch.rows.count)
    }

    func add(_ index: Int, _ unit: HandInUnit, ordinal: Int, _ date: CivilDate) {
        if lastKey?.unit != unit.id {
            lastKey = (unit.id, keys.count..<keys.count + unit.keyBytes.count)
            keys.append(contentsOf: unit.keyBytes)
        }
        rows.append(Row(index: index, unit: unit.id, ordinal: ordinal, date: date, key: lastKey!.range))
    }

    /// After this nothing is added, and the digests may be read once ``wait()`` has returned.
    func makeDigests(_ maker: DigestMaker) {
        maker.queue.async { [self] in
            (digests, parts) = maker.digests(of: self)
            isDone.signal()
        }
    }

    func wait() { isDone.wait() }

    fileprivate func writeText(_ row: Row, _ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
        let cells = batch.rows[row.index]
        keys.withUnsafeBytes { keys in
            let unit = UnsafeRawBufferPointer(rebasing: keys[row.key])
            ContactText.append(unit: unit, ordinal: row.ordinal, to: &text) { _, kept in
                UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[cells[kept].range]))
            }
        }
    }
}

/// SHA-256 of `<salt>,<contact's text>` on a queue of its own, one batch after another, and what the log says of each row.
final class DigestMaker: @unchecked Sendable {
    fileprivate let queue = DispatchQueue(label: "digests")
    // Both only ever used on the queue.
    private var salts: Salts
    private var text: [UInt8] = []

    init(_ source: SaltSource) { salts = Salts(source, for: .contact) }

    fileprivate func digests(of accepted: AcceptedRows) -> ([UInt8], EntryParts) {
        let stride = AcceptedRows.stride
        var parts = EntryParts()
        let digests = [UInt8](unsafeUninitializedCapacity: accepted.rows.count * stride) { target, count in
            accepted.batch.bytes.withUnsafeBufferPointer { bytes in
                for (place, row) in accepted.rows.enumerated() {
                    let start = target.baseAddress! + place * stride
                    let salt = start + Digest.length
                    salts.next(into: salt)
                    text.removeAll(keepingCapacity: true)
                    for index in 0..<Salts.length {
                        text.append(hexDigit(salt[index] >> 4))
                        text.append(hexDigit(salt[index] & 15))
                    }
                    text.append(0x2C)
                    accepted.writeText(row, bytes, to: &text)
                    var hash = RunningDigest()
                    hash.update(text)
                    let digest = UnsafeMutableRawBufferPointer(start: start, count: Digest.length)
                    hash.finish(into: digest)
                    parts.add(row, assumed: accepted.batch.rows[row.index].assumed, UnsafeRawBufferPointer(digest))
                }
            }
            count = accepted.rows.count * stride
        }
        return (digests, parts)
    }
}

/// What the log's `contacts` entries say of the rows of a batch (a comma and the contact each), made where the
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

    mutating func add(_ row: AcceptedRows.Row, assumed: Bool, _ digest: UnsafeRawBufferPointer) {
        if date?.day != row.date { date = (row.date, row.date.description) }
        let before = json.bytes.count
        json.raw(",")
        json.contact(row.ordinal, date!.text, Digest(digest)!.hex, assumed)
        let count = Int32(json.bytes.count - before)
        if runs.last?.unit == Int32(row.unit) {
            runs[runs.count - 1].bytes += count
        } else {
            runs.append(Run(unit: Int32(row.unit), bytes: count))
        }
    }
}
