import ContactCSV
import Foundation
import SurveyCore
import SurveyStore
import SurveyWords

/// `--findings`: what a clerk has to put right, as a table; into a folder one list a unit, so that no unit sees another's contacts.
struct FixLists {
    let words: Words
    let context: Context
    /// Where the rows of a hand-in are read again, and whose contacts they may have become; `nil` for call sheets.
    var handIns: HandIns?

    /// A row of a list: what was found in one record, and the contact that stands there.
    fileprivate struct Entry {
        var file: String
        var phoneColumn: String?
        var findings: [Finding]
        var contact: FixListContact?
        var unit: String? { findings[0].unit }
    }

    /// Writes the lists and gives the answer, which is given also when the lists cannot be written.
    func write(_ answer: ImportAnswer, to target: FixListTarget, answering session: Session) throws {
        do {
            try write(answer, to: target)
        } catch {
            try? answer.give(session, words)
            throw error
        }
        try answer.give(session, words)
    }

    private func write(_ answer: ImportAnswer, to target: FixListTarget) throws {
        let entries = try entries(of: answer)
        guard case .folder(let folder, let force) = target else {
            guard case .file(let file) = target else { return }
            return try file.write(table(entries, forUnit: false), in: context)
        }
        var taken: Set<String> = []
        for (unit, entries) in Dictionary(grouping: entries, by: \.unit).sorted(by: Self.inOrder) {
            let name = Self.unused(unit.map(Self.fileName) ?? words("未指明单位", "no-unit"), &taken)
            try OutputFile(folder + name + ".csv", force: force).write(
                table(entries, forUnit: unit != nil),
                in: context
            )
        }
    }

    private func table(_ entries: [Entry], forUnit: Bool) -> String {
        var writer = CSVWriter()
        writer.append(FixList.header(words) + (handIns == nil ? [] : FixListColumn.all.map(title)))
        for entry in entries {
            var row = FixList.row(
                entry.findings,
                file: entry.file,
                words: words,
                forUnit: forUnit,
                phoneColumn: handIns == nil ? nil : entry.phoneColumn,
                writingNumber: FixListTable.grouped
            )
            if handIns != nil { row += cells(entry.contact) }
            writer.append(row)
        }
        return writer.text
    }

    private func title(_ column: FixListColumn) -> String { words(column.title.chinese, column.title.english) }

    private func cells(_ contact: FixListContact?) -> [String] {
        FixListColumn.all.map { column in
            let cell = contact?[column] ?? ""
            return column == .kept(.phoneAsGiven) ? FixListTable.grouped(cell) : cell
        }
    }

    private func entries(of answer: ImportAnswer) throws -> [Entry] {
        var entries: [Entry] = []
        for (index, file) in answer.files.enumerated() {
            let asking = file.findings.filter { FixList.asks($0, words) }
            var ofRecord: [Int: Int] = [:]
            var ofFile: [Entry] = []
            for finding in asking {
                if let record = finding.record, let place = ofRecord[record], ofFile[place].unit == finding.unit {
                    ofFile[place].findings.append(finding)
                } else {
                    finding.record.map { ofRecord[$0] = ofFile.count }
                    ofFile.append(Entry(file: file.file, phoneColumn: file.columns["phone"], findings: [finding]))
                }
            }
            entries += try handIns?.fill(ofFile, index: index) ?? ofFile
        }
        guard handIns != nil else { return entries }
        for finding in answer.afterwards where FixList.asks(finding, words) {
            let places = missing(finding, entries)
            entries += [Entry](
                repeating: Entry(file: "", findings: [finding], contact: places.contact),
                count: places.count
            )
        }
        return entries
    }

    /// A place to fill in for each contact that is missing, beside those of the unit whose rows only need to be put right.
    private func missing(_ finding: Finding, _ entries: [Entry]) -> (contact: FixListContact?, count: Int) {
        guard case .shortfall(let quota, let provided, _, _) = finding.kind, let unit = finding.unit else {
            return (nil, 1)
        }
        let refused = entries.count { $0.unit == unit && $0.contact?.refused == true }
        return (FixListContact(unit: unit), max(0, quota - provided - refused))
    }

