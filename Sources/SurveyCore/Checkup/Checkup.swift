/// What `doctor` looks at: facts only, gathered without changing a byte, and what follows from them.
package struct Checkup: Hashable, Sendable {
    package var path: String
    /// `nil` where there is no file.
    package var file: File?
    /// Why the survey cannot be read, if so.
    package var refusal: Refusal?
    /// What the file itself says; `nil` where it cannot be read.
    package var survey: Contents?
    package var folder: Folder
    package var backup: Backup?
    package var machine: Machine

    package struct File: Hashable, Sendable {
        /// The twelve lowest bits of `st_mode`.
        package var mode: Int
        package var size: Int
        package var isWritable: Bool
        /// Bytes of a rollback journal that was not finished; 0 without one.
        package var journal: Int
        /// The process that writes now.
        package var writer: Int?
        /// Another program made it a file with a write-ahead log.
        package var hasWAL: Bool

        package init(mode: Int, size: Int, isWritable: Bool, journal: Int = 0, writer: Int? = nil, hasWAL: Bool = false)
        {
            self.mode = mode
            self.size = size
            self.isWritable = isWritable
            self.journal = journal
            self.writer = writer
            self.hasWAL = hasWAL
        }
    }

    /// Where the survey lies, or would lie.
    package struct Folder: Hashable, Sendable {
        package var path: String
        package var mode: Int
        package var isWritable: Bool
        /// `ext4`, `nfs4`; `nil` where the kernel does not tell.
        package var fileSystem: String?
        package var isNetwork: Bool
        /// Bytes that this user may still write.
        package var free: Int?

        package init(path: String, mode: Int, isWritable: Bool, fileSystem: String?, isNetwork: Bool, free: Int?) {
            self.path = path
            self.mode = mode
            self.isWritable = isWritable
            self.fileSystem = fileSystem
            self.isNetwork = isNetwork
            self.free = free
        }
    }

    package struct Contents: Hashable, Sendable {
        package var title: String
        package var schema: Int
        package var entries: Int
        /// When the newest entry of the log was written.
        package var last: Timestamp
        package var offset: UTCOffset

        package init(title: String, schema: Int, entries: Int, last: Timestamp, offset: UTCOffset) {
            self.title = title
            self.schema = schema
            self.entries = entries
            self.last = last
            self.offset = offset
        }
    }

    /// The copy that holds most of this survey's log.
    package struct Backup: Hashable, Sendable {
        package var path: String
        package var entries: Int
        /// When its newest entry was written: all that came later is in no copy.
        package var last: Timestamp

        package init(path: String, entries: Int, last: Timestamp) {
            self.path = path
            self.entries = entries
            self.last = last
        }
    }

    package struct Machine: Hashable, Sendable {
        package var now: Timestamp
        package var offset: UTCOffset
        /// Of the locale, where it is another than UTF-8.
        package var otherCharset: String?
        /// The first of LC_ALL, LC_MESSAGES, LANG that is not empty.
        package var locale: String?
        package var term: String?
        /// `nil` without a terminal.
        package var columns: Int?
        package var rows: Int?
        package var program: String
        package var schema: Int
        package var sqlite: String

        package init(
            now: Timestamp,
            offset: UTCOffset,
            otherCharset: String?,
            locale: String?,
            term: String?,
            columns: Int?,
            rows: Int?,
            program: String,
            schema: Int,
            sqlite: String
        ) {
            self.now = now
            self.offset = offset
            self.otherCharset = otherCharset
            self.locale = locale
            self.term = term
            self.columns = columns
            self.rows = rows
            self.program = program
            self.schema = schema
            self.sqlite = sqlite
        }
    }

    package init(
        path: String,
        file: File?,
        refusal: Refusal?,
        survey: Contents?,
        folder: Folder,
        backup: Backup?,
        machine: Machine
    ) {
        self.path = path
        self.file = file
        self.refusal = refusal
        self.survey = survey
        self.folder = folder
        self.backup = backup
        self.machine = machine
    }
}

extension Checkup {
    /// What is looked at, in the order in which it is told (contract.md §Doctor).
    package enum Subject: String, CaseIterable, Hashable, Sendable {
        case survey
        case fileSystem = "file-system"
        case rights, journal, space, backup, clock, locale, terminal, versions
    }

    package enum Severity: String, Hashable, Comparable, Sendable {
        case ok, note, warning, error

        package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { [.ok, .note, .warning, .error].firstIndex(of: self)! }
    }

    /// What is not as it should be.
    package enum Symptom: Hashable, Sendable {
        case noSurvey
        case unreadable(Refusal)
        case network(type: String)
        /// No rights and no hard links.
        case plainFileSystem(type: String)
        /// Gone when the machine is switched off.
        case inMemory(type: String)
        /// A folder that another program carries elsewhere.
        case synchronised(name: String)
        case othersMayWrite, othersMayRead, readOnly
        case folderReadOnly, folderOpen
        /// Members of the file's group may write the file, and no journal beside it.
        case groupCannotSave
        case journalLeft
        case beingWritten(process: Int)
        case writeAheadLog
        case almostFull
        case littleSpace(needed: Int)
        case noBackup
        case oldBackup(missing: Int, days: Int)
        case clockBehind(last: Timestamp)
        case otherZone(UTCOffset)
        case otherCharset(String)
        case plainLocale
        case dumbTerminal
        case smallTerminal
        case olderFormat(Int)
        case oldSQLite
    }

