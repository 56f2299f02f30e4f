/// The outcome of one dial (product.md §5). The raw value is the key that files, the log and JSON use.
package enum Disposition: String, CaseIterable, Hashable, Sendable {
    case completed, partial, refused
    case gatekeeperRefused = "gatekeeper-refused"
    case brokeOff = "broke-off"
    case appointment, absent, left, unable, denies, voicemail, busy
    case noAnswer = "no-answer"
    case poweredOff = "powered-off"
    case noService = "no-service"
    case barred, suspended, unallocated
    case wrongNumber = "wrong-number"
    case notVoice = "not-voice"
    case undiallable
    case ourFault = "our-fault"

    package enum Kind: Hashable, Sendable {
        /// Somebody answered: the number works, for good.
        case reached
        /// Nobody answered.
        case silent
        /// The number itself is bad.
        case dead
        /// Our own line failed; not an attempt.
        case none
    }

    package var kind: Kind {
        switch self {
        case .completed, .partial, .refused, .gatekeeperRefused, .brokeOff, .appointment, .absent, .left, .unable,
            .denies:
            .reached
        case .voicemail, .busy, .noAnswer, .poweredOff, .noService, .barred: .silent
        case .suspended, .unallocated, .wrongNumber, .notVoice, .undiallable: .dead
        case .ourFault: .none
        }
    }

    /// The two digits used on screen, on paper and in files.
    package var code: String {
        switch self {
        case .completed: "50"
        case .partial: "51"
        case .refused: "61"
        case .gatekeeperRefused: "42"
        case .brokeOff: "62"
        case .appointment: "20"
        case .absent: "41"
        case .left: "43"
        case .unable: "81"
        case .denies: "82"
        case .voicemail: "83"
        case .busy: "30"
        case .noAnswer: "10"
        case .poweredOff: "70"
        case .noService: "90"
        case .barred: "84"
        case .suspended: "02"
        case .unallocated: "01"
        case .wrongNumber: "03"
        case .notVoice: "04"
        case .undiallable: "05"
        case .ourFault: "85"
        }
    }

    /// The code of AAPOR, Standard Definitions (10th edition, 2023), telephone surveys; `nil` where it has none.
    package var aapor: String? {
        switch self {
        case .completed: "1.1"
        case .partial: "1.2"
        case .refused: "2.112"
        case .gatekeeperRefused: "2.111"
        case .brokeOff: "2.12"
        case .absent: "2.21"
        case .left: "2.36"
        case .unable: "2.32"
        case .denies: "4.70"
        case .voicemail: "3.14"
        case .busy: "3.12"
        case .noAnswer, .poweredOff: "3.13"
        case .noService: "3.16"
        case .barred: "3.15"
        case .suspended: "4.33"
        case .unallocated: "4.31"
        case .wrongNumber: "3.30"
        case .notVoice: "4.20"
        case .appointment, .undiallable, .ourFault: nil
        }
    }

    /// Reached once with this, the contact is not called again.
    package var closesReached: Bool {
        switch self {
        case .partial, .refused, .left, .unable, .denies: true
        default: false
        }
    }

    /// What scores a dial with this outcome has.
    package var scores: ScoreRule {
        switch self {
        case .completed: .all
        case .partial: .some
        default: .none
        }
    }

    package enum ScoreRule: Hashable, Sendable {
        /// Every question has its score.
        case all
        /// At least one question was declined; those answered are kept.
        case some
        case none
    }
}
