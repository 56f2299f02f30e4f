import Glibc
import SurveyCore

/// Where salts come from: the system's random source; a test that compares bytes gives its own, as it gives the clock.
package enum SaltSource: Sendable {
    /// What a salt hides. Contacts are salted on a thread of their own, so each use has its own order.
    package enum Use: Sendable { case contact, text }

    case system
    /// Answers the next salt of a use, ``Salts/length`` bytes.
    case fixed(@Sendable (Use) -> [UInt8])
}

/// Salts of 16 bytes; those of the system's random source are fetched sixteen at a time.
struct Salts {
    static let length = 16
    private let source: SaltSource
    private let use: SaltSource.Use
    private var pool = [UInt8](repeating: 0, count: 256)
    private var used = 256

    init(_ source: SaltSource, for use: SaltSource.Use) {
        self.source = source
        self.use = use
    }

    /// Copies the next salt to `target`, which holds 16 bytes.
    mutating func next(into target: UnsafeMutablePointer<UInt8>) {
        if case .fixed(let salt) = source {
            target.update(from: salt(use), count: Salts.length)
            return
        }
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
