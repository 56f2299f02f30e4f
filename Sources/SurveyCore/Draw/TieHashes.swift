import Dispatch

/// `,<surveyor>` of each surveyor, what a tie's hash has behind `<seed>,<key>`: the innermost loop reads plain bytes.
struct TieSuffixes: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]

    init(_ surveyors: [DrawSurveyor]) {
        for surveyor in surveyors {
            bytes.append(contentsOf: ",\(surveyor.name)".utf8)
            starts.append(bytes.count)
        }
    }

    /// SHA-256 of `<seed>,<key>,<surveyor>`.
    /// - Parameter text: holds `<seed>,<key>`.
    func hash(_ text: inout HashText, surveyor: Int) -> Ticket {
        bytes.withUnsafeBytes {
            text.ticket(appending: UnsafeRawBufferPointer(rebasing: $0[starts[surveyor]..<starts[surveyor + 1]]))
        }
    }
}

/// The hashes that decide ties, taken by a second core before they are asked for; nearly all of a draw's time goes into
/// them. Which ones are taken changes no list: a hash that is not there is taken when it is needed.
///
/// Where n surveyors hold about the same, contacts go round: the first of each n contacts finds n tied, the last one or
/// two. So all n hashes of the first quarter or so of each round are half of all that are needed, and few of them in vain.
final class TieHashes: @unchecked Sendable {
    /// Contacts that are handed over together: to wake the other core costs as much as some dozens of hashes.
    private static let contactsPerBlock = 128
    private static let blocks = 4

    private let surveyors: Int
    private let held: Int
    private let share: Int
    private let suffixes: TieSuffixes
    // A ring of blocks. One is written by one thread and read by the other in turn; the semaphores hand it over.
    private let ring: UnsafeMutablePointer<Ticket>
    private let free = DispatchSemaphore(value: 0)
    private let full = DispatchSemaphore(value: 0)
    private var written = 0
    private var read = 0

    /// `nil` where it would not pay: for one or two surveyors, or where they hold so different numbers that ties are rare.
    init?(_ surveyors: [DrawSurveyor], _ suffixes: TieSuffixes) {
        self.surveyors = surveyors.count
        self.suffixes = suffixes
        let held = surveyors.map(\.held)
        self.held = held.reduce(0, +)
        share = TieHashes.evenShare(surveyors.count)
        guard share > 0, let most = held.max(), let fewest = held.min(), most - fewest <= 1 else { return nil }
        ring = .allocate(capacity: TieHashes.blocks * TieHashes.contactsPerBlock * surveyors.count)
        for _ in 0..<TieHashes.blocks { free.signal() }
    }

    deinit { ring.deallocate() }

    /// How many contacts of a round of `count` are hashed ahead for all, so that both cores have as much to do.
    private static func evenShare(_ count: Int) -> Int {
        var share = 0
        while share < count, (share + 1) * count <= (count - share - 1) * (count - share) / 2 { share += 1 }
        return share
    }

    /// Whether the hashes of the contact at this place of the draw, from 0 in order of assignment, are taken ahead.
    func areAhead(at place: Int) -> Bool { (held + place) % surveyors < share }

    /// On the second core, for each contact that is ahead, in order.
    func write(_ text: inout HashText) {
        if written % TieHashes.contactsPerBlock == 0 { free.wait() }
        let row = row(written)
        for surveyor in 0..<surveyors {
            (row + surveyor).initialize(to: suffixes.hash(&text, surveyor: surveyor))
        }
        written += 1
        if written % TieHashes.contactsPerBlock == 0 { full.signal() }
    }

    /// After the last one.
    func endWriting() { full.signal() }

    /// The hashes of the next contact that is ahead, by surveyor; they stay until the next call.
    func next() -> UnsafePointer<Ticket> {
        if read % TieHashes.contactsPerBlock == 0 {
            if read > 0 { free.signal() }
            full.wait()
        }
        defer { read += 1 }
        return UnsafePointer(row(read))
    }

    private func row(_ contact: Int) -> UnsafeMutablePointer<Ticket> {
        ring + contact % (TieHashes.blocks * TieHashes.contactsPerBlock) * surveyors
    }
}
