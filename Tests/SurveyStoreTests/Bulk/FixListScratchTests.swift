import Foundation
import SurveyCore
import Testing

@testable import SurveyStore

/// Notes come back in the order of a file, from whichever thread and in whichever order they came, to the letter.
@Suite struct FixListScratchTests {
    private func note(_ file: Int?, _ record: Int?, _ wrong: String) -> FixListNote {
        var note = FixListNote(severity: .warning, texts: .init(wrong: wrong, next: "改"))
        (note.file, note.record, note.line) = (file, record, record)
        (note.unit, note.value, note.fields, note.missing) = ("甲局", "a\0b\n", ["unit", "avoid"], 2)
        note.textsForUnit = .init(wrong: "别", next: "")
        return note
    }

    @Test func notesStandInTheOrderOfTheFile() throws {
        let scratch = try FixListScratch()
        let thread = Thread { for record in 1...2500 { scratch.add(self.note(0, record, "读者")) } }
        thread.start()
        for record in (1...2500).reversed() { scratch.add(note(1, record, "库")) }
        while !thread.isFinished { usleep(1000) }
        scratch.add(note(0, nil, "全文"))
        scratch.add(note(0, 7, "后"))
        scratch.add(note(nil, nil, "少"))
        try scratch.arrange { rows in
            var found: [FixListNote] = []
            let next = try rows.notes(ofFile: 0)
            while let note = try next() { found.append(note) }
            #expect(found.count == 2502)
            #expect(found[0] == note(0, nil, "全文") && found[1] == note(0, 1, "读者"))
            #expect(found.filter { $0.record == 7 }.map(\.texts.wrong) == ["读者", "后"])
            #expect(found.map { $0.record ?? 0 } == found.map { $0.record ?? 0 }.sorted())
            #expect(try rows.notes(ofFile: nil)() == note(nil, nil, "少"))
            try rows.add("一\r\n", unit: "乙", refused: true)
            try rows.add("二\r\n", unit: nil, refused: false)
            try rows.add("三\r\n", unit: "乙", refused: false)
            try rows.indexUnits()
            #expect(try rows.refused(of: "乙") == 1)
            var text = ""
            try rows.eachUnit { unit in try rows.eachRow(of: unit) { text += (unit ?? "") + $0 } }
            #expect(text == "二\r\n乙一\r\n乙三\r\n")
        }
    }

    @Test func totalsAreDroppedWithTheCall() throws {
        let scratch = try FixListScratch()
        scratch.add(note(nil, nil, "少"))
        scratch.add(note(0, 3, "错"))
        try scratch.dropTotals()
        try scratch.arrange { rows in
            let (totals, row) = (try rows.notes(ofFile: nil)(), try rows.notes(ofFile: 0)())
            #expect(totals == nil && row?.record == 3)
        }
    }
}
