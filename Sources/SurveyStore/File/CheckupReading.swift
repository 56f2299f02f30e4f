import GRDB
import Glibc
import SurveyCore

/// Gathers what `doctor` says of a survey file and its folder. Everything is opened for reading only, nothing is waited for.
package enum CheckupReading {
    /// - Parameter backups: a folder more to look for copies in.
    package static func checkup(of path: String, backups: String?, machine: Checkup.Machine) -> Checkup {
        let file = file(path)
        let folder = folder(of: path)
        var refusal: Refusal?
        var contents: (survey: Checkup.Contents, database: DatabaseQueue)?
        if file != nil {
            do {
                // A network is told of by itself.
                let survey = try Survey.open(at: path, allowNetworkFile: true, for: .checking, patience: 0)
                contents = (try self.contents(survey.queue, survey.title, survey.offset), survey.queue)
            } catch let stopped as Refusal {
                refusal = stopped
            } catch {
                refusal = .file(.readWriteFailed(path: path))
            }
            // Said with the rights, or with the journal.
            if refusal == .file(.othersMayWrite(path: path)) || file?.writer != nil || file?.journal ?? 0 > 0 {
                refusal = nil
            }
        }
        return Checkup(
            path: path,
            file: file,
            refusal: refusal,
            survey: contents?.survey,
            folder: folder,
            backup: contents.flatMap { newestBackup(of: $0.database, at: path, also: backups) },
            machine: machine
        )
    }

    private static func file(_ path: String) -> Checkup.File? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        let file = FileFacts(path: path)
        return Checkup.File(
            mode: Int(facts.st_mode & 0o7777),
            size: Int(facts.st_size),
            isWritable: file.isWritable,
            journal: (try? Journal(beside: file.place))?.size ?? 0,
            writer: FileFacts.holder(ofLocksOn: path, FileFacts.reserved),
            hasWAL: file.hasLog
        )
    }

    private static func folder(of path: String) -> Checkup.Folder {
        let named = PathText.parts(path).folder
        let folder = named.isEmpty ? "." : named
        var facts = stat()
        let isThere = stat(folder, &facts) == 0
        var room = statvfs()
        let type = isThere ? Mounts.ofThisProcess()?.type(ofDevice: facts.st_dev) : nil
        let full = realpath(folder, nil)
        defer { free(full) }
        return Checkup.Folder(
            path: full.map { String(cString: $0) } ?? folder,
            mode: Int(facts.st_mode & 0o7777),
            isWritable: access(folder, W_OK) == 0,
            fileSystem: type,
            isNetwork: type.map(Mounts.isNetwork) ?? false,
            free: statvfs(folder, &room) == 0 ? Int(room.f_bavail) * Int(room.f_frsize) : nil
        )
    }

    private static func contents(_ queue: DatabaseQueue, _ title: String, _ offset: UTCOffset) throws
        -> Checkup.Contents
    {
        try queue.read { db in
            let last = try last(db)
            return Checkup.Contents(
                title: title,
                schema: try Int.readOne(db, sql: "PRAGMA user_version") ?? 0,
                entries: last?.sequence ?? 0,
                last: last?.written ?? Timestamp(seconds: 0),
                offset: offset
            )
        }
    }

    private static func last(_ db: Database) throws -> (sequence: Int, hash: String, written: Timestamp)? {
        let row = try StoredRow.fetchOne(
            db,
            sql: "SELECT sequence, hash, entry FROM log ORDER BY sequence DESC LIMIT 1"
        )
        return try row.map {
            try ($0["sequence"], $0["hash"], LogEntry.read($0["entry"])?.written ?? Timestamp(seconds: 0))
        }
    }

    /// Of the surveys beside this one, in the folders right below and in `more`, that one whose log is a beginning of this log and the
    /// longest.
    private static func newestBackup(of queue: DatabaseQueue, at path: String, also more: String?) -> Checkup.Backup? {
        let named = PathText.parts(path).folder
        let home = named.isEmpty ? "." : named == "/" ? named : String(named.dropLast())
        var folders = [home] + names(in: home).map { home + "/" + $0 }.filter { isKind($0, S_IFDIR) }
        if let more { folders.append(more) }
        let candidates = folders.flatMap { folder in names(in: folder).map { folder + "/" + $0 } }.filter {
            isKind($0, S_IFREG) && !isSameFile($0, path)
                && (try? FileFacts(path: $0).check(allowNetworkFile: true)) != nil
        }
        return candidates.compactMap { copy(at: $0, of: queue) }.max { $0.entries < $1.entries }
    }

    private static func copy(at path: String, of queue: DatabaseQueue) -> Checkup.Backup? {
        guard let copy = try? Connection.open(at: path, readOnly: true, patience: 0, onWait: nil),
            let last = try? copy.read({ db in
                // A view in the place of a table need not come to an end.
                try Schema.check(db, at: path)
                return try last(db)
            }),
            let hash = try? queue.read({
                try String.readOne($0, sql: "SELECT hash FROM log WHERE sequence = ?", arguments: [last.sequence])
            }), hash == last.hash
        else { return nil }
        let shown = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return Checkup.Backup(path: shown, entries: last.sequence, last: last.written)
    }

    private static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // A survey's own companions, and what is hidden.
            if !name.hasPrefix("."), !name.hasSuffix("-journal") { names.append(name) }
        }
        return names.sorted()
    }

    private static func isKind(_ path: String, _ kind: mode_t) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == kind
    }
}
