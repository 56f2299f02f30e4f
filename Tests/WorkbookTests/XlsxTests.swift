import Testing
import Workbook

/// What sheets of Office Open XML hold beside plain values.
@Suite struct XlsxTests {
    @Test func cellsAndRowsWithoutPlaceFollowThoseBefore() throws {
        let maker = XlsxMaker(
            "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>"
        )
        #expect(try maker.cells() == ["A1 number 1", "D1 number 2", "E1 number 3", "A2 number 4"])
    }

    @Test func aRowBehindAGapKeepsItsNumberAndTheNextFollows() throws {
        let maker = XlsxMaker("<row r=\"1048575\"><c><v>1</v></c></row><row><c r=\"XFD1048576\"><v>2</v></c></row>")
        #expect(try maker.cells() == ["A1048575 number 1", "XFD1048576 number 2"])
    }

    /// The builder's sheet always says `A1`; here it is right, absent and absurd.
    @Test(arguments: ["<dimension ref=\"A1:B2\"/>", "", "<dimension ref=\"nonsense\"/>"])
    func theDimensionIsNotBelieved(_ dimension: String) throws {
        let maker = XlsxMaker("<row r=\"7\"><c r=\"C7\"><v>9</v></c></row>")
        var zip = maker.zip
        zip.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
        let sheet = maker.sheet.split(separator: "<dimension ref=\"A1\"/>").joined(separator: dimension)
        zip.add("xl/worksheets/sheet1.xml", Array(sheet.utf8))
        #expect(try Reading(zip.bytes())?.cells == ["C7 number 9"])
    }

