import Crypto

/// SHA-256 over bytes as they come, for texts that never become a String (the roster, the rows of a hand-in).
package struct RunningDigest {
    private var hasher = SHA256()

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) { hasher.update(bufferPointer: bytes) }

    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// Writes the 32 bytes of the digest to `target`.
    package func finish(into target: UnsafeMutableRawBufferPointer) {
        hasher.finalize().withUnsafeBytes { target.copyMemory(from: $0) }
    }

    package func finish() -> [UInt8] { Array(hasher.finalize()) }
}