    /// Rows of no unit first: theirs is the name that says so, should a unit be called like that.
    private static func inOrder(_ a: (key: String?, [Entry]), _ b: (key: String?, [Entry])) -> Bool {
        guard let first = a.key, let second = b.key else { return a.key == nil && b.key != nil }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    /// Two units' names may make one file's name: the second is `-2`. Some disks (Windows, macOS) do not tell capitals apart.
    private static func unused(_ name: String, _ taken: inout Set<String>) -> String {
        var candidate = name
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }

    /// A unit's name as a file's: no separators, no control characters, not hidden, not too long for a file system.
    private static func fileName(_ unit: String) -> String {
        var name = ""
        for character in unit where name.utf8.count + character.utf8.count <= 200 {
            name.append(character == "/" || character.unicodeScalars.contains { $0.value < 0x20 } ? "_" : character)
        }
        return name.hasPrefix(".") ? "_" + name : name
    }
}

extension HandIns {
    /// The contacts of the records in which something was found; those already taken with their key.
    fileprivate func fill(_ entries: [FixLists.Entry], index: Int) throws -> [FixLists.Entry] {
        let records = Set(entries.compactMap { $0.findings[0].record })
        let contacts = try FixListTable.contacts(of: records, in: inputs[index], settings: settings)
        var filled = entries
        for place in filled.indices {
            guard let record = filled[place].findings[0].record, var contact = contacts[record] else { continue }
            // The name that everybody knows, where the row's is one of the unit's others.
            if let unit = filled[place].unit { contact[.unit] = unit }
            // Of some files only their name says whose they are; that is known here from what was found.
            contact.refused = filled[place].findings.contains { $0.severity == .error }
            filled[place].contact = contact
        }
        let taken = filled.indices.filter { filled[$0].contact?.refused == false }
        let keys = try survey.keys(of: taken.map { filled[$0].contact!.handedIn })
        for (place, key) in zip(taken, keys) { filled[place].contact?[.takenAs] = key ?? "" }
        return filled
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

/// Where `--findings` writes. Looked at before anything is imported: what an import has done must not go unsaid because its
/// lists find no place.
enum FixListTarget {
    case file(OutputFile)
    /// Ends in `/`; is there.
    case folder(String, force: Bool)

    /// - Parameter inputs: the files being imported, none of which may be written over.
    /// - Throws: ``Refusal/File``: `cannotCreate`, `fileExists`, `neverOverwritten`, `listsAmongHandIns`.
    init(_ path: String, force: Bool, besides inputs: [TableInput]) throws {
        guard !path.isEmpty else { throw Refusal.file(.cannotCreate(path: path)) }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let files = inputs.compactMap { if case .file(let file) = $0 { file } else { nil } }
        guard path.hasSuffix("/") || (exists && isFolder.boolValue) else {
            if exists, files.contains(where: { Self.isSame($0, path) }) {
                throw Refusal.file(.neverOverwritten(path: path))
            }
            self = .file(try OutputFile(path, force: force))
            guard path != "-" else { return }
            let place = exists ? path : Self.folder(of: path)
            guard access(place, W_OK) == 0 else { throw Refusal.file(.cannotCreate(path: path)) }
            return
        }
        let folder = path.hasSuffix("/") ? path : path + "/"
        self = .folder(folder, force: force)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Refusal.file(.cannotCreate(path: path))
        }
        guard access(folder, W_OK | X_OK) == 0 else { throw Refusal.file(.cannotCreate(path: path)) }
        // A list that a unit sent back would be lost under the next one.
        if let own = files.first(where: { Self.isSame(Self.folder(of: $0), folder) }) {
            throw Refusal.file(.listsAmongHandIns(file: own))
        }
        // Which lists there will be shows only after the import, and then it is done.
        let earlier = try? FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.lowercased().hasSuffix(".csv") }.min()
        if !force, let earlier { throw Refusal.file(.fileExists(path: folder + earlier)) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return String(path[...slash])
    }

    private static func isSame(_ a: String, _ b: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev
            && first.st_ino == second.st_ino
    }
}
