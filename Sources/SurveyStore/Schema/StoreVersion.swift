import GRDBSQLite

/// What a survey file depends on beside the program.
package enum StoreVersion {
    /// The format that files are made in, and the newest that is read.
    package static var schema: Int { Schema.version }
    /// Of the library that runs, which need not be the one that was built with.
    package static var sqlite: String { String(cString: sqlite3_libversion()) }
}
