/// A compound file ([MS-CFB]): a small file system of sectors, in which Excel 97, WPS and encrypted workbooks lie.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private let file: Bytes
    private let sectorShift: Int
    /// The sectors in which the table of chains stands.
    private var chainSectors: [Int] = []
    private var directory: SectorBytes
    private let smallLimit: Int
    private let smallChains: Int

    init(_ file: Bytes) throws(Fault) {
        let absurd = Fault.damaged(.directory, Place(part: "", offset: 0))
        guard let shift = file.u16(30), shift == 9 || shift == 12, file.u16(32) == 6, let directory = file.u32(48),
            let smallLimit = file.u32(56), smallLimit == 4_096, let smallChains = file.u32(60), var more = file.u32(68)
        else { throw absurd }
        self.file = file
        sectorShift = shift
        self.smallLimit = smallLimit
        self.smallChains = smallChains
        self.directory = SectorBytes(file)

        // 109 places of the table stand in the header, the others in sectors of their own that are chained at their end.
        let sectors = file.count >> shift
        var place = 76
        var left = 109
        var visited = 0
        while true {
            for _ in 0..<left {
                guard let sector = file.u32(place) else { throw absurd }
                if sector < Self.lastSector { chainSectors.append(sector) }
                place += 4
            }
            guard chainSectors.count <= sectors, visited <= sectors else { throw absurd }
            if visited > 0 {
                guard let next = file.u32(place) else { throw absurd }
                more = next
            }
            guard more < Self.lastSector else { break }
            visited += 1
            place = (more + 1) << shift
            left = 1 << (shift - 2) - 1
        }
        self.directory = try chain(from: directory, size: nil)
    }

    /// The stream of this name that lies in the root, whatever its case; those of embedded documents lie deeper.
    func stream(_ name: String) throws(Fault) -> SectorBytes? {
        let wanted = name.utf16.map(Self.lower)
        let entries = directory.count / 128
        var pending = [directory.u32(76) ?? Self.noEntry]
        var visited = 0
        while let entry = pending.popLast() {
            guard entry < entries else { continue }
            visited += 1
            guard visited <= entries else { throw .damaged(.directory, Place(part: "", offset: 0)) }
            let at = entry * 128
            guard let length = directory.u16(at + 64), let type = directory.u8(at + 66),
                let left = directory.u32(at + 68),
                let right = directory.u32(at + 72), let start = directory.u32(at + 116),
                let size = directory.u32(at + 120)
            else { break }
            pending.append(left)
            pending.append(right)
            guard type == 2, length == wanted.count * 2 + 2,
                wanted.indices.allSatisfy({ Self.lower(UInt16(directory.u16(at + $0 * 2) ?? 0)) == wanted[$0] })
            else { continue }
            guard size <= Limits.part else { throw .tooLarge(.part, Place(part: name, offset: 0)) }
            let found = size < smallLimit ? try small(from: start, size: size) : try chain(from: start, size: size)
            guard found.count == size else { throw .damaged(.directory, Place(part: name, offset: found.count)) }
            return found
        }
        return nil
    }

    private static let lastSector = 0xFFFF_FFFA
    private static let noEntry = 0xFFFF_FFFF

    private static func lower(_ unit: UInt16) -> UInt16 { (0x41...0x5A).contains(unit) ? unit + 0x20 : unit }

    /// The sector behind this one.
    private func next(_ sector: Int) -> Int? {
        let perSector = sectorShift - 2
        let table = sector >> perSector
        guard table < chainSectors.count else { return nil }
        return file.u32((chainSectors[table] + 1) << sectorShift + (sector & (1 << perSector - 1)) * 4)
    }

    /// The sectors from `start` on, as far as `size` bytes need them.
    private func chain(from start: Int, size: Int?) throws(Fault) -> SectorBytes {
        var bytes = SectorBytes(file)
        var sector = start
        var left = size ?? Int.max
        while left > 0, sector < Self.lastSector {
            let at = (sector + 1) << sectorShift
            // The file's last sector need not be whole; a chain that is longer than the file runs in a circle.
            let length = min(1 << sectorShift, file.count - at, left)
            guard length > 0, bytes.count < file.count, let following = next(sector) else {
                throw .damaged(.directory, Place(part: "", offset: min(at, file.count)))
            }
            bytes.append(at, length)
            left -= length
            sector = following
        }
        return bytes
    }

    /// Streams below ``smallLimit`` lie in pieces of 64 bytes within the root's own stream.
    private func small(from start: Int, size: Int) throws(Fault) -> SectorBytes {
        guard let rootStart = directory.u32(116), let rootSize = directory.u32(120) else {
            throw .damaged(.directory, Place(part: "", offset: 0))
        }
        let root = try chain(from: rootStart, size: rootSize)
        let chains = try chain(from: smallChains, size: nil)
        var bytes = SectorBytes(file)
        var piece = start
        while bytes.count < size, piece < Self.lastSector {
            let length = min(64, size - bytes.count)
            guard let at = root.place(piece * 64, length), let following = chains.u32(piece * 4) else {
                throw .damaged(.directory, Place(part: "", offset: 0))
            }
            bytes.append(at, length)
            piece = following
        }
        return bytes
    }
}
