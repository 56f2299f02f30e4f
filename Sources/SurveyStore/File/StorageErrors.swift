import GRDB
import SurveyCore

/// The one place where an error of the database becomes something a user is told. What is not foreseen here goes on as
/// it is: a fault of the program.
func refusing<Value>(at path: String, _ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as DatabaseError {
        throw refusal(for: error, at: path) ?? error
    } catch let fault as StoredFault {
        throw Refusal.file(.damaged(path: path, place: fault.place))
    }
}

private func refusal(for error: DatabaseError, at path: String) -> Refusal? {
    switch error.extendedResultCode {
    case .SQLITE_READONLY_DBMOVED: return .file(.moved(path: path))
    // Another program was stopped in a write while this one, which only looks, had the file open.
    case .SQLITE_READONLY_ROLLBACK: return .file(.interrupted(path: path))
    default: break
    }
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .file(.busy(seconds: Patience.seconds))
    case .SQLITE_FULL: .file(.diskFull)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .file(.notPermitted(path: path))
    // The file, or the journal that has to be made beside it.
    case .SQLITE_CANTOPEN:
        FileFacts(path: path).mayRollBack ? .file(.readWriteFailed(path: path)) : .file(.notPermitted(path: path))
    case .SQLITE_IOERR: .file(.readWriteFailed(path: path))
    // What this program writes is never as long: an entry, a text.
    case .SQLITE_CORRUPT, .SQLITE_TOOBIG: .file(.damaged(path: path))
    // Of the entries and numbers in the file: our statements are sound.
    case .SQLITE_ERROR where ["malformed JSON", "integer overflow"].contains(error.message): .file(.damaged(path: path))
    // What we write keeps every constraint; a row beside it, or in it, does not.
    case .SQLITE_CONSTRAINT where error.extendedResultCode != .SQLITE_CONSTRAINT_TRIGGER: .file(.damaged(path: path))
    case .SQLITE_NOTADB: .file(.notASurvey(path: path))
    default: nil
    }
}