    /// By subject; one without a symptom is as it should be.
    package var symptoms: [Subject: [Symptom]] {
        [
            .survey: surveySymptoms, .fileSystem: fileSystemSymptoms, .rights: rightsSymptoms,
            .journal: journalSymptoms,
            .space: spaceSymptoms, .backup: backupSymptoms, .clock: clockSymptoms, .locale: localeSymptoms,
            .terminal: terminalSymptoms, .versions: versionSymptoms,
        ]
    }

    package var worst: Severity { symptoms.values.joined().map(\.severity).max() ?? .ok }

    private var surveySymptoms: [Symptom] {
        if let refusal { return [.unreadable(refusal)] }
        return file == nil ? [.noSurvey] : []
    }

    private var fileSystemSymptoms: [Symptom] {
        let type = folder.fileSystem ?? ""
        var found: [Symptom] = []
        if folder.isNetwork { found.append(.network(type: type)) }
        if ["vfat", "exfat", "msdos"].contains(type) { found.append(.plainFileSystem(type: type)) }
        if ["tmpfs", "ramfs"].contains(type) { found.append(.inMemory(type: type)) }
        let names = folder.path.split(separator: "/").map(String.init)
        let carried = [
            "onedrive", "dropbox", "nutstore", "坚果云", "icloud", "google drive", "baidunetdisk", "百度网盘", "wps云盘",
            "wpsdrive",
        ]
        let name = names.first { name in carried.contains { name.lowercased().contains($0) } }
        if let name { found.append(.synchronised(name: name)) }
        return found
    }

    private var rightsSymptoms: [Symptom] {
        var found: [Symptom] = []
        if let file {
            if file.mode & 0o002 != 0 { found.append(.othersMayWrite) }
            if file.mode & 0o004 != 0 { found.append(.othersMayRead) }
            if !file.isWritable { found.append(.readOnly) }
            if file.mode & 0o020 != 0, folder.mode & 0o020 == 0 { found.append(.groupCannotSave) }
        }
        if !folder.isWritable { found.append(.folderReadOnly) }
        // With the sticky bit only a file's owner can replace it.
        if folder.mode & 0o002 != 0, folder.mode & 0o1000 == 0 { found.append(.folderOpen) }
        return found
    }

    private var journalSymptoms: [Symptom] {
        guard let file else { return [] }
        if let writer = file.writer { return [.beingWritten(process: writer)] }
        return (file.journal > 0 ? [.journalLeft] : []) + (file.hasWAL ? [.writeAheadLog] : [])
    }

    /// A journal may grow as large as the file, and so does a backup.
    private var spaceSymptoms: [Symptom] {
        guard let free = folder.free else { return [] }
        let needed = max(100 << 20, 2 * (file?.size ?? 0))
        if free < 10 << 20 { return [.almostFull] }
        return free < needed ? [.littleSpace(needed: needed)] : []
    }

    private var backupSymptoms: [Symptom] {
        guard let survey, survey.entries > 1 else { return [] }
        guard let backup else { return [.noBackup] }
        let missing = survey.entries - backup.entries
        return missing > 0 && daysSinceBackup > 0 ? [.oldBackup(missing: missing, days: daysSinceBackup)] : []
    }

    /// Since the newest entry that a copy has.
    package var daysSinceBackup: Int {
        backup.map { max(0, machine.now.seconds - $0.last.seconds) / 86_400 } ?? 0
    }

    private var clockSymptoms: [Symptom] {
        var found: [Symptom] = []
        // A minute is no fault of anybody's clock.
        if let survey, machine.now.seconds < survey.last.seconds - 60 { found.append(.clockBehind(last: survey.last)) }
        if let survey, survey.offset != machine.offset { found.append(.otherZone(survey.offset)) }
        return found
    }

    private var localeSymptoms: [Symptom] {
        if let charset = machine.otherCharset { return [.otherCharset(charset)] }
        return ["C", "POSIX", nil].contains(machine.locale) ? [.plainLocale] : []
    }

    private var terminalSymptoms: [Symptom] {
        if machine.term == "dumb" { return [.dumbTerminal] }
        guard let columns = machine.columns, let rows = machine.rows else { return [] }
        return columns < 80 || rows < 24 ? [.smallTerminal] : []
    }

    private var versionSymptoms: [Symptom] {
        var found: [Symptom] = []
        if let survey, survey.schema < machine.schema { found.append(.olderFormat(survey.schema)) }
        let parts = machine.sqlite.split(separator: ".").compactMap { Int($0) }
        // STRICT tables came with 3.37.
        if parts.lexicographicallyPrecedes([3, 37]) { found.append(.oldSQLite) }
        return found
    }
}

extension Checkup.Symptom {
    package var severity: Checkup.Severity {
        switch self {
        case .noSurvey, .beingWritten, .otherZone, .plainLocale, .dumbTerminal, .smallTerminal,
            .olderFormat, .readOnly:
            .note
        case .plainFileSystem, .inMemory, .synchronised, .othersMayRead, .folderOpen, .groupCannotSave, .journalLeft,
            .writeAheadLog, .littleSpace, .noBackup, .oldBackup, .otherCharset, .oldSQLite:
            .warning
        case .unreadable, .network, .othersMayWrite, .folderReadOnly, .almostFull, .clockBehind: .error
        }
    }

    /// Stable, as ``Refusal/code``.
    package var code: String { caseName(of: self) }
}
