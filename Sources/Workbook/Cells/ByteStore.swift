import Glibc

/// Bytes that grow at one end.
struct ByteStore: ~Copyable {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var room = 0

    init(room: Int = 1 << 12) { base = Room.grow(nil, &self.room, toHold: room) }

    deinit { Room.free(base) }

    @inline(__always)
    mutating func append(_ bytes: UnsafeRawPointer, _ length: Int) {
        if count + length > room { grow(length) }
        UnsafeMutableRawPointer(base + count).copyMemory(from: bytes, byteCount: length)
        count += length
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == room { grow(1) }
        base[count] = byte
        count += 1
    }

    mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

    mutating func append(_ text: some Collection<UInt8>) {
        for byte in text { append(byte) }
    }

    /// A scalar as UTF-8.
    @inline(__always)
    mutating func append(scalar: UInt32) {
        if scalar < 0x80 {
            append(UInt8(truncatingIfNeeded: scalar))
        } else {
            if scalar < 0x800 {
                append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            } else {
                if scalar < 0x10000 {
                    append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
                } else {
                    append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
                    append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
                }
                append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            }
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }

    /// Keeps the first `length` bytes.
    @inline(__always)
    mutating func cut(to length: Int) { count = length }

    /// Moves what begins at `start` to the front.
    mutating func drop(to start: Int) {
        guard start > 0 else { return }
        memmove(base, base + start, count - start)
        count -= start
    }

    func bytes(from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: count - start)
    }

    private mutating func grow(_ length: Int) { base = Room.grow(base, &room, toHold: count + length) }
}

/// The texts that cells share by number. They lie in one piece, so that a million of them cost their bytes and four more each.
struct TextPool: ~Copyable {
    /// The text that is being written stands at its end.
    var bytes = ByteStore()
    private var ends = ByteStore()
    private(set) var count = 0

    /// Where the text that is being written begins.
    private(set) var start = 0

    /// Bytes of the text that is being written.
    var openCount: Int { bytes.count - start }

    /// Ends a text. `false` when there are too many, or too much of them.
    mutating func close(isEscaped: Bool) -> Bool {
        if isEscaped { bytes.cut(to: start + EscapedText.unescape(bytes.base + start, openCount)) }
        start = bytes.count
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: start)) { ends.append($0.baseAddress!, 4) }
        count += 1
        return count <= Limits.texts && start <= Limits.textBytes
    }

    @inline(__always)
    subscript(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard index >= 0, index < count else { return nil }
        let start = index == 0 ? 0 : end(index - 1)
        return UnsafeBufferPointer(start: bytes.base + start, count: end(index) - start)
    }

    private func end(_ index: Int) -> Int {
        Int(UnsafeRawPointer(ends.base).loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }
}

/// The pool of a workbook, which its sheets use together.
final class SharedTexts {
    /// Reached through a pointer: Swift would check for every cell that nobody else is writing.
    private let memory = UnsafeMutablePointer<TextPool>.allocate(capacity: 1)

    init() { memory.initialize(to: TextPool()) }

    deinit {
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    @inline(__always)
    var pool: TextPool {
        _read { yield memory.pointee }
        _modify { yield &memory.pointee }
    }
}
