import Foundation
import SurveyCore
import SurveyStore
import Synchronization

/// Salts that are the same at each run and never twice the same.
final class FixedSalts: Sendable {
    private let counts: Mutex<[SaltSource.Use: Int]>

    /// - Parameter given: how many were given before.
    init(given: [SaltSource.Use: Int] = [:]) { counts = Mutex(given) }

    var given: [SaltSource.Use: Int] { counts.withLock { $0 } }

    func next(_ use: SaltSource.Use) -> [UInt8] {
        let count = counts.withLock { counts in
            counts[use, default: 0] += 1
            return counts[use]!
        }
        return Array(sha256("\(use) \(count)").utf8.prefix(16))
    }
}
