import CSQLite
import GRDB
import Glibc
import SurveyCore

/// Waiting for another program that writes: 30 s in all, after 2 s the user is told once.
package enum Patience {
    package static let seconds = 30

    /// The busy handler; `tries` counts from 0 within one wait.
    static func wait(tries: Int, limit: Int = seconds, onWait: (@Sendable () -> Void)?) -> Bool {
        // Short naps first: most waits are one commit of another surveyor.
        let napped = min(tries, 20) * 5 + max(0, tries - 20) * 50
        guard napped < limit * 1000 else { return false }
        if napped >= 2000, napped < 2050 { onWait?() }
        usleep(tries < 20 ? 5_000 : 50_000)
        return true
    }
}

enum Connection {
    /// Opens what ``FileFacts/check(allowNetworkFile:)`` has seen; should that vanish in between, an empty file is left. The rollback
    /// journal and `synchronous=EXTRA` make what was acknowledged survive a power loss; WAL is refused because SQLite before 3.51.3 can corrupt it when two programs write.
    /// - Parameter patience: seconds that another program's write is waited for.
    static func open(
        at path: String,
        readOnly: Bool = false,
        creating: Bool = false,
        patience: Int = Patience.seconds,
        onWait: (@Sendable () -> Void)?
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .callback { Patience.wait(tries: $0, limit: patience, onWait: onWait) }
        configuration.label = "survey"
        configuration.prepareDatabase { db in
            // The file is anybody's until its schema was compared (Schema.check): nothing in it may run by itself.
            guard huifang_distrust_schema(db.sqliteConnection) == SQLITE_OK else {
                throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the schema cannot be distrusted")
            }
            sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, Int32(LogEntry.longest + 1 << 20))
            try db.execute(sql: "PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0")
            // Before any pragma that writes: the file may have been exchanged since it was looked at.
            guard try creating || UInt32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
                throw DatabaseError(resultCode: .SQLITE_NOTADB)
            }
            // Entries of a kilobyte or two and the rows of a million contacts fill such pages better than SQLite's own 4096.
            if creating { try db.execute(sql: "PRAGMA page_size = 8192") }
            if !readOnly {
                let mode = try String.readOne(db, sql: "PRAGMA journal_mode = DELETE")
                guard mode == "delete" else { throw DatabaseError(resultCode: .SQLITE_BUSY) }
            } else {
                try db.execute(sql: "PRAGMA query_only = 1")
            }
            // EXTRA also syncs the folder after the journal is gone; the cache lets a draw of some 50,000
            // contacts reach its commit before readers are locked out.
            try db.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -28672")
            guard try Int.readOne(db, sql: "PRAGMA synchronous") == 3,
                try Bool.readOne(db, sql: "PRAGMA foreign_keys") == true
            else { throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "pragmas were not taken") }
        }
        // Some names are no files to SQLite (":memory:", "file:…"); none of them has a slash before it.
        return try DatabaseQueue(path: path.hasPrefix("/") ? path : "./" + path, configuration: configuration)
    }
}
