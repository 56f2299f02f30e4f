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
        var findings: [Finding]
        var contact: FixListContact?
        var unit: String? { findings[0].unit }
    }

    func write(_ answer: ImportAnswer, to path: String) throws {
        let entries = try entries(of: answer)
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard path.hasSuffix("/") || (exists && isFolder.boolValue) else {
            return try OutputFile.write(table(entries, forUnit: false), to: path, in: context)
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Refusal.cannotCreate(path: path)
        }
        let folder = path.hasSuffix("/") ? path : path + "/"
        for (unit, entries) in Dictionary(grouping: entries, by: \.unit) {
            let name = unit.map(Self.fileName) ?? words("未指明单位", "no-unit")
            try OutputFile.write(table(entries, forUnit: unit != nil), to: folder + name + ".csv", in: context)
        }
    }

    private func table(_ entries: [Entry], forUnit: Bool) -> String {
        var writer = CSVWriter()
        writer.append(FixList.header(words) + (handIns == nil ? [] : FixList.contactHeader(words)))
        for entry in entries {
            var row = FixList.row(entry.findings, file: entry.file, words: words, forUnit: forUnit)
            row[4] = FixListTable.grouped(row[4])
            if handIns != nil { row += cells(entry.contact) }
            writer.append(row)
        }
        return writer.text
    }

    /// In the order of ``FixList/contactHeader(_:)``.
    private func cells(_ contact: FixListContact?) -> [String] {
        guard let contact else { return [String](repeating: "", count: 9) }
        return [
            contact.takenAs, contact.unit, contact.organisation, contact.person, contact.position,
            FixListTable.grouped(contact.phone), contact.received, contact.officer, contact.remark,
        ]
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
                    ofFile.append(Entry(file: file.file, findings: [finding]))
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
            if let unit = filled[place].unit { contact.unit = unit }
            contact.refused = contact.refused || filled[place].findings.contains { $0.severity == .error }
            filled[place].contact = contact
        }
        let taken = filled.indices.filter { filled[$0].contact?.refused == false }
        let keys = try survey.keys(of: taken.map { filled[$0].contact!.handedIn })
        for (place, key) in zip(taken, keys) { filled[place].contact?.takenAs = key ?? "" }
        return filled
    }
}

extension FixListContact {
    fileprivate var handedIn: Survey.HandedInRow {
        Survey.HandedInRow(
            unit: unit,
            organisation: organisation,
            position: position,
            person: person,
            phoneAsGiven: phone
        )
    }
}
