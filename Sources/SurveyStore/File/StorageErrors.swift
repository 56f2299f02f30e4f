import GRDB
import SurveyCore

/// The one place where an error of the database becomes something a user is told. What is not foreseen here goes on as
/// it is: a fault of the program.
func refusing<Value>(at path: String, _ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as DatabaseError {
        throw refusal(for: error, at: path) ?? error
    }
}

private func refusal(for error: DatabaseError, at path: String) -> Refusal? {
    if error.extendedResultCode == .SQLITE_READONLY_DBMOVED { return .file(.moved(path: path)) }
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .file(.busy(seconds: Patience.seconds))
    case .SQLITE_FULL: .file(.diskFull)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .file(.notPermitted(path: path))
    case .SQLITE_IOERR: .file(.readWriteFailed(path: path))
    // What this program writes is never as long: an entry, a text.
    case .SQLITE_CORRUPT, .SQLITE_TOOBIG: .file(.damaged(path: path))
    case .SQLITE_NOTADB: .file(.notASurvey(path: path))
    default: nil
    }
}