    @Test func cellsInTheWrongOrderAreSortedAndTwoInOnePlaceRefused() throws {
        #expect(
            try XlsxMaker("<row>\(inline("B1", "乙"))\(inline("A1", "甲"))</row>").cells() == ["A1 text 甲", "B1 text 乙"]
        )
        #expect(
            fault(of: XlsxMaker("<row>\(inline("B1", "乙"))\(inline("B1", "甲"))</row>").bytes()) == "damaged reference"
        )
    }

    @Test func sharedTextsPlainAndRichComeWithoutReadings() throws {
        var maker = XlsxMaker("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>1</v></c></row>")
        maker.shared = """
            <si><t>甲</t></si>\
            <si><r><rPr><b/></rPr><t>郑州</t></r><r><t xml:space="preserve"> 水利</t></r>\
            <rPh sb="0" eb="1"><t>zhèng</t></rPh><phoneticPr fontId="1"/></si>\
            <si><t></t></si>
            """
        #expect(try maker.cells() == ["A1 text 甲", "B1 text", "C1 text 郑州 水利"])
    }

    @Test func inlineTextsPlainAndRichComeWithoutReadings() throws {
        let rich = "<is><r><t>郑州</t></r><r><rPr/><t>水利</t></r><rPh sb=\"0\" eb=\"1\"><t>zhèng</t></rPh><t>局</t></is>"
        let maker = XlsxMaker("<row><c t=\"inlineStr\">\(rich)</c><c t=\"str\"><v>乙</v></c></row>")
        #expect(try maker.cells() == ["A1 text 郑州水利局", "B1 text 乙"])
    }

    @Test(arguments: [
        ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_x005f_", "_"), ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "_xD83D_"), ("_x000_", "_x000_"), ("_x00zz_", "_x00zz_"), ("__x0041_", "_A"), ("_x4E2D", "_x4E2D"),
    ])
    func escapedCharacters(_ written: String, _ meant: String) throws {
        var maker = XlsxMaker(
            "<row><c t=\"s\"><v>0</v></c>\(inline("B1", written))<c t=\"str\"><v>\(written)</v></c></row>"
        )
        maker.shared = "<si><t>\(written)</t></si>"
        #expect(try maker.cells() == ["A1 text \(meant)", "B1 text \(meant)", "C1 text \(meant)"])
    }

    @Test func formulasGiveTheValueThatWasSaved() throws {
        let maker = XlsxMaker(
            """
            <row><c><f>1+1</f><v>2</v></c><c t="str"><f>T(1)</f><v>甲</v></c><c t="str"><f>T(1)</f><v></v></c>\
            <c><f>1+1</f></c><c><f>1+1</f><v/></c><c t="e"><f>NA()</f><v>#N/A</v></c><c t="b"><f>TRUE()</f><v>1</v></c></row>
            """
        )
        #expect(
            try maker.cells() == [
                "A1 number 2", "B1 text 甲", "C1 text", "D1 formula", "E1 formula", "F1 error #N/A", "G1 boolean TRUE",
            ]
        )
    }

    @Test func cellsWithAFormatAloneAreNone() throws {
        #expect(
            try XlsxMaker("<row><c r=\"A1\" s=\"0\"/><c r=\"B1\"><v>1</v></c></row><row/>").cells() == ["B1 number 1"]
        )
    }

    @Test func datesOfISO8601() throws {
        let maker = XlsxMaker(
            "<row><c t=\"d\"><v>2020-09-20</v></c><c t=\"d\"><v>2020-09-20T16:30:00Z</v></c><c t=\"d\"><v>16:30</v></c></row>"
        )
        #expect(try maker.cells() == ["A1 date 2020-09-20", "B1 dateTime 2020-09-20T16:30:00Z", "C1 time 16:30"])
    }

    @Test func hiddenRowsAndMergedCellsAreTold() throws {
        var maker = XlsxMaker(
            "<row hidden=\"1\">\(inline("A1", "甲"))</row><row hidden=\"false\">\(inline("A2", "乙"))</row>"
        )
        maker.behind = "<mergeCells count=\"9\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"C3\"/></mergeCells>"
        let table = try #require(try Reading(maker.bytes())?.tables.first)
        #expect(table.hiddenRows == [1])
        #expect(table.merged == [CellRange(rows: 1...2, columns: 1...1)])
    }

    /// The word falls on every place around the end of the first 64 KiB, which are read at once.
    @Test(arguments: [false, true]) func mergedCellsAreKnownBeforeTheRows(_ isWide: Bool) throws {
        for place in isWide ? 32_745...32_775 : 65_510...65_545 {
            var maker = XlsxMaker("")
            let start = maker.sheet.split(separator: "</worksheet>")[0].utf8.count
            let filler = "<!--\(String(repeating: "x", count: place - start - 8))-->"
            for (behind, expected) in [
                (filler, []), ("\(filler)<mergeCell ref=\"A1:A2\"/>", [CellRange(rows: 1...2, columns: 1...1)]),
            ] {
                maker.behind = behind
                var zip = ZipMaker([:])
                for part in maker.zip.parts {
                    let text = String(decoding: part.stored, as: UTF8.self)
                    guard isWide else {
                        zip.add(part.name, part.stored)
                        continue
                    }
                    let units = text.split(separator: "UTF-8").joined(separator: "UTF-16").utf16
                    zip.add(part.name, ([0xFEFF] + Array(units)).flatMap { u16(Int($0)) })
                }
                #expect(try merged(zip) == expected, "\(place)")
            }
        }
    }

    private func merged(_ zip: ZipMaker) throws -> [CellRange] {
        let bytes = zip.bytes()
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        defer { memory.deallocate() }
        memory.copyBytes(from: bytes)
        let workbook = try #require(try Workbook.open(UnsafeRawBufferPointer(memory)))
        return try workbook.mergedRanges(of: workbook.sheets[0])
    }

    @Test(arguments: ["B2:A1", "A0:A2", "A1:XFE2", "A1:A1048577", "A1:", "", "A1:B2:C3", "1:2"])
    func absurdMergedRangesAreRefused(_ range: String) {
        var maker = XlsxMaker("")
        maker.behind = "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>"
        #expect(fault(of: maker.bytes()) == "damaged reference")
    }

    @Test func strictNamespacesAreTheSame() throws {
        var maker = XlsxMaker("<row><c s=\"1\"><v>44094</v></c><c t=\"s\"><v>0</v></c></row>")
        maker.shared = "<si><t>甲</t></si>"
        maker.formats = ["yyyy-mm-dd"]
        maker.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        maker.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        #expect(try maker.cells() == ["A1 date 2020-09-20", "B1 text 甲"])
    }

    @Test func prefixedElementsAreTheSame() throws {
        let maker = XlsxMaker("")
        var zip = maker.zip
        zip.parts.removeAll { $0.name.hasSuffix("sheet1.xml") }
        zip.add(
            "xl/worksheets/sheet1.xml",
            Array(
                """
                <x:worksheet xmlns:x="\(maker.namespace)" xmlns:y="y"><x:sheetData><x:row y:r="1"><x:c r="B1"><x:v>7</x:v></x:c>\
                </x:row></x:sheetData></x:worksheet>
                """.utf8
            )
        )
        #expect(try Reading(zip.bytes())?.cells == ["B1 number 7"])
    }

    @Test(arguments: [false, true], [false, true])
    func partsInUTF16(_ isBigEndian: Bool, _ hasMark: Bool) throws {
        var maker = XlsxMaker("<row><c t=\"s\"><v>0</v></c></row>")
        maker.shared = "<si><t>郑州😀</t></si>"
        var zip = ZipMaker([:])
        for part in maker.zip.parts {
            let text = String(decoding: part.stored, as: UTF8.self).split(separator: "UTF-8").joined(
                separator: "UTF-16"
            )
            let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
            zip.add(part.name, units.flatMap { isBigEndian ? u16(Int($0.byteSwapped)) : u16(Int($0)) })
        }
        #expect(try Reading(zip.bytes())?.cells == ["A1 text 郑州😀"])
    }

    @Test func partNamesInAnotherCaseAndWithOtherSlashes() throws {
        var zip = XlsxMaker("<row><c><v>7</v></c></row>").zip
        for index in zip.parts.indices {
            zip.parts[index].name = String(zip.parts[index].name.uppercased().map { $0 == "/" ? "\\" : $0 })
        }
        #expect(try Reading(zip.bytes())?.cells == ["A1 number 7"])
    }

    @Test(arguments: [
        "/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "../xl/./worksheets/sheet1.xml",
        "Worksheets/sheet%31.xml",
    ])
    func targetsInEveryForm(_ target: String) throws {
        let maker = XlsxMaker("<row><c><v>7</v></c></row>")
        var zip = maker.zip
        zip.parts.removeAll { $0.name.hasSuffix("workbook.xml.rels") }
        let links = maker.links.split(separator: "worksheets/sheet1.xml").joined(separator: target)
        zip.add("xl/_rels/workbook.xml.rels", Array(links.utf8))
        #expect(try Reading(zip.bytes())?.cells == ["A1 number 7"])
    }

    @Test func withoutRelationsThePartsGoByTheirUsualNames() throws {
        var maker = XlsxMaker("<row><c t=\"s\"><v>0</v></c></row>")
        maker.shared = "<si><t>甲</t></si>"
        var zip = maker.zip
        zip.parts.removeAll { $0.name.hasSuffix(".rels") }
        #expect(try Reading(zip.bytes())?.cells == ["A1 text 甲"])
    }

    @Test func sheetsOfChartsAreNone() throws {
        let maker = XlsxMaker("<row><c><v>7</v></c></row>")
        var zip = maker.zip
        zip.parts.removeAll { $0.name.hasPrefix("xl/workbook") || $0.name.hasSuffix("workbook.xml.rels") }
        let sheets =
            "<sheet name=\"图\" sheetId=\"1\" r:id=\"rId9\"/><sheet name=\"数\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId1\"/>"
        zip.add(
            "xl/workbook.xml",
            Array("<workbook xmlns:r=\"r\"><sheets>\(sheets)</sheets></workbook>".utf8)
        )
        let chart =
            "<Relationship Id=\"rId9\" Type=\"\(maker.relations)/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
        let links = maker.links.split(separator: "<Relationship ").joined(separator: "\(chart)<Relationship ")
        zip.add("xl/_rels/workbook.xml.rels", Array(links.utf8))
        let reading = try #require(try Reading(zip.bytes()))
        #expect(reading.tables.map(\.name) == ["数"])
        #expect(reading.tables.map(\.isHidden) == [true])
    }

    @Test(arguments: [
        ("<row r=\"0\"/>", "damaged reference"), ("<row r=\"-1\"/>", "damaged reference"),
        ("<row r=\"1048577\"/>", "tooLarge sheet"), ("<row r=\"99999999999999999999\"/>", "damaged reference"),
        ("<row><c r=\"XFE1\"/></row>", "tooLarge sheet"), ("<row><c r=\"A\"/></row>", "damaged reference"),
        ("<row><c r=\"7\"/></row>", "damaged reference"),
        ("<row><c r=\"AAAAAAAAAAAAAAAA1\"/></row>", "damaged reference"),
        ("<row><c t=\"s\"><v>0</v></c></row>", "damaged sharedText"),
        ("<row><c t=\"s\"><v>-1</v></c></row>", "damaged sharedText"),
        ("<row><c t=\"s\"><v>99999999999999999999</v></c></row>", "damaged sharedText"),
        ("<row><c t=\"x\"><v>0</v></c></row>", "damaged record"),
        ("<row><c><v>1</v><v>2</v></c></row>", "damaged record"),
        ("<row>", "damaged xml"), ("<row>&nbsp;</row>", "damaged xml"), ("\u{1}", "damaged xml"),
    ])
    func whatIsDamagedIsNamed(_ rows: String, _ expected: String) {
        #expect(fault(of: XlsxMaker(rows).bytes()) == expected)
    }

    @Test func theFaultOfACellSaysWhere() throws {
        let maker = XlsxMaker("<row r=\"9\">\(inline("A9", "甲"))<c r=\"E9\" t=\"s\"><v>3</v></c></row>")
        guard case .damaged(.sharedText, let place)? = wholeFault(of: maker.bytes()) else {
            Issue.record("read without that fault")
            return
        }
        #expect(place.part == "xl/worksheets/sheet1.xml")
        #expect(place.row == 9 && place.column == 5)
    }

    @Test(arguments: 0..<6) func aDoctypeIsRefusedInEveryPart(_ index: Int) {
        let maker = XlsxMaker("<row><c><v>7</v></c></row>")
        var zip = ZipMaker([:])
        for (place, part) in maker.zip.parts.enumerated() {
            let text = String(decoding: part.stored, as: UTF8.self)
            let declaration = "?><!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]>"
            let changed =
                place == index ? text.split(separator: "?>", maxSplits: 1).joined(separator: declaration) : text
            zip.add(part.name, Array(changed.utf8))
        }
        #expect(fault(of: zip.bytes()) == "doctype")
    }
}
