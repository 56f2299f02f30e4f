import Testing
import Workbook

/// Archives that contradict themselves, promise too much, or come from writers with habits of their own.
@Suite struct ZipTests {
    private let maker = XlsxMaker("<row><c><v>7</v></c></row>")

    private func deflated(_ zip: ZipMaker) -> ZipMaker {
        var made = ZipMaker([:])
        for part in zip.parts { made.add(part.name, part.stored, deflated: true) }
        return made
    }

    @Test func storedAndDeflatedPartsAreTheSame() throws {
        #expect(try Reading(maker.bytes())?.cells == ["A1 number 7"])
        #expect(try Reading(deflated(maker.zip).bytes())?.cells == ["A1 number 7"])
    }

    @Test func bytesBehindTheArchiveAndACommentAreNoFault() throws {
        #expect(try Reading(maker.bytes() + Array("\r\n".utf8))?.cells == ["A1 number 7"])
        let bytes = maker.bytes()
        #expect(try Reading(bytes.replacing(bytes.count - 2, u16(7)) + Array("comment".utf8))?.cells == ["A1 number 7"])
    }

    @Test func whatIsNoArchiveIsNone() throws {
        for bytes in [[], [0x50], Array("PK".utf8), Array("行政相对人单位,联系方式".utf8), Array("%PDF-1.4".utf8)] {
            #expect(try Reading(bytes) == nil)
        }
    }

    @Test func everyBeginningOfAFileIsAFault() {
        for bytes in [maker.bytes(), deflated(maker.zip).bytes()] {
            for length in stride(from: 4, to: bytes.count - 22, by: 7) {
                #expect(fault(of: Array(bytes[..<length])) == "damaged directory")
            }
        }
    }

    /// Fields of the last record, and of an entry: what they say cannot be.
    @Test(arguments: [(10, u16(7)), (12, u32(0xFFFF_FFF0)), (16, u32(1))])
    func absurdEndRecords(_ field: Int, _ value: [UInt8]) {
        let bytes = maker.bytes()
        #expect(fault(of: bytes.replacing(bytes.count - 22 + field, value)) == "damaged directory")
    }

    @Test(arguments: [
        (20, u32(0x7FFF_FFFF)), (28, u16(0xFFFF)), (30, u16(0x7FFF)), (42, u32(0x7FFF_FFFF)), (42, u32(3)), (0, u32(0)),
    ])
    func absurdEntries(_ field: Int, _ value: [UInt8]) {
        let zip = maker.zip
        #expect(fault(of: zip.bytes().replacing(zip.entry(1) + field, value)) == "damaged directory")
    }

    @Test func entriesOverEachOtherAreRefused() {
        // Two entries of one place, as bombs have thousands.
        let zip = maker.zip
        let bytes = zip.bytes()
        let first = Array(bytes[(zip.entry(0) + 16)..<(zip.entry(0) + 28)])
        let copied = bytes.replacing(zip.entry(1) + 16, first).replacing(zip.entry(1) + 42, u32(0))
        #expect(fault(of: copied) == "damaged overlap")
    }

    @Test func aPartThatIsThereTwiceIsRefused() {
        var zip = maker.zip
        zip.add("XL/Worksheets\\Sheet1.xml", Array("<worksheet/>".utf8))
        #expect(fault(of: zip.bytes()) == "damaged duplicate")
    }

    @Test func twoSheetsOfOnePartAreRefused() {
        var zip = maker.zip
        zip.parts.removeAll { $0.name == "xl/workbook.xml" }
        let sheet = "<sheet name=\"一\" r:id=\"rId1\"/>"
        zip.add("xl/workbook.xml", Array("<workbook xmlns:r=\"r\">\(sheet)\(sheet)</workbook>".utf8))
        #expect(fault(of: zip.bytes()) == "damaged duplicate")
    }

    @Test func damagedDataAreSeen() {
        var wrongChecksum = deflated(maker.zip)
        wrongChecksum.parts[3].checksum ^= 1
        #expect(fault(of: wrongChecksum.bytes()) == "damaged checksum")
        var cut = deflated(maker.zip)
        cut.parts[3].stored.removeLast(3)
        #expect(fault(of: cut.bytes()) == "damaged compression")
        var noise = deflated(maker.zip)
        noise.parts[3].stored = [0xFF, 0xFF, 0xFF, 0xFF]
        #expect(fault(of: noise.bytes()) == "damaged compression")
        var larger = deflated(maker.zip)
        larger.parts[3].size -= 1
        #expect(fault(of: larger.bytes()) == "damaged directory")
        var smaller = deflated(maker.zip)
        smaller.parts[3].size += 1
        #expect(fault(of: smaller.bytes()) == "damaged compression")
        var unknown = maker.zip
        unknown.parts[3].method = 12
        #expect(fault(of: unknown.bytes()) == "damaged compression")
        var stored = maker.zip
        stored.parts[3].size += 1
        #expect(fault(of: stored.bytes()) == "damaged compression")
    }

    @Test func missingPartsAreNamed() {
        for name in ["xl/worksheets/sheet1.xml", "xl/workbook.xml"] {
            var zip = maker.zip
            zip.parts.removeAll { $0.name == name }
            zip.add("[Content_Types].xml", Array("<Types/>".utf8))
            #expect(wholeFault(of: zip.bytes()) == .damaged(.missingPart, Place(part: name, offset: 0)))
        }
    }

