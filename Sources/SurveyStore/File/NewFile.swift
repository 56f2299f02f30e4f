import Glibc
import SurveyCore

/// Makes a file whole or not at all: it grows under a name of its own and gets its real one at the end, which only one
/// of two programs can give it. A crash in between leaves no half of it under the name that people use.
package enum NewFile {
    package static func make(at path: String, filling: (_ temporary: String) throws -> Void) throws {
        try refuseNameOfASurvey(path)
        guard access(path, F_OK) != 0 else { throw Refusal.file(.surveyExists(path: path, title: nil, contacts: nil)) }
        let temporary = "\(path).new-\(getpid())"
        let mask = umask(0o077)
        defer { umask(mask) }
        let file = Glibc.open(temporary, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw refusal(errno, path) }
        defer {
            Glibc.close(file)
            unlink(temporary)
            unlink(temporary + "-journal")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw Refusal.file(.busy(seconds: 0)) }
        try filling(temporary)
        try give(path, to: temporary)
        syncFolder(of: path)
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

    private static func give(_ path: String, to temporary: String) throws {
        if link(temporary, path) == 0 { return }
        guard errno == EPERM || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK else {
            throw refusal(errno, path)
        }
        // No hard links here (FAT, some shared folders): take the name exclusively, then move the file over it.
        let place = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard place >= 0 else { throw refusal(errno, path) }
        Glibc.close(place)
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(path)
            throw refusal(code, path)
        }
    }

    static func syncFolder(of path: String) {
        let folder = PathText.parts(path).folder
        let handle = Glibc.open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        Glibc.close(handle)
    }

    private static func refusal(_ code: Int32, _ path: String) -> Refusal {
        switch code {
        case EEXIST: .file(.surveyExists(path: path, title: nil, contacts: nil))
        case ENOSPC, EDQUOT: .file(.diskFull)
        case EIO: .file(.readWriteFailed(path: path))
        default: .file(.cannotCreate(path: path))
        }
    }
}
