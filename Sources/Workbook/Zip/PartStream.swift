import CZlib
import Glibc

/// The bytes of one part of a ZIP, inflated piece by piece and checked against the directory's size and checksum.
final class PartStream {
    let entry: ZipDirectory.Entry
    private let file: Bytes
    private let stream: UnsafeMutablePointer<z_stream>
    /// How much of the stored data zlib was given.
    private var given = 0
    /// Bytes given out.
    private(set) var offset = 0
    private var checksum: UInt = 0
    private var isAtEnd = false

    /// The file's bytes must stay as long as this is used.
    init(_ entry: ZipDirectory.Entry, of file: Bytes) throws(Fault) {
        self.entry = entry
        self.file = file
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        checksum = crc32(0, nil, 0)
        // From here on deinit runs, whatever is thrown.
        guard !entry.isEncrypted else { throw .foreign(.encrypted) }
        guard entry.size <= Limits.part else { throw .tooLarge(.part, Place(part: entry.name, offset: 0)) }
        guard entry.method == 0 ? entry.data.count == entry.size : entry.method == 8,
            entry.method == 0 || zlib_begin_raw(stream) == Z_OK
        else { throw .damaged(.compression, Place(part: entry.name, offset: 0)) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Fills `room` as far as there are bytes; none at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(Fault) -> Int {
        guard !isAtEnd, !room.isEmpty else { return 0 }
        let count = entry.method == 0 ? copy(to: room) : try inflate(into: room)
        checksum = crc32(checksum, room.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(count))
        offset += count
        guard offset <= entry.size else { throw fault(.directory) }
        if count < room.count {
            isAtEnd = true
            guard offset == entry.size else { throw fault(.compression) }
            guard UInt32(truncatingIfNeeded: checksum) == entry.checksum else { throw fault(.checksum) }
        }
        return count
    }

    /// Reads on until `word` is found, in ASCII or in UTF-16 of either order.
    func contains(_ word: String) throws(Fault) -> Bool {
        let narrow = Array(word.utf8)
        let wide = Array(word.utf8.map { [$0, 0] }.joined().dropLast())
        let piece = 1 << 16
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: piece + wide.count, alignment: 8)
        defer { room.deallocate() }
        var kept = 0
        while true {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: room[kept..<(kept + piece)]))
            guard count > 0 else { return false }
            let filled = UnsafeRawBufferPointer(rebasing: room[..<(kept + count)])
            if Self.find(narrow, in: filled) || Self.find(wide, in: filled) { return true }
            // The word may be cut between two pieces.
            kept = min(filled.count, wide.count - 1)
            memmove(room.baseAddress!, filled.baseAddress! + filled.count - kept, kept)
        }
    }

    private static func find(_ word: [UInt8], in bytes: UnsafeRawBufferPointer) -> Bool {
        var at = bytes.baseAddress!
        let end = at + bytes.count
        while end - at >= word.count, let first = memchr(at, Int32(word[0]), end - at - word.count + 1) {
            if memcmp(first, word, word.count) == 0 { return true }
            at = UnsafeRawPointer(first) + 1
        }
        return false
    }

    private func copy(to room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, entry.data.count - offset)
        room.baseAddress!.copyMemory(from: file.base + entry.data.lowerBound + offset, byteCount: count)
        return count
    }

    private func inflate(into room: UnsafeMutableRawBufferPointer) throws(Fault) -> Int {
        let room = room.bindMemory(to: UInt8.self)
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(room.count)
        while stream.pointee.avail_out > 0 {
            if stream.pointee.avail_in == 0, given < entry.data.count {
                let piece = min(entry.data.count - given, 1 << 30)
                let next = file.base + entry.data.lowerBound + given
                stream.pointee.next_in = UnsafeMutablePointer(mutating: next.assumingMemoryBound(to: UInt8.self))
                stream.pointee.avail_in = UInt32(piece)
                given += piece
            }
            let result = CZlib.inflate(stream, Z_NO_FLUSH)
            if result == Z_STREAM_END { break }
            guard result == Z_OK else { throw fault(.compression) }
        }
        return room.count - Int(stream.pointee.avail_out)
    }

    private func fault(_ damage: Fault.Damage) -> Fault { .damaged(damage, Place(part: entry.name, offset: offset)) }
}
