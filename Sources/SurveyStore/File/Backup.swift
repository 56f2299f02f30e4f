import GRDB
import SurveyCore

extension Survey {
    /// A copy of the file as it stands at one moment while others go on writing: mode 0600, whole or not there, and checked
    /// (pages, then everything that `verify` recomputes) before it gets its name.
    /// - Throws: `neverOverwritten` where a file has that name.
    package func backUp(to path: String) throws -> Verification {
        guard path != "-" else { throw Refusal.usage(.standardOutputNotMeant) }
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        var checked: Verification?
        try Survey.makeCopy(at: path) { temporary in
            try refusing(at: path) {
                let copy = try Connection.open(at: temporary, creating: true, onWait: nil)
                // All pages in one step: a step at a time would begin anew with every write of somebody else.
                try queue.backup(to: copy)
                let pages = try copy.read { try String.readOne($0, sql: "PRAGMA integrity_check") }
                guard pages == "ok" else { throw Refusal.file(.damaged(path: self.path)) }
                checked = try Survey(path: temporary, title: title, rulebook: rulebook, queue: copy).verify()
                try copy.close()
            }
            try Journal.giveOwnCount(to: temporary)
        }
        return checked!
    }

    private static func makeCopy(at path: String, filling: (String) throws -> Void) throws {
        do {
            try NewFile.make(at: path, filling: filling)
        } catch Refusal.file(.surveyExists(let path, _, _)) {
            throw Refusal.file(.neverOverwritten(path: path))
        }
    }
}
