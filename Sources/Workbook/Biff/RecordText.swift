/// Reads texts ([MS-XLS] 2.5.294, 2.5.293) over a record and the CONTINUE records behind it. Where characters are cut, the
/// next record begins with a byte that says anew whether they have one byte or two; where anything else is cut, it does not.
struct RecordText {
    private let stream: RecordStream
    private var body: Bytes
    private var at: Int
    private var next: Int

    /// Begins at byte `at` of `record`.
    init(_ stream: RecordStream, _ record: RecordStream.Record, at: Int) throws(Fault) {
        self.stream = stream
        self.at = at
        body = try stream.body(record)
        next = record.next
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { at >= body.count && stream.type(at: next) != RecordType.more }

    /// Appends a text with two bytes for its length, then runs and phonetics, which are passed over.
    mutating func append(to bytes: inout ByteStore) throws(Fault) {
        let count = try u16()
        let flags = try u8()
        let runs = flags & 8 != 0 ? try u16() : 0
        let phonetics = flags & 4 != 0 ? try u32() : 0
        try characters(count, isWide: flags & 1 != 0, to: &bytes)
        try skip(runs * 4)
        try skip(phonetics)
    }

    /// Appends `count` UTF-16 code units; halves of pairs that stand alone become U+FFFD.
    mutating func characters(_ count: Int, isWide: Bool, to bytes: inout ByteStore) throws(Fault) {
        var isWide = isWide
        var left = count
        var high: UInt32 = 0
        while left > 0 {
            if at >= body.count {
                try advance()
                isWide = try u8() & 1 != 0
            }
            let fitting = min(left, (body.count - at) / (isWide ? 2 : 1))
            guard fitting > 0 || at >= body.count else { throw stream.fault(.record, next) }
            for _ in 0..<fitting {
                let unit = UInt32((isWide ? body.u16(at) : body.u8(at)) ?? 0)
                at += isWide ? 2 : 1
                if high != 0, unit & 0xFC00 == 0xDC00 {
                    bytes.append(scalar: 0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF)
                    high = 0
                    continue
                }
                if high != 0 { bytes.append(scalar: 0xFFFD) }
                high = unit & 0xFC00 == 0xD800 ? unit : 0
                if high == 0 { bytes.append(scalar: unit & 0xFC00 == 0xDC00 ? 0xFFFD : unit) }
            }
            left -= fitting
        }
        if high != 0 { bytes.append(scalar: 0xFFFD) }
    }

    mutating func u8() throws(Fault) -> Int {
        while at >= body.count { try advance() }
        at += 1
        return body.u8(at - 1)!
    }

    private mutating func u16() throws(Fault) -> Int {
        let low = try u8()
        return low | (try u8()) << 8
    }

    private mutating func u32() throws(Fault) -> Int {
        let low = try u16()
        return low | (try u16()) << 16
    }

    private mutating func skip(_ count: Int) throws(Fault) {
        var left = count
        while left > 0 {
            if at >= body.count { try advance() }
            let part = min(left, body.count - at)
            at += part
            left -= part
        }
    }

    private mutating func advance() throws(Fault) {
        let record = try stream.record(at: next)
        guard record.type == RecordType.more else { throw stream.fault(.record, next) }
        body = try stream.body(record)
        at = 0
        next = record.next
    }
}
