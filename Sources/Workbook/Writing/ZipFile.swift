import CZlib

/// A ZIP whose parts are stored as they are.
struct ZipFile {
    private var file: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    mutating func add(_ name: String, _ bytes: [UInt8]) {
        let checksum = Int(crc32(0, bytes, UInt32(bytes.count)))
        // Version 2.0, no flags, stored, midnight of 1980-01-01 (which is 33), then checksum, sizes and the name's length.
        let fields =
            Self.number(0, 6) + Self.number(33, 2) + Self.number(checksum, 4) + Self.number(bytes.count, 4)
            + Self.number(bytes.count, 4) + Self.number(name.utf8.count, 2) + Self.number(0, 2)
        directory +=
            [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + fields + Self.number(0, 10) + Self.number(file.count, 4) + name.utf8
        file += [0x50, 0x4B, 3, 4, 20, 0] + fields + name.utf8 + bytes
        count += 1
    }

    var bytes: [UInt8] {
        file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.number(count, 2) + Self.number(count, 2)
            + Self.number(directory.count, 4) + Self.number(file.count, 4) + [0, 0]
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
