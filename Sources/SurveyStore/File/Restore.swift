import GRDB
import Glibc
import SurveyCore

/// A backup to be put in the place of a survey.
package struct Restoration {
    /// Where the survey stands.
    private let path: String
    private let backupPath: String
    private let backup: Survey
    /// What the backup proves.
    package let checked: Verification
    /// How many entries the file in its place has; `nil` where there is none, or none that can be read.
    package let replacedEntries: Int?
    /// Whether there is a file in its place.
    package let isThere: Bool
    /// Whose data were erased there since the backup, and stand in it.
    package let returning: Returning
    private let patience: Int
    private let onWait: (@Sendable () -> Void)?

    /// Looks at both files and changes neither.
    /// - Parameters:
    ///   - patience: seconds that another program is waited for that uses what is there.
    ///   - onWait: is told that it is waited for.
    /// - Throws: as ``ReplacedFile``, where the backup must not take the place of what is there.
    package init(
        _ backup: String,
        to path: String,
        patience: Int = Patience.seconds,
        onWait: (@Sendable () -> Void)? = nil
    ) throws {
        guard backup != "-" else { throw Refusal.usage(.standardOutputNotMeant) }
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        self.path = path
        backupPath = backup
        (self.patience, self.onWait) = (patience, onWait)
        self.backup = try Survey.open(at: backup, for: .checking)
        isThere = try ReplacedFile(path, by: backup, patience: patience, onWait: onWait) != nil
        checked = try self.backup.verify()
        let there = try? Survey.open(at: path, for: .checking)
        replacedEntries = try? there?.head().sequence
        // Of a file that cannot be read nothing can be said.
        let erasures = checked.ok ? try? there?.erasures(since: self.backup) : nil
        returning = try erasures.map(self.backup.returning) ?? Returning()
    }

    /// The survey there goes aside with its journal, under a name of its own, and a copy of the backup gets its name. Nothing is erased.
    /// - Parameter moment: the digits of now, for that name.
    /// - Returns: what the file that was there is called from now on; `nil` where there was none.
    package func run(moment: String) throws -> String? {
        let there = try ReplacedFile(path, by: backupPath, patience: patience, onWait: onWait)
        // Nobody was asked about it.
        guard isThere || there == nil else { throw Refusal.file(.neverOverwritten(path: path)) }
        let place = there?.place ?? path
        var aside = ""
        try NewFile.make(at: place) { temporary in
            try copy(to: temporary)
            there?.giveRights(to: temporary)
        } placing: { temporary in
            aside = try withExtendedLifetime(there) {
                try Aside(of: place, isThere: there != nil, moment: moment, by: temporary).path
            }
        }
        guard there != nil else { return nil }
        // As it is typed, where no link is in between.
        let typed = path + aside.dropFirst(place.count)
        return isSameFile(typed, aside) ? typed : aside
    }

    private func copy(to temporary: String) throws {
        try refusing(at: path) {
            let copy = try Connection.open(at: temporary, creating: true, onWait: nil)
            try backup.queue.backup(to: copy)
            let head = try Survey(path: temporary, title: backup.title, rulebook: backup.rulebook, queue: copy).head()
            // Somebody writes to the backup.
            guard head.hash == checked.head else { throw Refusal.file(.busy(seconds: 0)) }
            try copy.close()
            try Journal.giveOwnCount(to: temporary)
        }
    }
}

/// The file in whose place a backup goes. Until this ends the file is locked as SQLite locks one that it writes, also a file that SQLite
/// could not open: whoever had begun a write has ended it, and whoever would begin one finds afterwards that another file stands there.
final class ReplacedFile {
    /// Behind symbolic links, where its journal lies.
    let place: String
    private let facts: stat
    /// This process must not open the file a second time: the locks go with the first of them that is closed.
    private let file: Int32

