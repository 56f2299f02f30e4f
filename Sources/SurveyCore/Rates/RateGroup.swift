/// The groups of final dispositions that outcome rates are made of, in the letters of AAPOR's *Standard Definitions* (10th edition,
/// 2023). The greater one decides what a contact counts as (rates.md §What a contact counts as).
package enum RateGroup: String, CaseIterable, Hashable, Comparable, Sendable {
    case nonContact = "NC"
    case other = "O"
    case refusal = "R"
    case partial = "P"
    case interview = "I"

    package static func < (a: RateGroup, b: RateGroup) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}

extension Disposition {
    /// What a contact counts as whose dials brought nothing stronger; `nil` for what is no attempt.
    package var rateGroup: RateGroup? {
        switch self {
        case .completed: .interview
        case .partial: .partial
        case .refused, .gatekeeperRefused, .brokeOff: .refusal
        case .appointment, .left, .unable, .denies: .other
        case .absent, .voicemail, .busy, .noAnswer, .poweredOff, .noService, .barred, .suspended, .unallocated,
            .wrongNumber, .notVoice, .undiallable:
            .nonContact
        case .ourFault: nil
        }
    }

    /// The code of the *Standard Definitions* for telephone surveys that comes nearest; `nil` where there is none.
    package var standardCode: String? {
        switch self {
        case .completed: "1.1"
        case .partial: "1.2"
        case .refused: "2.112"
        case .gatekeeperRefused: "2.111"
        case .brokeOff: "2.12"
        case .absent: "2.21"
        case .appointment: "2.30"
        case .unable: "2.32"
        case .left: "2.36"
        case .busy: "3.12"
        case .noAnswer, .poweredOff: "3.13"
        case .voicemail: "3.14"
        case .barred: "3.15"
        case .noService: "3.16"
        case .wrongNumber: "3.30"
        case .notVoice: "4.20"
        case .unallocated: "4.31"
        case .suspended: "4.33"
        case .denies: "4.70"
        case .undiallable, .ourFault: nil
        }
    }
}

extension ContactRules {
    /// What a contact counts as: the strongest of its dials that count; `nil` where none does (rates.md §What a contact counts as).
    package func rateGroup(of history: ContactHistory) -> RateGroup? {
        counting(history).compactMap(\.outcome.rateGroup).max()
    }
}
