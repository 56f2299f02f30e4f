import GRDB
import Glibc
import SurveyCore

/// A backup to be put in the place of a survey.
package struct Restoration {
    /// Where the survey stands.
    private let path: String
    private let backup: Survey
    /// What the backup proves.
    package let checked: Verification
    /// How many entries the file in its place has; `nil` where there is none, or none that can be read.
    package let replacedEntries: Int?

    /// Looks at both files and changes neither.
    package init(_ backup: String, to path: String) throws {
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        self.path = path
        self.backup = try Survey.open(at: backup, for: .checking)
        checked = try self.backup.verify()
        let there = try? Survey.open(at: path, for: .checking)
        replacedEntries = try? there?.head().sequence
    }

    /// The survey there goes aside with its journal, under a name of its own, and a copy of the backup gets its name. Nothing is erased.
    /// - Parameter aside: what the survey there is called from now on.
    /// - Returns: whether a file was there.
    package func run(aside: String) throws -> Bool {
        var facts = stat()
        let isThere = stat(path, &facts) == 0
        let isInUse = isThere && FileFacts.holder(ofLocksOn: path, FileFacts.locks) != nil
        guard !isInUse else { throw Refusal.file(.busy(seconds: 0)) }
        let place = isThere ? path + ".restoring" : path
        try NewFile.make(at: place) { temporary in
            try refusing(at: place) {
                let copy = try Connection.open(at: temporary, creating: true, onWait: nil)
                try backup.queue.backup(to: copy)
                try copy.close()
            }
            guard isThere else { return }
            // As the office gave it to its group.
            chown(temporary, uid_t.max, facts.st_gid)
            chmod(temporary, facts.st_mode & 0o770)
        }
        guard isThere else { return false }
        for end in ["-journal", ""] where access(path + end, F_OK) == 0 {
            guard rename(path + end, aside + end) == 0 else { throw Refusal.file(.cannotCreate(path: aside)) }
        }
        guard rename(place, path) == 0 else { throw Refusal.file(.cannotCreate(path: path)) }
        NewFile.syncFolder(of: path)
        return true
    }
}