    /// `nil` where there is none.
    /// - Throws: `folderOfAll`; `isFolder`, `notASurvey`, `neverOverwritten` (the backup itself), `notPermitted`; `busy`.
    init?(_ path: String, by backup: String, patience: Int, onWait: (@Sendable () -> Void)?) throws {
        let there = FileFacts(path: path)
        try there.checkFolder()
        place = there.place
        var facts = stat()
        guard stat(place, &facts) == 0 else { return nil }
        guard facts.st_mode & S_IFMT != S_IFDIR else { throw Refusal.file(.isFolder(path: path)) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Refusal.file(.notASurvey(path: path)) }
        guard !isSameFile(place, backup) else { throw Refusal.file(.neverOverwritten(path: path)) }
        file = Glibc.open(place, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        self.facts = facts
        guard file >= 0 else {
            throw Refusal.file(errno == EIO ? .readWriteFailed(path: path) : .notPermitted(path: path))
        }
        // A damaged one begins so, too; an empty one is what a full disk leaves.
        let name = Array("SQLite format 3\0".utf8)
        var head = [UInt8](repeating: 0, count: name.count)
        let count = pread(file, &head, head.count, 0)
        guard count >= 0 else { throw Refusal.file(.readWriteFailed(path: path)) }
        guard count == 0 || head == name else { throw Refusal.file(.notASurvey(path: path)) }
        guard try count == 0 || !isOfAnotherProgram() else { throw Refusal.file(.notASurvey(path: path)) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = off_t(FileFacts.locks.lowerBound)
        lock.l_len = off_t(FileFacts.locks.count)
        var tries = 0
        while fcntl(file, F_SETLK, &lock) != 0 {
            guard Patience.wait(tries: tries, limit: patience, onWait: onWait) else {
                throw Refusal.file(.busy(seconds: patience))
            }
            tries += 1
        }
        // Another may have been put there before it was locked.
        var now = stat()
        guard stat(place, &now) == 0, now.st_ino == facts.st_ino, now.st_dev == facts.st_dev else {
            throw Refusal.file(.busy(seconds: 0))
        }
    }

    deinit { if file >= 0 { close(file) } }

    /// Whether it is a sound database and no survey (sqlite.org/fileformat2.html, "The Database Header": page size at 16, bytes that are
    /// always the same at 21, the application id at 68; the kind of the first page at 100). A survey whose id is damaged still has its schema.
    private func isOfAnotherProgram() throws -> Bool {
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count >= 0 else { throw Refusal.file(.readWriteFailed(path: place)) }
        guard count > 100 else { return false }
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        let isSize = size == 1 || size >= 512 && size & (size - 1) == 0
        let isSound = isSize && Array(bytes[21...23]) == [64, 32, 32] && (bytes[100] == 5 || bytes[100] == 13)
        var id: UInt32 = 0
        for byte in bytes[68..<72] { id = id << 8 | UInt32(byte) }
        guard isSound, id != Schema.applicationID else { return false }
        // A table's: views and triggers stand behind the data in a file that was written anew.
        let ours = Array("CREATE TABLE unit_name (".utf8)
        return bytes.withUnsafeBytes { bytes in
            !(0..<max(0, count - ours.count)).contains { memcmp(bytes.baseAddress! + $0, ours, ours.count) == 0 }
        }
    }

    /// As the office gave a survey to its group. One that others could read as well was given to nobody.
    func giveRights(to copy: String) {
        let groups = facts.st_size > 0 && facts.st_mode & 0o007 == 0 ? facts.st_mode & 0o060 : 0
        guard groups != 0, chown(copy, uid_t.max, facts.st_gid) == 0 else { return }
        chmod(copy, 0o600 | groups)
    }
}

extension Restoration {
    /// Contacts whose data come back with a backup.
    package struct Returning: Hashable, Sendable {
        /// Of those that were forgotten one by one, their keys.
        package var forgotten: [String] = []
        /// How many, where everybody's data were erased; then nobody stands in ``forgotten``.
        package var purged = 0
    }
}

extension Survey {
    /// The entries by which data were erased; none where the backup is of another survey.
    fileprivate func erasures(since backup: Survey) throws -> [LogLine] {
        var lines: [LogLine] = []
        let beginning = "SELECT hash FROM log WHERE sequence = 1"
        let ours = try read { try String.readTheOne($0, sql: beginning) }
        guard try backup.read({ try String.readTheOne($0, sql: beginning) }) == ours else { return [] }
        try log { line in
            switch line.entry?.act {
            case .forgotten, .purged: lines.append(line)
            default: break
            }
        }
        return lines
    }

    /// Whose data stand here, though they were erased by an entry that is not in this log.
    fileprivate func returning(after erasures: [LogLine]) throws -> Restoration.Returning {
        try read { db in
            var returning = Restoration.Returning()
            for line in erasures {
                let hash = try String.readOne(
                    db,
                    sql: "SELECT hash FROM log WHERE sequence = ?",
                    arguments: [line.sequence]
                )
                guard hash != line.hash else { continue }
                switch line.entry?.act {
                case .forgotten(let key, _):
                    guard let contact = try ContactEntry.find(db, key), try !Survey.isErased(db, contact.id),
                        !returning.forgotten.contains(key)
                    else { continue }
                    returning.forgotten.append(key)
                default:
                    let left = try Int.readOne(db, sql: "SELECT count(*) FROM contact WHERE salt IS NOT NULL") ?? 0
                    return Restoration.Returning(purged: left)
                }
            }
            return returning
        }
    }
}

/// What a file and those that SQLite put beside it are called since another one has the file's name.
private struct Aside {
    let path: String
    private let place: String
    /// The endings of what was moved by this run.
    private var moved: [String] = []

    /// Killed at any moment, this leaves the file there under one of its names, or both. What is opened under a name takes in the journal
    /// beside it: so nothing has the file's name for a moment where it has a journal.
    /// - Parameters:
    ///   - isThere: whether there is a file, and not only what was left beside one.
    ///   - next: the file that gets the name `place`. Where it does not, everything is called as before.
    init(of place: String, isThere: Bool, moment: String, by next: String) throws {
        self.place = place
        let name = place + ".replaced-" + moment
        var number = 1
        var path = name
        let endings = ["-journal", "-wal", "-shm"]
        while ([""] + endings).contains(where: { isName(path + $0) }) {
            number += 1
            path = "\(name)-\(number)"
        }
        self.path = path
        do {
            let beside = (isThere ? [""] : []) + endings.filter { isName(place + $0) }
            for ending in beside { try move(ending) }
            if beside == [""] {
                guard rename(next, place) == 0 else { throw NewFile.refusal(errno, place) }
            } else {
                for ending in beside { unlink(place + ending) }
                try NewFile.give(place, to: next)
            }
        } catch {
            for ending in moved.reversed() { putBack(ending) }
            throw error
        }
    }

    /// Both names are the file's, where there are links.
    private mutating func move(_ ending: String) throws {
        if link(place + ending, path + ending) != 0 {
            guard NewFile.hasNoLinks(errno), rename(place + ending, path + ending) == 0 else {
                throw NewFile.refusal(errno, path)
            }
        }
        moved.append(ending)
    }

    private func putBack(_ ending: String) {
        let (from, to) = (path + ending, place + ending)
        if !isName(to) {
            rename(from, to)
        } else if isSameFile(from, to) {
            unlink(from)
        }
    }
}

/// Also a link to nothing.
private func isName(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
}
