/// The parts of a ZIP (PKWARE APPNOTE 6.3.9), from its central directory. Nothing is inflated here.
struct ZipDirectory {
    struct Entry {
        let name: String
        let method: Int
        let isEncrypted: Bool
        let checksum: UInt32
        /// What is stored of it, in the file.
        let data: Range<Int>
        /// Bytes once inflated.
        let size: Int
    }

    let file: Bytes
    private(set) var entries: [Entry] = []
    /// Entries by ``key(_:)``; those of a name that is there twice are -1.
    private var indices: [String: Int] = [:]

    /// Throws when the directory contradicts itself or the file, or promises more than ``Limits``.
    init(_ file: Bytes) throws(Fault) {
        self.file = file
        let (directory, count) = try Self.locate(file)
        guard count <= Limits.entries else { throw .tooLarge(.count, Place(part: "", offset: directory.lowerBound)) }
        var spans: [Range<Int>] = []
        var total = 0
        var at = directory.lowerBound
        for _ in 0..<count {
            let (entry, span, next) = try Self.entry(file, at, directory)
            total += entry.size
            guard total <= Limits.file else { throw .tooLarge(.file, Place(part: entry.name, offset: at)) }
            let key = Self.key(entry.name)
            indices[key] = indices[key] == nil ? entries.count : -1
            entries.append(entry)
            spans.append(span)
            at = next
        }
        spans.sort { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(spans, spans.dropFirst()) where one.upperBound > next.lowerBound {
            throw .damaged(.overlap, Place(part: "", offset: next.lowerBound))
        }
    }

    /// The part of this name, whatever its case and slashes; `nil` when there is none.
    func find(_ name: String) throws(Fault) -> Entry? {
        guard let index = indices[Self.key(name)] else { return nil }
        guard index >= 0 else { throw .damaged(.duplicate, Place(part: name, offset: 0)) }
        return entries[index]
    }

    func part(_ name: String) throws(Fault) -> Entry {
        guard let entry = try find(name) else { throw .damaged(.missingPart, Place(part: name, offset: 0)) }
        return entry
    }

    /// How names are compared: without case, as packages have them (ECMA-376 part 2, 6.2.2), and with either slash.
    private static func key(_ name: String) -> String {
        var key: [UInt8] = []
        for byte in name.utf8 {
            if byte == 0x5C || byte == 0x2F {
                if !key.isEmpty, key.last != 0x2F { key.append(0x2F) }
            } else {
                key.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
            }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// The central directory and the number of its entries, also behind the records of ZIP64.
    private static func locate(_ file: Bytes) throws(Fault) -> (Range<Int>, Int) {
        // The end record is 22 bytes and a comment of at most 64 KiB.
        var end = file.count - 22
        let lowest = max(0, end - 65_535)
        while end >= lowest, file.u32(end) != 0x0605_4B50 { end -= 1 }
        func absurd() -> Fault { .damaged(.directory, Place(part: "", offset: max(0, end))) }
        guard end >= lowest, let entries = file.u16(end + 10), let size = file.u32(end + 12),
            let offset = file.u32(end + 16)
        else { throw absurd() }
        guard entries == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF else {
            guard offset + size <= end else { throw absurd() }
            return (offset..<(offset + size), entries)
        }
        guard file.u32(end - 20) == 0x0706_4B50, let record = file.u64(end - 12), file.u32(record) == 0x0606_4B50,
            let entries = file.u64(record + 32), let size = file.u64(record + 40), let offset = file.u64(record + 48),
            size <= record, offset <= record - size
        else { throw absurd() }
        return (offset..<(offset + size), entries)
    }

    /// The entry at `at`, all that it takes of the file, and where the next one begins.
    private static func entry(_ file: Bytes, _ at: Int, _ directory: Range<Int>) throws(Fault)
        -> (Entry, Range<Int>, Int)
    {
        let absurd = Fault.damaged(.directory, Place(part: "", offset: at))
        guard file.u32(at) == 0x0201_4B50, let flags = file.u16(at + 8), let method = file.u16(at + 10),
            let checksum = file.u32(at + 16), var stored = file.u32(at + 20), var size = file.u32(at + 24),
            let nameLength = file.u16(at + 28), let extraLength = file.u16(at + 30),
            let commentLength = file.u16(at + 32), var start = file.u32(at + 42),
            nameLength <= Limits.nameLength, let nameBytes = file.slice(at + 46, nameLength)
        else { throw absurd }
        let name = String(decoding: nameBytes.buffer, as: UTF8.self)
        let extra = at + 46 + nameLength
        let next = extra + extraLength + commentLength
        guard next <= directory.upperBound else { throw absurd }

        // ZIP64: what does not fit into 32 bits stands in the extra field, in this order.
        if size == 0xFFFF_FFFF || stored == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
            guard var field = zip64Field(file, extra..<(extra + extraLength)) else { throw absurd }
            func take() throws(Fault) -> Int {
                guard field.count >= 8, let value = file.u64(field.lowerBound) else { throw absurd }
                field = (field.lowerBound + 8)..<field.upperBound
                return value
            }
            if size == 0xFFFF_FFFF { size = try take() }
            if stored == 0xFFFF_FFFF { stored = try take() }
            if start == 0xFFFF_FFFF { start = try take() }
        }

        guard file.u32(start) == 0x0403_4B50, let localName = file.u16(start + 26),
            let localExtra = file.u16(start + 28)
        else { throw absurd }
        let data = start + 30 + localName + localExtra
        guard data <= directory.lowerBound, stored <= directory.lowerBound - data else { throw absurd }
        guard size <= Limits.file else { throw .tooLarge(.file, Place(part: name, offset: at)) }
        let entry = Entry(
            name: name,
            method: method,
            isEncrypted: flags & 1 != 0,
            checksum: UInt32(truncatingIfNeeded: checksum),
            data: data..<(data + stored),
            size: size
        )
        return (entry, start..<(data + stored), next)
    }

    private static func zip64Field(_ file: Bytes, _ extra: Range<Int>) -> Range<Int>? {
        var at = extra.lowerBound
        while at + 4 <= extra.upperBound, let id = file.u16(at), let length = file.u16(at + 2) {
            let field = (at + 4)..<(at + 4 + length)
            guard field.upperBound <= extra.upperBound else { return nil }
            if id == 1 { return field }
            at = field.upperBound
        }
        return nil
    }
}
