import GRDB
import Glibc
import SurveyCore

/// What can be known of a file before SQLite touches it.
struct FileFacts {
    let path: String
    /// Behind symbolic links: beside it lies its journal.
    let place: String

    init(path: String) {
        self.path = path
        place =
            realpath(path, nil).map { real in
                defer { free(real) }
                return String(cString: real)
            } ?? path
    }

    /// Refuses whatever must not be opened; leaves the file as it is.
    /// - Returns: what should be said of a file that is opened, and the journal beside it.
    func check(allowNetworkFile: Bool) throws -> (notices: [FileNotice], journal: Journal?) {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            switch errno {
            case EACCES: throw Refusal.file(.notPermitted(path: path))
            case EIO: throw Refusal.file(.readWriteFailed(path: path))
            default: throw Refusal.file(.noSurvey(path: path))
            }
        }
        guard facts.st_mode & S_IFMT != S_IFDIR else { throw Refusal.file(.isFolder(path: path)) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Refusal.file(.notASurvey(path: path)) }
        try checkHeader()
        guard facts.st_mode & 0o002 == 0 else { throw Refusal.file(.othersMayWrite(path: path)) }
        try checkFolder()
        let journal = try Journal(beside: place)
        try journal?.checkOwner(facts)
        if isWriteAhead { try Journal.checkOwner(ofLogBeside: place, facts) }
        guard allowNetworkFile || !isOnNetwork else { throw Refusal.file(.networkDrive(path: path)) }
        return (facts.st_mode & 0o004 == 0 ? [] : [.allMayRead(path: path)], journal)
    }

    /// Whoever can write in the folder can put another file in the survey's place, or a journal beside it.
    func checkFolder() throws {
        var around = stat()
        guard stat(folder, &around) == 0 else { throw NewFile.refusal(errno, path) }
        guard around.st_mode & 0o002 == 0 else { throw Refusal.file(.folderOfAll(folder: folder)) }
    }

    private var folder: String {
        let folder = PathText.parts(place).folder
        return folder.isEmpty ? "." : folder
    }

    var isWritable: Bool { access(path, W_OK) == 0 }
    /// The file, and the folder, where the journal must be made and removed.
    var mayRollBack: Bool { isWritable && access(folder, W_OK) == 0 }

    /// The bytes on which SQLite's locks lie (sqlite.org/lockingv3.html), and the one of them that is locked before anything is written.
    static let locks = 0x4000_0000..<0x4000_0200
    static let reserved = 0x4000_0001..<0x4000_0002

    /// The process that has locked one of these bytes. Asked only, not taken; one's own locks do not count.
    static func holder(ofLocksOn path: String, _ bytes: Range<Int>) -> Int? {
        // In the place of a survey there may be a pipe, which nobody would ever open at its other end.
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { Glibc.close(file) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = off_t(bytes.lowerBound)
        lock.l_len = off_t(bytes.count)
        guard fcntl(file, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return Int(lock.l_pid)
    }

    /// Whether somebody's program switched it to write-ahead logging (byte 19, the read version).
    var isWriteAhead: Bool { (try? header()[19]) == 2 }
    /// Whether a write-ahead log lies beside it, which whoever opens it for writing takes in.
    var hasLog: Bool { access(place + "-wal", F_OK) == 0 }

    /// SQLite reads a last page of which a part is missing as if zeros stood there. To be called in a transaction: nobody else writes then.
    func checkLength(_ db: Database) throws {
        let pages = try Int.readTheOne(db, sql: "PRAGMA page_count") * Int.readTheOne(db, sql: "PRAGMA page_size")
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_size >= pages else { throw Refusal.file(.damaged(path: path)) }
    }

    private func header() throws -> [UInt8] {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw Refusal.file(errno == EIO ? .readWriteFailed(path: path) : .notPermitted(path: path))
        }
        defer { Glibc.close(file) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = read(file, &header, 100)
        guard count >= 0 else { throw Refusal.file(.readWriteFailed(path: path)) }
        guard count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw Refusal.file(.notASurvey(path: path))
        }
        return header
    }

    /// sqlite.org/fileformat2.html, "The Database Header": the name at 0, the user version at 60, the application id at 68.
    private func checkHeader() throws {
        let header = try header()
        func number(at start: Int) -> UInt32 { header[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        guard number(at: 68) == Schema.applicationID else { throw Refusal.file(.notASurvey(path: path)) }
        let version = Int(number(at: 60))
        guard version > 0 else { throw Refusal.file(.damaged(path: path)) }
        guard version <= Schema.version else {
            throw Refusal.file(.newerFormat(path: path, found: version, known: Schema.version))
        }
    }

    private var isOnNetwork: Bool {
        var facts = stat()
        guard stat(path, &facts) == 0, let mounts = Mounts.ofThisProcess() else { return false }
        return mounts.type(ofDevice: facts.st_dev).map(Mounts.isNetwork) ?? false
    }
}

/// Whether two paths lead to one file.
package func isSameFile(_ path: String, _ other: String) -> Bool {
    var facts = (stat(), stat())
    return withPath(path) { stat($0, &facts.0) } == 0 && withPath(other) { stat($0, &facts.1) } == 0
        && facts.0.st_ino == facts.1.st_ino && facts.0.st_dev == facts.1.st_dev
}

/// The kernel's table of mounts (proc(5), /proc/pid/mountinfo). It names the type of a file system, where `statfs` has
/// one number for everything in user space, a local NTFS disk and sshfs alike.
struct Mounts {
    let table: String

    static func ofThisProcess() -> Mounts? {
        guard let file = fopen("/proc/self/mountinfo", "re") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return Mounts(table: String(decoding: bytes, as: UTF8.self))
    }

    /// The type of the file system with this device number: `ext4`, `nfs4`, `fuse.sshfs`.
    func type(ofDevice device: dev_t) -> String? {
        // sys/sysmacros.h: both numbers lie in two parts.
        let major = device >> 8 & 0xFFF | device >> 32 & 0xFFFF_F000
        let minor = device & 0xFF | device >> 12 & 0xFFFF_FF00
        let wanted = "\(major):\(minor)"
        for line in table.split(separator: "\n") {
            // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw
            let fields = line.split(separator: " ")
            guard fields.count > 4, fields[2] == wanted, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
            else { continue }
            return String(fields[dash + 1])
        }
        return nil
    }

    /// Where SQLite's locks cannot be trusted between machines.
    static func isNetwork(_ type: String) -> Bool {
        [
            "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "coda", "ceph", "lustre", "gfs2", "ocfs2",
            "glusterfs", "davfs", "vboxsf", "virtiofs", "prl_fs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2",
            "fuse.glusterfs", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.s3fs", "fuse.ceph", "fuse.vmhgfs-fuse",
            "fuse.gvfsd-fuse", "fuse.juicefs",
        ].contains(type)
    }
}
