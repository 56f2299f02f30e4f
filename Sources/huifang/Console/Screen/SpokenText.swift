import Foundation
import SurveyCore
import SurveyWords

/// The rulebook's script with its places filled in for the contact on the screen.
extension ConsoleModel {
    /// A step of the script; empty when the rulebook has none.
    func spoken(_ step: Rulebook.Script.Step) -> String { filled(rulebook.script.steps[step] ?? "") }

    /// `{填报单位}` and the like replaced; what is not known yet stays as it is.
    func filled(_ text: String) -> String {
        ConsoleText.safe(
            Rulebook.Script.Placeholder.allCases.reduce(text) { text, placeholder in
                guard text.contains("{\(placeholder.rawValue)}"), let value = value(of: placeholder) else {
                    return text
                }
                return text.replacingOccurrences(of: "{\(placeholder.rawValue)}", with: value)
            }
        )
    }

    private func value(of placeholder: Rulebook.Script.Placeholder) -> String? {
        switch placeholder {
        case .office: rulebook.office.name
        case .officePhone: rulebook.office.phone
        case .surveyorNumber: surveyor.code
        case .organisation: card?.organisation
        case .person: card?.person
        case .address: card?.position
        case .position: card.map { $0.position.isEmpty ? "负责人" : $0.position }
        case .phone: card.map { phone($0) }
        case .unit: card.map { "【\($0.unit)】" }
        case .otherUnit: card?.shared.first.map { "【\($0.unit)】" }
        case .scores: call.map { words.consoleReadBack($0.scores) }
        }
    }
}
