/// Bytes of a file, with reads that answer `nil` beyond their end. Numbers are little-endian.
struct Bytes {
    let base: UnsafeRawPointer
    let count: Int

    init(base: UnsafeRawPointer, count: Int) {
        self.base = base
        self.count = count
    }

    init(_ buffer: UnsafeRawBufferPointer) {
        // Any address will do for no bytes: nothing is read from it.
        base = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 8)!
        count = buffer.count
    }

    @inline(__always)
    func u8(_ at: Int) -> Int? {
        guard at >= 0, at < count else { return nil }
        return Int(base.load(fromByteOffset: at, as: UInt8.self))
    }

    @inline(__always)
    func u16(_ at: Int) -> Int? {
        guard at >= 0, at <= count - 2 else { return nil }
        return Int(UInt16(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
    }

    @inline(__always)
    func u32(_ at: Int) -> Int? {
        guard at >= 0, at <= count - 4 else { return nil }
        return Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
    }

    /// `nil` also for what no file can hold.
    func u64(_ at: Int) -> Int? {
        guard at >= 0, at <= count - 8 else { return nil }
        return Int(exactly: UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
    }

    @inline(__always)
    func double(_ at: Int) -> Double? {
        guard at >= 0, at <= count - 8 else { return nil }
        return Double(bitPattern: UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
    }

    func slice(_ at: Int, _ length: Int) -> Bytes? {
        guard at >= 0, length >= 0, at <= count, length <= count - at else { return nil }
        return Bytes(base: base + at, count: length)
    }

    func starts(with bytes: [UInt8]) -> Bool {
        bytes.count <= count && bytes.indices.allSatisfy { base.load(fromByteOffset: $0, as: UInt8.self) == bytes[$0] }
    }

    var buffer: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count)
    }
}
