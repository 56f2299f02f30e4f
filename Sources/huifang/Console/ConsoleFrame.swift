import SurveyWords

/// A prompt with what was typed at it.
struct ConsoleFrame: Hashable, Sendable {
    var prompt: ConsolePrompt
    private(set) var typed: String
    /// Characters behind the cursor.
    private(set) var behind = 0
    /// Why what stands there is replaced by the next character; `nil` while it is being typed.
    var standing: Standing?
    /// The text that was asked about and needs only Enter now.
    var asked: String?
    /// The screen says that one more `-` leaves.
    var isLeaving = false

    enum Standing: Hashable, Sendable {
        /// An answer given before.
        case earlier
        /// It was not taken.
        case refused
    }

    init(_ prompt: ConsolePrompt, typed: String = "", standing: Standing? = nil) {
        self.prompt = prompt
        self.typed = typed
        self.standing = typed.isEmpty ? nil : standing
    }

    /// What was typed up to the cursor.
    var before: String { String(typed.dropLast(behind)) }

    mutating func insert(_ text: String, limit: Int) {
        if standing != nil { clear() }
        let room = text.prefix(max(0, limit - typed.count))
        typed = before + room + typed.suffix(behind)
        asked = nil
    }

    mutating func clear() {
        (typed, behind, standing, asked) = ("", 0, nil, nil)
    }

    /// Moves in the line or deletes from it; false when the key does neither.
    mutating func edit(_ key: ConsoleKey) -> Bool {
        switch key {
        case .backspace: typed = String(before.dropLast() + typed.suffix(behind))
        case .delete:
            guard behind > 0 else { break }
            typed = String(before + typed.suffix(behind).dropFirst())
            behind -= 1
        case .left: behind = min(typed.count, behind + 1)
        case .right: behind = max(0, behind - 1)
        case .home: behind = typed.count
        case .end: behind = 0
        case .clearLine: clear()
        default: return false
        }
        (standing, asked) = (nil, nil)
        return true
    }
}
