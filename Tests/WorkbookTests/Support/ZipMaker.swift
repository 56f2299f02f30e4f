import CZlib

/// Writes ZIPs, right ones and wrong ones.
struct ZipMaker {
    struct Part {
        var name: String
        var stored: [UInt8]
        var size: Int
        var checksum: UInt32
        var method = 0
        var flags = 0
    }

    var parts: [Part] = []

    init(_ parts: KeyValuePairs<String, String>) {
        for (name, text) in parts { add(name, Array(text.utf8)) }
    }

    mutating func add(_ name: String, _ bytes: [UInt8], deflated: Bool = false) {
        let checksum = UInt32(crc32(0, bytes, UInt32(bytes.count)))
        var part = Part(name: name, stored: bytes, size: bytes.count, checksum: checksum)
        if deflated {
            var room = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))))
            var count = UInt(room.count)
            precondition(compress2(&room, &count, bytes, UInt(bytes.count), 9) == Z_OK)
            // Between zlib's own header of two bytes and its checksum of four.
            part.stored = Array(room[2..<(Int(count) - 4)])
            part.method = 8
        }
        parts.append(part)
    }

    /// Places of the directory's entries in the last ``bytes()`` are where this finds `PK\u{1}\u{2}`.
    func bytes() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let start = file.count
            let name = Array(part.name.utf8)
            file += [0x50, 0x4B, 3, 4] + u16(20) + u16(part.flags) + u16(part.method) + u32(0)
            file += u32(Int(part.checksum)) + u32(part.stored.count) + u32(part.size) + u16(name.count) + u16(0)
            file += name + part.stored
            directory += [0x50, 0x4B, 1, 2] + u16(20) + u16(20) + u16(part.flags) + u16(part.method) + u32(0)
            directory += u32(Int(part.checksum)) + u32(part.stored.count) + u32(part.size) + u16(name.count)
            directory += u16(0) + u16(0) + u16(0) + u16(0) + u32(0) + u32(start) + name
        }
        let start = file.count
        file += directory + [0x50, 0x4B, 5, 6] + u16(0) + u16(0) + u16(parts.count) + u16(parts.count)
        return file + u32(directory.count) + u32(start) + u16(0)
    }

    /// Where the entry of part `index` begins in the directory.
    func entry(_ index: Int) -> Int {
        let local = parts.reduce(0) { $0 + 30 + $1.name.utf8.count + $1.stored.count }
        return parts[..<index].reduce(local) { $0 + 46 + $1.name.utf8.count }
    }
}

func u16(_ value: Int) -> [UInt8] { (0..<2).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
func u32(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
func u64(_ value: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
func double(_ value: Double) -> [UInt8] { u64(Int(bitPattern: UInt(value.bitPattern))) }

extension Array where Element == UInt8 {
    /// With other bytes at `at`.
    func replacing(_ at: Int, _ bytes: [UInt8]) -> [UInt8] {
        var changed = self
        changed.replaceSubrange(at..<(at + bytes.count), with: bytes)
        return changed
    }
}
