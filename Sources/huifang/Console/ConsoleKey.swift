import SurveyCore

/// A key as the console takes it; the terminal's escape sequences are resolved before.
enum ConsoleKey: Hashable, Sendable {
    case character(Character)
    case enter
    case backspace
    /// Moving and deleting in a line that is typed.
    case left, right, home, end, delete
    case up, down
    /// Is `-`, also where `-` can be typed.
    case escape
    /// Ctrl-U.
    case clearLine
    /// Ctrl-D.
    case endOfInput
    /// Pasted text, without its line breaks; no key of it is one that was struck.
    case paste(String)
    /// A function key, anything without a meaning here.
    case other

    /// What the key asks for outside of typed text: the numeric keypad, or letters as a second way.
    var command: Command {
        switch self {
        case .enter: return .enter
        case .escape: return .back
        case .endOfInput: return .quit
        case .left, .up: return .earlier
        case .right, .down: return .later
        case .backspace, .home, .end, .delete, .clearLine, .other: return .unknown
        case .paste: return .pasted
        case .character(let character):
            let character = ConsoleKey.plain(character)
            guard let byte = character.asciiValue else { return .chinese }
            switch character {
            case "0"..."9": return .digit(Int(byte) - 0x30)
            case "-", "b", "B": return .back
            case "+", "n", "N": return .note
            case "*", "u", "U": return .putRight
            case "/", "?": return .help
            case ".": return .menu
            case "s", "S": return .skip
            case "q", "Q": return .quit
            default: return .unknown
            }
        }
    }

    enum Command: Hashable, Sendable {
        case digit(Int)
        case enter, back, note, putRight, help, menu, skip, quit
        /// The page before, the page after.
        case earlier, later
        /// An input method swallows what is typed.
        case chinese
        case pasted
        case unknown
    }

    /// The key behind the sign that an input method makes of it: `９` is 9, `。` is the point.
    static func plain(_ character: Character) -> Character {
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return character }
        switch scalar {
        case "。": return "."
        case "×": return "*"
        case "÷": return "/"
        default: return Character(scalar.halfWidth)
        }
    }
}
