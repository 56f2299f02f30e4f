import SurveyCore

extension Words {
    /// A mistake in a rulebook and what to do about it; the place stands before it.
    func text(of problem: RulebookProblem) -> String {
        switch problem {
        case .syntax(let message): self("不是有效的 YAML：\(shown(message))。", "Not valid YAML: \(shown(message)).")
        }
    }
}
