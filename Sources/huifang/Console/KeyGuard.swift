/// Which keys are taken at all (console.md §Keys, Bounces). Times are milliseconds of a steady clock.
struct KeyGuard: Sendable {
    private var lastKey: ConsoleKey?
    private var lastAt = Int.min / 2
    private var lastMoved = false
    /// Until when neither digits nor Enter act.
    private var quietUntil = Int.min / 2
    /// Until when Enter does not act.
    private var enterFrom = Int.min / 2

    /// After a save; the record stands where nobody has looked yet.
    static let quiet = 1500

    func isQuiet(at steady: Int) -> Bool { steady < quietUntil }

    /// How many milliseconds the quiet still lasts.
    func quietLeft(at steady: Int) -> Int { max(0, quietUntil - steady) }

    enum Verdict { case take, drop, quietDigit }

    mutating func verdict(on key: ConsoleKey, at steady: Int) -> Verdict {
        switch key.command {
        case .digit where isQuiet(at: steady), .menu where isQuiet(at: steady):
            // Digits and the point between them go on to the end of the score.
            keepQuiet(from: steady)
            return .quietDigit
        case .enter where isQuiet(at: steady) || steady < enterFrom: return .drop
        default: break
        }
        guard key == lastKey, lastMoved else { return .take }
        return steady - lastAt < (key == .enter ? 500 : 150) ? .drop : .take
    }

    /// - Parameter moved: the key changed what is asked.
    mutating func note(_ key: ConsoleKey, at steady: Int, moved: Bool) {
        (lastKey, lastAt, lastMoved) = (key, steady, moved)
        // Whoever goes elsewhere has seen what was saved.
        if moved { endQuiet() }
    }

    /// A record was saved, or a digit was typed where none is asked for: what follows may be a score typed too late.
    mutating func keepQuiet(from steady: Int) { quietUntil = steady + KeyGuard.quiet }

    mutating func endQuiet() { quietUntil = Int.min / 2 }

    /// An unknown key where Enter would save means no.
    mutating func restEnter(from steady: Int) { enterFrom = steady + KeyGuard.quiet }
}
