import Glibc
import SurveyCore

/// Makes a file whole or not at all: it grows under a name of its own (``Unfinished``) and gets its real one at the end, which only one
/// of two programs can give it. A crash in between leaves no half of it under the name that people use.
package enum NewFile {
    /// - Throws: also `madeNotSynced`, when the file is there.
    package static func make(at path: String, filling: (_ temporary: String) throws -> Void) throws {
        Unfinished.removeLeft(besides: path)
        guard access(path, F_OK) != 0 else { throw Refusal.file(.surveyExists(path: path, title: nil, contacts: nil)) }
        try make(at: path, filling: filling, placing: { try give(path, to: $0) })
    }

    /// As ``make(at:filling:)``, in the place of what is there, which keeps its rights.
    package static func replace(_ path: String, filling: (_ temporary: String) throws -> Void) throws {
        try make(at: path, filling: filling) { temporary in
            var facts = stat()
            if stat(path, &facts) == 0 { chmod(temporary, facts.st_mode & 0o777) }
            guard rename(temporary, path) == 0 else { throw refusal(errno, path) }
        }
    }

    /// - Parameter placing: gives the file its name.
    static func make(at path: String, filling: (String) throws -> Void, placing: (String) throws -> Void) throws {
        try refuseNameOfASurvey(path)
        let mask = umask(0o077)
        defer { umask(mask) }
        let file = try Unfinished(for: path)
        try filling(file.path)
        try placing(file.path)
        guard syncFolder(of: path) else { throw Refusal.file(.madeNotSynced(path: path)) }
    }

    /// Nothing is put where SQLite writes and deletes for a survey.
    package static func refuseNameOfASurvey(_ path: String) throws {
        for ending in ["-journal", "-wal", "-shm"] where path.hasSuffix(ending) {
            let beside = String(path.dropLast(ending.count))
            guard access(beside, F_OK) == 0 else { continue }
            var head = [UInt8](repeating: 0, count: 15)
            let file = Glibc.open(beside, O_RDONLY | O_CLOEXEC)
            defer { if file >= 0 { Glibc.close(file) } }
            // What cannot be read may be a survey.
            if file < 0 || read(file, &head, head.count) == head.count && head.elementsEqual("SQLite format 3".utf8) {
                throw Refusal.file(.nameOfASurvey(path: path))
            }
        }
    }

    /// Only where nothing has it.
    static func give(_ path: String, to temporary: String) throws {
        if link(temporary, path) == 0 { return }
        guard hasNoLinks(errno) else { throw refusal(errno, path) }
        // Take the name exclusively, then move the file over it.
        let place = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard place >= 0 else { throw refusal(errno, path) }
        Glibc.close(place)
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(path)
            throw refusal(code, path)
        }
    }

    /// Whether there are no hard links here (FAT, some shared folders).
    static func hasNoLinks(_ code: Int32) -> Bool {
        [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(code)
    }

    /// So that a name outlasts a loss of power. Where folders cannot be synced (some shared ones) there is nothing to be had.
    private static func syncFolder(of path: String) -> Bool {
        let folder = PathText.parts(path).folder
        let handle = Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        // One that may be written to, but not be listed.
        guard handle >= 0 else { return errno == EACCES }
        defer { Glibc.close(handle) }
        return fsync(handle) == 0 || errno == EINVAL
    }

    static func refusal(_ code: Int32, _ path: String) -> Refusal {
        switch code {
        case EEXIST: .file(.surveyExists(path: path, title: nil, contacts: nil))
        case ENOSPC, EDQUOT: .file(.diskFull)
        case EIO: .file(.readWriteFailed(path: path))
        default: .file(.cannotCreate(path: path))
        }
    }
}
