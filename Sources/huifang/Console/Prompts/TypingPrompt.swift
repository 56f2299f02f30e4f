import SurveyCore
import SurveyWords

/// Prompts where something is typed (console.md §Typing).
extension ConsoleModel {
    /// A key at such a prompt: `-` clears what stands there and leads back from an empty line, Enter hands it over.
    /// - Parameters:
    ///   - numeric: only digits and the point are typed, everything else is a command.
    ///   - unknown: said of a key that is no part of what can be typed.
    mutating func press(
        _ key: ConsoleKey,
        numeric: Bool = false,
        limit: Int,
        unknown: ConsoleMessage = .unknownKey,
        entered: (inout ConsoleModel, String) -> [ConsoleEffect]
    ) -> [ConsoleEffect] {
        let wasLeaving = frame.isLeaving
        frame.isLeaving = false
        switch edit(key, numeric: numeric, limit: limit) {
        case .typed: return []
        case .back:
            // Where digits are results, a score typed again must not become one.
            guard wasLeaving || !leadsToResults else {
                frame.isLeaving = true
                return say(.notice(.onceMoreLeaves))
            }
            // A search that nothing stands under.
            guard frames.count > 1 else { return next() }
            pop()
        case .other(.help): push(.help(page: 0, answer: 0))
        case .other(.putRight) where correctsScores && numeric: push(.void(correcting!.record, reason: 0))
        case .other(.chinese): return say(.chineseInput)
        case .other(.pasted): return say(.notice(.pasted))
        case .other: return say(unknown)
        case .entered(let text): return entered(&self, trimmed(text))
        }
        return []
    }

    /// The questions and an appointment, where `-` leads to keys that are results.
    private var leadsToResults: Bool {
        switch prompt {
        case .question, .appointment: break
        default: return false
        }
        guard frames.count > 1, case .question = frames[frames.count - 2].prompt else { return true }
        return false
    }

    /// What typing came to.
    private enum Edit: Hashable {
        case typed
        case entered(String)
        /// `-` on an empty line, or with an earlier answer untouched.
        case back
        case other(ConsoleKey.Command)
    }

    private mutating func edit(_ key: ConsoleKey, numeric: Bool, limit: Int) -> Edit {
        switch key {
        case .enter: return .entered(frame.typed)
        case .paste(let text) where !numeric:
            frame.insert(text, limit: limit)
            return .typed
        case .character(let character):
            let plain = ConsoleKey.plain(character)
            if numeric ? plain.isASCII && (plain.isNumber || plain == ".") : plain != "-" || canTypeDash {
                frame.insert(String(numeric ? plain : character), limit: limit)
                return .typed
            }
        default: if frame.edit(key) { return .typed }
        }
        guard key.command == .back else { return .other(key.command) }
        guard !frame.typed.isEmpty, frame.standing != .earlier else { return .back }
        frame.clear()
        message = .notice(.cleared)
        return .typed
    }

    /// In a text `-` is a sign like any other, unless it would be the first.
    private var canTypeDash: Bool { !frame.typed.isEmpty && frame.standing == nil }
}
