import Glibc

/// Memory that grows. What is not used is never touched, so room costs nothing.
package enum Room {
    /// Makes room for `count` elements and more, so that what grows one by one is seldom moved. To be given back with ``free``.
    package static func grow<Element: BitwiseCopyable>(
        _ memory: UnsafeMutablePointer<Element>?,
        _ room: inout Int,
        toHold count: Int
    ) -> UnsafeMutablePointer<Element> {
        room = max(room * 2, count)
        guard let grown = realloc(memory, room * MemoryLayout<Element>.stride) else { fatalError("out of memory") }
        return grown.assumingMemoryBound(to: Element.self)
    }

    package static func free(_ memory: UnsafeMutableRawPointer) { Glibc.free(memory) }
}
