import Glibc
import SurveyCore

/// What can be known of a file before SQLite touches it.
struct FileFacts {
    let path: String

    /// Refuses whatever must not be opened; leaves the file as it is.
    func check(allowNetworkFile: Bool) throws {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            throw errno == EACCES ? Refusal.file(.notPermitted(path: path)) : Refusal.file(.noSurvey(path: path))
        }
        guard facts.st_mode & S_IFMT != S_IFDIR else { throw Refusal.file(.isFolder(path: path)) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Refusal.file(.notASurvey(path: path)) }
        try checkHeader()
        guard facts.st_mode & 0o002 == 0 else { throw Refusal.file(.othersMayWrite(path: path)) }
        guard allowNetworkFile || !isOnNetwork else { throw Refusal.file(.networkDrive(path: path)) }
    }

    var isWritable: Bool { access(path, W_OK) == 0 }

    /// sqlite.org/fileformat2.html, "The Database Header": the name at 0, the user version at 60, the application id at 68.
    private func checkHeader() throws {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Refusal.file(.notPermitted(path: path)) }
        defer { Glibc.close(file) }
        var header = [UInt8](repeating: 0, count: 100)
        guard read(file, &header, 100) == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw Refusal.file(.notASurvey(path: path))
        }
        func number(at start: Int) -> UInt32 { header[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        guard number(at: 68) == Schema.applicationID else { throw Refusal.file(.notASurvey(path: path)) }
        let version = Int(number(at: 60))
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