    @Test func aPartBehindAPasswordIsEncrypted() {
        var zip = maker.zip
        for index in zip.parts.indices { zip.parts[index].flags = 1 }
        #expect(fault(of: zip.bytes()) == "foreign encrypted")
    }

    @Test func bombsAreRefusedBeforeTheyAreInflated() {
        var large = maker.zip
        large.parts[3].method = 8
        large.parts[3].size = 200 << 20 + 1
        #expect(fault(of: large.bytes()) == "tooLarge part")
        var all = maker.zip
        for index in 0..<6 {
            all.add("media/\(index)", [], deflated: true)
            all.parts[all.parts.count - 1].size = 180 << 20
        }
        #expect(fault(of: all.bytes()) == "tooLarge file")
        var many = maker.zip
        for index in 0..<10_000 { many.add("\(index)", []) }
        #expect(fault(of: many.bytes()) == "tooLarge count")
    }

    @Test func aBombThatLiesOfItsSizeStopsAtIt() {
        var zip = maker.zip
        zip.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
        zip.add("xl/worksheets/sheet1.xml", [UInt8](repeating: 0x20, count: 30 << 20), deflated: true)
        zip.parts[zip.parts.count - 1].size = 100_000
        #expect(fault(of: zip.bytes()) == "damaged directory")
    }

    @Test func recordsOfZIP64() throws {
        let zip = maker.zip
        let bytes = zip.bytes()
        let directory = zip.entry(0)
        let end = bytes.count - 22
        var record: [UInt8] = [0x50, 0x4B, 6, 6] + u64(44) + [45, 0, 45, 0] + u64(0)
        record += u64(zip.parts.count) + u64(zip.parts.count) + u64(end - directory) + u64(directory)
        let locator: [UInt8] = [0x50, 0x4B, 6, 7] + u32(0) + u64(end) + u32(1)
        let none = u32(0xFFFF_FFFF)
        let last = Array(bytes[end...]).replacing(10, [0xFF, 0xFF]).replacing(12, none).replacing(16, none)
        let before = Array(bytes[..<end])
        #expect(try Reading(before + record + locator + last)?.cells == ["A1 number 7"])
        let absurd = record.replacing(48, u64(Int.max))
        #expect(fault(of: before + absurd + locator + last) == "damaged directory")
        let elsewhere = locator.replacing(8, u64(Int.max))
        #expect(fault(of: before + record + elsewhere + last) == "damaged directory")
    }
}

/// What a table can be made to cost, and does not.
@Suite struct LimitTests {
    private func fault(ofRows rows: String, shared: String = "") -> String? {
        var maker = XlsxMaker(rows)
        maker.shared = shared
        var zip = ZipMaker([:])
        for part in maker.zip.parts { zip.add(part.name, part.stored, deflated: true) }
        return WorkbookTests.fault(of: zip.bytes())
    }

    @Test func cellsOfAMebibyteAreTheLargest() {
        let text = String(repeating: "x", count: 1 << 20)
        #expect(fault(ofRows: "<row>\(inline("A1", text))</row>") == nil)
        #expect(fault(ofRows: "<row>\(inline("A1", text + "x"))</row>") == "tooLarge cell")
        #expect(fault(ofRows: "", shared: "<si><t>\(text)</t></si>") == nil)
        #expect(fault(ofRows: "<row><c><v>1</v></c></row>", shared: "<si><t>\(text)x</t></si>") == "tooLarge cell")
    }

    @Test func aRowOfManyLargeCellsIsTooLarge() {
        let text = String(repeating: "x", count: 1 << 20)
        let cells = (0..<17).map { _ in "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }.joined()
        #expect(fault(ofRows: "<row>\(cells)</row>") == "tooLarge cell")
    }

    @Test func tagsAndCommentsOfAnyLengthAreNotKept() {
        let long = String(repeating: "x", count: 3 << 20)
        #expect(fault(ofRows: "<row a=\"\(long)\"/>") == "tooLarge markup")
        #expect(fault(ofRows: "<!--\(long)-->") == "tooLarge markup")
    }

    @Test func neverEndingNamesAndDepthsAreNotKept() {
        let names = (0..<400_000).map { "<n\($0)/>" }.joined()
        #expect(fault(ofRows: names) == "tooLarge markup")
        #expect(fault(ofRows: String(repeating: "<a>", count: 400_000)) == "tooLarge markup")
    }

    @Test func moreCellsThanColumnsAreNoRow() {
        let cells = String(repeating: "<c r=\"A1\"><v>1</v></c>", count: 16_385)
        #expect(fault(ofRows: "<row>\(cells)</row>") == "damaged reference")
    }

    @Test func aSharedTextThatEveryCellNamesIsNotCopied() throws {
        // 40,000 cells of 1 MiB each: 40 GB, were they copied.
        var maker = XlsxMaker(String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 40_000))
        maker.shared = "<si><t>\(String(repeating: "x", count: 1 << 20))</t></si>"
        let bytes = maker.bytes()
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        defer { memory.deallocate() }
        memory.copyBytes(from: bytes)
        let workbook = try #require(try Workbook.open(UnsafeRawBufferPointer(memory)))
        let rows = try workbook.rows(of: workbook.sheets[0])
        var count = 0
        while let row = try rows.next() { count += row[0].text.count }
        #expect(count == 40_000 << 20)
    }
}
