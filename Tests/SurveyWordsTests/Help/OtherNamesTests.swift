import SurveyCore
import SurveyWords
import Testing

/// What people type for a command that has another name.
@Suite struct OtherNamesTests {
    @Test(arguments: [
        ("delete", ["void", "unit withdraw", "contact forget"]),
        ("Remove", ["void", "unit withdraw", "contact forget"]),
        ("list", ["contacts"]), ("stats", ["status"]), ("undo", ["void", "amend"]), ("print", ["sheet"]),
        ("progress", ["status"]), ("unclose", ["reopen"]), ("open", ["reopen"]), ("导出", ["export"]),
        ("dump", ["export"]),
        ("删除", ["void", "unit withdraw", "contact forget"]), ("进度", ["status"]), ("备份", ["backup"]),
        ("withdraw", ["unit withdraw"]), ("forget", ["contact forget", "purge"]), ("units", ["import units", "unit"]),
    ])
    func aWordNamesWhatDoesTheJob(_ word: String, _ commands: [String]) {
        #expect(CommandName.meant(by: word, below: "") == commands)
        #expect(
            commands.allSatisfy {
                Words(.en).refusal(.usage(.unknownCommand(word, path: "", nearest: nil))).contains("huifang \($0)")
            }
        )
    }

    @Test(arguments: [
        ("unit", "delete", "unit withdraw"), ("surveyor", "add", "import surveyors"),
        ("contact", "remove", "contact forget"),
        ("import", "单位", "import units"), ("import", "sheets", "import results"),
    ])
    func belowACommandToo(_ parent: String, _ word: String, _ command: String) {
        #expect(CommandName.meant(by: word, below: parent) == [command])
    }

    /// Never the opposite of what was typed; a command that nobody has is told what to do instead.
    @Test func nobodyIsSentTheOtherWay() {
        let names = CommandName.allCases.map(\.rawValue).filter { !$0.contains(" ") }
        #expect(CommandName.nearest(to: "exprot", among: names) == "export")
        for word in ["undraw", "unpublish", "unvoid", "unrecord", "unclose", "disclose"] {
            #expect(CommandName.nearest(to: word, among: names) == nil, "\(word)")
        }
        for (word, said) in [
            ("undraw", "huifang reassign"), ("un-publish", "huifang publish"), ("Un-Void", "huifang record"),
            ("reset", "huifang init"), ("合并", "huifang import results"),
        ] {
            for language in Language.allCases {
                let text = Words(language).refusal(.usage(.unknownCommand(word, path: "", nearest: nil)))
                #expect(text.contains(said), "\(text)")
            }
        }
    }

    /// A word that means two things names both, under one entry; none is a command already.
    @Test func noWordStandsTwice() {
        for (parent, entries) in CommandName.otherNames {
            let words = entries.flatMap { Array($0.value) }
            #expect(
                words.count == Set(words).count,
                "\(parent): \(Dictionary(grouping: words) { $0 }.filter { $1.count > 1 }.keys)"
            )
            for word in words {
                let full = parent.isEmpty ? word : parent + " " + word
                #expect(CommandName(rawValue: full) == nil, "\(full)")
                #expect(word == word.lowercased(), "\(word)")
            }
            for command in entries.keys.flatMap({ $0.split(separator: ";") }) {
                let name = command.drop { $0 == " " }
                #expect(
                    name.hasPrefix("-") || name.hasPrefix("help") || CommandName.named(in: String(name)) != nil,
                    "\(name)"
                )
            }
        }
    }
}
