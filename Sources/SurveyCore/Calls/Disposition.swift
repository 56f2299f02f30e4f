/// The outcome of one dial (protocol.md §Dispositions). The raw value is the key that files, the log and JSON use.
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

    /// Who rings back has answered.
    package var mayBeIncoming: Bool { kind == .reached }

    /// Reached once with this, the contact is not called again.
    package var closesReached: Bool {
        switch self {
        case .partial, .refused, .left, .unable, .denies: true
        case .completed, .gatekeeperRefused, .brokeOff, .appointment, .absent, .voicemail, .busy, .noAnswer,
            .poweredOff, .noService, .barred, .suspended, .unallocated, .wrongNumber, .notVoice, .undiallable,
            .ourFault:
            false
        }
    }

    /// What scores a dial with this outcome has.
    package var scores: ScoreRule {
        switch self {
        case .completed: .all
        case .partial: .some
        case .refused, .gatekeeperRefused, .brokeOff, .appointment, .absent, .left, .unable, .denies, .voicemail, .busy,
            .noAnswer, .poweredOff, .noService, .barred, .suspended, .unallocated, .wrongNumber, .notVoice,
            .undiallable,
            .ourFault:
            .none
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

/// How a written outcome was understood; the words for it are not the survey's business.
package typealias OutcomeReading = (outcome: Disposition?, nearest: Disposition?, keypad: Disposition?)
