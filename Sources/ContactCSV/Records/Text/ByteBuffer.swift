import Workbook

/// Bytes in one piece of memory that grows; `start..<end` is what is still of use.
final class ByteBuffer {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private var room = 0
    var start = 0
    var end = 0
    /// How many bytes were moved out in front: `dropped + index` is a place in all that ever stood here.
    private(set) var dropped = 0

    init(capacity: Int) {
        base = Room.grow(nil, &room, toHold: capacity)
    }

    deinit { Room.free(base) }

    var count: Int { end - start }

    /// Moves what is left to the front, so that memory stays flat however long the file.
    func compact() {
        guard start > 0 else { return }
        base.update(from: base + start, count: count)
        dropped += start
        end = count
        start = 0
    }

    /// Makes room for `extra` bytes behind `end`.
    func reserve(_ extra: Int) {
        if end + extra > room { base = Room.grow(base, &room, toHold: end + extra) }
    }

    func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
        reserve(count)
        (base + end).update(from: bytes, count: count)
        end += count
    }

    func append(_ byte: UInt8) {
        reserve(1)
        base[end] = byte
        end += 1
    }
}

/// Stands for one byte that could not be decoded: no UTF-8 text contains it, and none of it may reach a String.
let undecodable: UInt8 = 0xFF
