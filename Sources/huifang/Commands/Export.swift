import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `export`: grades, contacts or records for another program (contract.md §Files written).
struct Export: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.export) }
    static let formats: [OutputFormat] = [.csv, .json]

    enum Kind: String, CaseIterable, ExpressibleByArgument { case grades, contacts, calls }

    @Argument(help: Help.option(.exportKind)) var kind: Kind
    @Flag(help: Help.option(.unmask)) var unmask = false
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        let survey = try session.open(for: .looking)
        switch kind {
        case .grades: try grades(survey, session, file)
        case .contacts: try contacts(survey, session, file)
        case .calls: try calls(survey, session, file)
        }
    }

    private var isJSON: Bool { global.format == .json }

    private func grades(_ survey: Survey, _ session: Session, _ file: OutputFile) throws {
        let report = try survey.grades()
        let text =
            isJSON
            ? report.json(session.words(of: survey)).answer() : CSVTable.grades(report, survey.rulebook).text
        try session.write([text], to: file)
        // A table has no place for it.
        try session.note(session.words(of: survey).internalTable)
    }

    private func contacts(_ survey: Survey, _ session: Session, _ file: OutputFile) throws {
        let words = Words(.zh, rulebook: survey.rulebook)
        let contacts = try survey.contacts(now: session.now)
        guard isJSON else {
            return try session.write([CSVTable.contacts(contacts, words, masked: !unmask).text], to: file)
        }
        let values = contacts.map { unmask ? $0.json(words.offset) : $0.maskedJSON(words) }
        try session.write(
            [JSONValue.object([.init(key: "contacts", value: .array(values))]).answer()],
            to: file
        )
    }

    /// Written as they are read: there may be a million.
    private func calls(_ survey: Survey, _ session: Session, _ file: OutputFile) throws {
        let words = Words(.zh, rulebook: survey.rulebook)
        try file.write(in: session.context) { put in
            var table = CSVTable(words.callColumns)
            var isFirst = true
            if isJSON { try put("{\"calls\": [") }
            try survey.records { contact, records in
                for record in records {
                    guard isJSON else {
                        table.add(CallRows.row(record, of: contact, words, masked: !unmask))
                        continue
                    }
                    try put(
                        (isFirst ? "\n" : ",\n")
                            + record.json(of: contact, words, masked: !unmask).answer(pretty: false)
                    )
                    isFirst = false
                }
                if table.isLong { try put(table.take()) }
            }
            try put(isJSON ? "\n]}\n" : table.take())
        }
        try session.noteWritten(file)
    }
}
