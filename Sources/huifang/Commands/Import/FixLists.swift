import ContactCSV
import Foundation
import SurveyCore
import SurveyStore
import SurveyWords

/// `--findings`: what a clerk has to put right, as a table; into a folder one list a unit, so that no unit sees another's
/// contacts. What is found is noted on disk while the import runs; then hand-ins are read once more and the lists written.
struct FixLists {
    let words: Words
    let context: Context
    let target: FixListTarget
    private let scratch: FixListScratch

    init(_ target: FixListTarget, words: Words, context: Context) throws {
        self.words = words
        self.context = context
        self.target = target
        scratch = try FixListScratch()
    }

    /// A row of a list: what was found in one record, and the contact that stands there.
    fileprivate struct Entry {
        var notes: [FixListNote]
        var contact: FixListContact?
        /// Of a row that was refused as nobody's: nobody, whatever else was found in it.
        var unit: String? {
            (notes.first { $0.severity == .error && $0.record != nil } ?? notes.first { $0.unit != nil })?.unit
        }
    }

    /// - Parameter file: place of the file in the call; `nil` for what is of no single file.
    func listener(file: Int?) -> FindingListener {
        { [words, scratch] finding in
            guard var note = FixList.note(finding, words) else { return }
            note.file = file
            scratch.add(note)
        }
    }

    /// Nothing came of the call: what its units lack is nobody's news.
    func dropTotals() throws { try scratch.dropTotals() }

    /// Writes the lists and gives the answer, which is given also when the lists cannot be written.
    /// - Parameter handIns: where the rows of a hand-in are read again, and whose contacts they may have become; `nil` for
    ///   call sheets.
    func write(_ answer: ImportAnswer, _ handIns: HandIns? = nil, answering session: Session) throws {
        do {
            try scratch.arrange { rows in
                for index in answer.files.indices { try arrange(answer.files[index], index, handIns, rows) }
                if handIns != nil { try arrangeMissing(rows) }
                try write(rows, forHandIns: handIns != nil)
            }
        } catch {
            try? answer.give(session, words)
            throw error
        }
        try answer.give(session, words)
    }

    // MARK: Rows

    private func arrange(_ file: FileReport, _ index: Int, _ handIns: HandIns?, _ rows: FixListRows) throws {
        let next = try rows.notes(ofFile: index)
        var pending = try next()
        guard pending != nil else { return }
        let reader = try handIns.map { try FixListReader($0.inputs[index], settings: $0.settings) }
        var names = ShownNames(survey: handIns?.survey)
        var entries: [Entry] = []
        while let first = pending {
            let contact = try first.record.flatMap { try reader?.contact(of: $0) }
            let begin = entries.count
            let isRow = first.record != nil
            repeat {
                var note = pending!
                note.unit = try (note.unit ?? file.unit).map { try names[$0] }
                let columns = file.table(of: note.record)?.columns
                note.column = note.column ?? note.fields.lazy.compactMap { columns?[$0]?.name }.first
                if let place = entries[begin...].firstIndex(where: { isRow || $0.unit == note.unit }) {
                    entries[place].notes.append(note)
                } else {
                    entries.append(Entry(notes: [note], contact: contact))
                }
                pending = try next()
            } while isRow && pending?.record == first.record
            guard entries.count >= 1000 || pending == nil else { continue }
            try handIns?.fill(&entries)
            for entry in entries { try add(entry, file: file, forHandIns: handIns != nil, rows) }
            entries = []
        }
    }

    private func add(_ entry: Entry, file: FileReport?, forHandIns: Bool, _ rows: FixListRows) throws {
        let record = entry.notes[0].record
        let table = file?.table(of: record)
        let sheet = entry.notes.lazy.compactMap(\.sheet).first ?? (record == nil ? nil : table?.sheet)
        var cells = FixList.row(
            entry.notes,
            file: [file?.file, sheet].compactMap { $0 }.joined(separator: " "),
            words: words,
            forUnit: target.isFolder && entry.unit != nil,
            phoneColumn: forHandIns ? table?.columns["phone"]?.name : nil,
            writingNumber: FixListTable.grouped
        )
        if forHandIns {
            cells += FixListColumn.all.map { column in
                let cell = entry.contact?[column] ?? ""
                return column == .kept(.phoneAsGiven) ? FixListTable.grouped(cell) : cell
            }
        }
        var writer = CSVWriter(forSpreadsheet: false)
        writer.append(cells)
        try rows.add(writer.text, unit: entry.unit, refused: entry.contact?.refused == true)
    }

    /// A place to fill in for each contact that is missing, beside those of the unit whose rows only need to be put right.
    private func arrangeMissing(_ rows: FixListRows) throws {
        try rows.indexUnits()
        let next = try rows.notes(ofFile: nil)
        while let note = try next() {
            var entry = Entry(notes: [note])
            var count = 1
            if note.missing > 0, let unit = note.unit {
                entry.contact = FixListContact(unit: unit)
                count = max(0, note.missing - (try rows.refused(of: unit)))
            }
            for _ in 0..<count { try add(entry, file: nil, forHandIns: true, rows) }
        }
    }

    // MARK: Lists

    private func write(_ rows: FixListRows, forHandIns: Bool) throws {
        var header = CSVWriter()
        header.append(FixList.header(words) + (forHandIns ? FixListColumn.all.map(title) : []))
        switch target {
        case .file(let file):
            try file.write(in: context) { put in
                try put(header.text)
                try rows.eachRow(put)
            }
        case .folder(let folder, let force):
            var names = FileNames()
            var late = NotSynced()
            try rows.eachUnit { unit in
                let name = names.unused(unit.map(FileNames.of) ?? words("未指明单位", "no-unit"))
                try late.after {
                    try OutputFile(folder + name + ".csv", force: force).write(in: context) { put in
                        try put(header.text)
                        try rows.eachRow(of: unit, put)
                    }
                }
            }
            context.saved.note(made: folder)
            try late.tell()
        }
    }

    private func title(_ column: FixListColumn) -> String { words(column.title.chinese, column.title.english) }
}

/// The name by which everybody knows a unit, for each spelling; those asked for last are remembered.
private struct ShownNames {
    let survey: Survey?
    private var known: [String: String] = [:]

    init(survey: Survey?) { self.survey = survey }

    subscript(_ spelling: String) -> String {
        mutating get throws {
            if let name = known[spelling] { return name }
            if known.count == 1000 { known.removeAll(keepingCapacity: true) }
            let name = try survey?.shownNames(of: [spelling])[spelling] ?? spelling
            known[spelling] = name
            return name
        }
    }
}

extension HandIns {
    /// The contacts get the unit's known name, and the key of what they became.
    fileprivate func fill(_ entries: inout [FixLists.Entry]) throws {
        for place in entries.indices where entries[place].contact != nil {
            // Of some files only their name says whose they are; that is known here from what was found.
            if let unit = entries[place].unit { entries[place].contact![.unit] = unit }
            entries[place].contact!.refused = entries[place].notes.contains { $0.severity == .error }
        }
        let taken = entries.indices.filter { entries[$0].contact?.refused == false }
        let keys = try survey.keys(of: taken.map { entries[$0].contact!.handedIn })
        for (place, key) in zip(taken, keys) { entries[place].contact![.takenAs] = key ?? "" }
    }
}

extension FixListContact {
    fileprivate var handedIn: Survey.HandedInRow {
        Survey.HandedInRow(
            unit: self[.unit],
            cells: Dictionary(uniqueKeysWithValues: KeptCell.identifying.map { ($0, self[.kept($0)]) })
        )
    }
}
