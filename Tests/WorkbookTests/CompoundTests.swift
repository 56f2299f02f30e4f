import Testing
import Workbook

/// Compound files that contradict themselves. The fixtures have right ones of xlwt and LibreOffice.
@Suite struct CompoundTests {
    private let file = try! Fixture.bytes("xlwt-one-row.xls")

    @Test func theFixtureIsRead() throws {
        #expect(try Reading(file)?.cells == ["A1 text 行政相对人单位", "B1 text 联系方式"])
    }

    /// Fields of the header ([MS-CFB] 2.2): sector size, small sector size, directory, limit of small streams, and so on.
    @Test(arguments: [
        (30, u16(0)), (30, u16(63)), (30, u16(0xFFFF)), (32, u16(9)), (48, u32(0xFFFF_FFFE)), (48, u32(0x7FFF_FFFF)),
        (56, u32(0xFFFF_FFFF)), (76, u32(0x7FFF_FFFF)), (76, u32(0xFFFF_FFFF)),
    ])
    func absurdHeaders(_ field: Int, _ value: [UInt8]) {
        let found = fault(of: file.replacing(field, value))
        #expect(found == "damaged directory" || found == "foreign otherOffice")
    }

    @Test func everyBeginningOfAFileIsAFault() {
        for length in stride(from: 8, to: file.count - 600, by: 64) {
            #expect(fault(of: Array(file[..<length])) != nil)
        }
    }

    /// A chain whose sectors point at themselves, and a table of chains that goes on in a circle.
    @Test func circlesEnd() {
        let table = (Int(file[76]) + 1) * 512
        var circle = file
        for sector in 0..<128 {
            circle.replaceSubrange((table + sector * 4)..<(table + sector * 4 + 4), with: u32(sector))
        }
        #expect(fault(of: circle) == "damaged directory")
        #expect(fault(of: file.replacing(68, u32(0))) == "damaged directory")
    }

    /// Entries of the directory that name each other as neighbours.
    @Test func circlesOfTheDirectoryEnd() {
        let directory = (Int(file[48]) + 1) * 512
        let circle = file.replacing(directory + 128 + 68, u32(1)).replacing(directory + 128 + 64, u16(4))
        #expect(fault(of: circle) == "damaged directory")
    }

    @Test func aStreamLargerThanItsChainIsDamaged() {
        let entry = (Int(file[48]) + 1) * 512 + 128
        #expect(fault(of: file.replacing(entry + 120, u32(1 << 20))) == "damaged directory")
        #expect(fault(of: file.replacing(entry + 120, u32(0x7FFF_FFFF))) == "tooLarge part")
    }

    /// Streams below 4,096 bytes lie in pieces of 64 bytes within the root's stream.
    @Test func smallStreams() throws {
        var maker = BiffMaker()
        maker.cells = [BiffMaker.cell(0x203, 0, 0, double(7))]
        let stream = maker.bytes()
        let padded = stream + [UInt8](repeating: 0, count: 512 - stream.count)
        // Sector 0 holds the chains, 1 the directory, 2 the chains of pieces, 3 the pieces, in reverse order.
        let chains = [0xFFFF_FFFD, 0xFFFF_FFFE, 0xFFFF_FFFE, 0xFFFF_FFFE] + [Int](repeating: 0xFFFF_FFFF, count: 124)
        let pieces = [0xFFFF_FFFE, 0, 1, 2, 3, 4, 5, 6] + [Int](repeating: 0xFFFF_FFFF, count: 120)
        let content = (0..<8).flatMap { padded[(448 - $0 * 64)..<(512 - $0 * 64)] }
        func entry(_ name: String, _ type: UInt8, child: Int, start: Int, size: Int) -> [UInt8] {
            let units = name.utf16.flatMap { u16(Int($0)) }
            var entry = units + [UInt8](repeating: 0, count: 64 - units.count) + u16(units.count + 2) + [type, 1]
            entry += u32(0xFFFF_FFFF) + u32(0xFFFF_FFFF) + u32(child) + [UInt8](repeating: 0, count: 36)
            return entry + u32(start) + u32(size) + u32(0)
        }
        let directory =
            entry("Root Entry", 5, child: 1, start: 3, size: 512)
            + entry("WORKBOOK", 2, child: 0xFFFF_FFFF, start: 7, size: stream.count)
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
        header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]
        header += [0, 1, 1, 0, 4_096, 2, 1, 0xFFFF_FFFE, 0].flatMap(u32)
        header += u32(0) + [UInt8](repeating: 0xFF, count: 108 * 4)
        let rest = [UInt8](repeating: 0, count: 256)
        let made = header + chains.flatMap(u32) + directory + rest + pieces.flatMap(u32) + content
        #expect(header.count == 512 && directory.count == 256)
        #expect(try Reading(made)?.cells == ["A1 number 7"])
        let circle = made.replacing(512 + 1024 + 7 * 4, u32(7))
        #expect(fault(of: circle) != nil)
    }
}
