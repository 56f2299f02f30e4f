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
        guard stat(path, &facts) == 0 else {
            try NewFile.make(at: path, filling: copy)
            return false
        }
        guard FileFacts.holder(ofLocksOn: path, FileFacts.locks) == nil else { throw Refusal.file(.busy(seconds: 0)) }
        // Behind symbolic links, where its journal lies.
        let place = FileFacts(path: path).place
        try NewFile.make(at: place) { temporary in
            try copy(to: temporary)
            // As the office gave it to its group.
            chown(temporary, uid_t.max, facts.st_gid)
            chmod(temporary, facts.st_mode & 0o770)
        } placing: { temporary in
            let beside = ["-journal", "-wal", "-shm"].filter { access(place + $0, F_OK) == 0 }
            do {
                try Self.putAside(place, beside, aside)
                guard rename(temporary, place) == 0 else { throw NewFile.refusal(errno, path) }
            } catch {
                for ending in beside + [""] { rename(aside + ending, place + ending) }
                throw error
            }
        }
        return true
    }

    private func copy(to temporary: String) throws {
        try refusing(at: path) {
            let copy = try Connection.open(at: temporary, creating: true, onWait: nil)
            try backup.queue.backup(to: copy)
            try copy.close()
        }
    }

    /// Killed at any moment, this leaves the survey there under one of its names, or both. What is opened under a name takes in the journal
    /// beside it: so nothing has the survey's name for a moment where it has a journal.
    private static func putAside(_ place: String, _ beside: [String], _ aside: String) throws {
        for ending in [""] + beside where link(place + ending, aside + ending) != 0 {
            guard NewFile.hasNoLinks(errno) else { throw NewFile.refusal(errno, aside) }
            guard rename(place + ending, aside + ending) == 0 else { throw NewFile.refusal(errno, aside) }
        }
        guard !beside.isEmpty else { return }
        for ending in [""] + beside { unlink(place + ending) }
    }
}
