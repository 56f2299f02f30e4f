/// The two languages of everything a user reads.
package enum Language: String, CaseIterable, Hashable, Sendable {
    case zh, en

    /// The language asked for: `--lang`, `HUIFANG_LANG`, else `LC_ALL`, `LC_MESSAGES`, `LANG`. Of the variables the first
    /// that is not empty decides: zh* is Chinese, anything else English (contract.md §Environment).
    package static func chosen(option: Language?, environment: [String: String]) -> Language {
        if let option { return option }
        for name in ["HUIFANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            return value.lowercased().hasPrefix("zh") ? .zh : .en
        }
        return .en
    }

    /// `--lang` as it stands among raw arguments, for what is said before (or instead of) their parsing.
    package static func option(in arguments: [String]) -> Language? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
        }
        return nil
    }

    /// The text in this language; the other one is not made.
    package func callAsFunction(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        switch self {
        case .zh: zh()
        case .en: en()
        }
    }
}
