import Glibc
import SurveyCore

/// Salts of 16 bytes from the system's random source, fetched sixteen at a time.
struct Salts {
    static let length = 16
    private var pool = [UInt8](repeating: 0, count: 256)
    private var used = 256

    /// Copies the next salt to `target`, which holds 16 bytes.
    mutating func next(into target: UnsafeMutablePointer<UInt8>) {
        if used == pool.count {
            precondition(getentropy(&pool, pool.count) == 0, "the system has no random source")
            used = 0
        }
        pool.withUnsafeBufferPointer { target.update(from: $0.baseAddress! + used, count: Salts.length) }
        used += Salts.length
    }

    /// As hexadecimal digits.
    mutating func next() -> String {
        var salt = [UInt8](repeating: 0, count: Salts.length)
        salt.withUnsafeMutableBufferPointer { next(into: $0.baseAddress!) }
        return hex(salt)
    }
}
