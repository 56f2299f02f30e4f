import Glibc
import SurveyCore

/// The rollback journal beside a survey file (sqlite.org/fileformat2.html, "The Rollback Journal"): of a program that is writing now, or left
/// by one that was stopped while it wrote. What it holds goes into the survey when that is opened next, so that it is looked at first.
struct Journal {
    /// Its first bytes while it counts.
    static let signature: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    private let survey: String
    let path: String
    private let owner: stat
    /// Bytes.
    var size: Int { Int(owner.st_size) }

    /// `nil` where there is none, or one that is finished.
    init?(beside survey: String) throws {
        path = survey + "-journal"
        self.survey = survey
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        owner = facts
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Refusal.file(.journalOfOthers(path: path)) }
        guard facts.st_size > 0, Self.bytes(1, of: path, at: 0)?[0] != 0 else { return nil }
    }

    /// Refuses one that somebody made who may not write the survey. In a folder that hands its group down each journal has that group.
    func checkOwner(_ file: stat) throws { try Self.checkOwner(owner, of: path, beside: file) }

    /// As of a journal: of a log of writes (`-wal`), and of what SQLite keeps in common memory (`-shm`).
    static func checkOwner(ofLogBeside survey: String, _ file: stat) throws {
        for path in [survey + "-wal", survey + "-shm"] {
            var facts = stat()
            guard lstat(path, &facts) == 0 else { continue }
            guard facts.st_mode & S_IFMT == S_IFREG else { throw Refusal.file(.journalOfOthers(path: path)) }
            try checkOwner(facts, of: path, beside: file)
        }
    }

    private static func checkOwner(_ owner: stat, of path: String, beside file: stat) throws {
        let isGroups = file.st_mode & 0o020 != 0 && owner.st_gid == file.st_gid
        guard owner.st_uid == file.st_uid || owner.st_uid == 0 || isGroups else {
            throw Refusal.file(.journalOfOthers(path: path))
        }
    }

    /// Whether nobody is writing: it was left there. Who writes has locked the reserved byte, behind the pending one. Whoever did when it
    /// was looked at may have finished before the lock was: then it is gone, or the next one's.
    var isLeftOver: Bool {
        guard FileFacts.holder(ofLocksOn: survey, FileFacts.reserved) == nil, let now = try? Journal(beside: survey)
        else {
            return false
        }
        func moment(_ facts: stat) -> [Int] {
            [Int(facts.st_ino), facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, Int(facts.st_size)]
        }
        return moment(now.owner) == moment(owner)
    }

    /// Whether it can be of this file: the first page as it was before has the file's count of changes, or the one before. A backup
    /// that was put in the place of the survey has another (``giveOwnCount(to:)``).
    var belongs: Bool {
        guard let header = Self.bytes(28, of: path, at: 0), let page = Self.bytes(28, of: survey, at: 0) else {
            return true
        }
        // Without its signature nothing of it is taken.
        guard header.starts(with: Self.signature) else { return true }
        let (sector, size) = (Int(number(header, 20)), Int(number(header, 24)))
        let known = Int(page[16]) << 8 | Int(page[17])
        guard size == (known == 1 ? 65_536 : known), sector > 0 else { return false }
        var place = sector
        for _ in 0..<number(header, 8) {
            guard let record = Self.bytes(4, of: path, at: place) else { break }
            guard number(record, 0) == 1 else {
                place += size + 8
                continue
            }
            guard let before = Self.bytes(4, of: path, at: place + 4 + 24) else { break }
            let (then, now) = (number(before, 0), number(page, 24))
            return now == then || now == then &+ 1
        }
        // The first page is not written before it is in the journal: it tells how long the file was.
        return number(header, 16) == number(page, 28) || number(header, 8) == 0
    }

    /// A file that was copied or made begins to count its changes at random, so that no two files have the same count, and syncs it. SQLite
    /// itself lets each begin with 1. Nobody has the file open.
    static func giveOwnCount(to path: String) throws {
        let file = Glibc.open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.file(.readWriteFailed(path: path)) }
        defer { Glibc.close(file) }
        let count = (0..<4).map { _ in UInt8.random(in: 0...255) }
        // The count, and of which count the number of pages in the header is (sqlite.org/fileformat2.html, "The Database Header").
        for place: off_t in [24, 92] where pwrite(file, count, 4, place) != 4 {
            throw Refusal.file(errno == ENOSPC ? .diskFull : .readWriteFailed(path: path))
        }
        guard fsync(file) == 0 else { throw Refusal.file(.readWriteFailed(path: path)) }
    }

    private func number(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        bytes[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func bytes(_ count: Int, of path: String, at offset: Int) -> [UInt8]? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { Glibc.close(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(file, &bytes, count, off_t(offset)) == count ? bytes : nil
    }
}
