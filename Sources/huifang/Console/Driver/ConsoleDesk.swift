import SurveyCore

/// What the console's driver asks of the survey; one method an effect.
protocol ConsoleDesk {
    func claimNext(skipping: [Int]) throws -> (DeskNext, DeskTally)
    func claim(_ contact: Int) throws -> ConsoleReply
    func hold(_ contact: Int) throws -> ConsoleReply
    func help(_ colleague: DeskSurveyor) throws -> (DeskNext, DeskTally)
    func renew() throws
    func release() throws
    func save(_ draft: DeskDraft, knowing: Bool, skipping: [Int]?) throws -> ConsoleReply
    func records() throws -> [DeskRecord]
    func void(_ call: Int, reason: String) throws -> ConsoleReply
    func find(_ text: String) throws -> [DeskFound]
    func summary() throws -> DeskSummary
}

extension ConsoleDesk {
    /// Performs an effect that the survey answers; `nil` for those of the terminal.
    func perform(_ effect: ConsoleEffect) -> ConsoleReply? {
        do {
            switch effect {
            case .claimNext(let skipping):
                let (next, tally) = try claimNext(skipping: skipping)
                return .next(next, tally)
            case .claim(let contact): return try claim(contact)
            case .hold(let contact): return try hold(contact)
            case .help(let colleague):
                let (next, tally) = try help(colleague)
                return .next(next, tally)
            case .renew:
                // A lease that cannot be renewed now is no reason to stop anybody: saving checks it.
                try? renew()
                return nil
            case .release:
                try? release()
                return nil
            case .save(let draft, let knowing, let skipping):
                return try save(draft, knowing: knowing, skipping: skipping)
            case .records: return .records(try records())
            case .void(let call, let reason): return try void(call, reason: reason)
            case .lookUp(let text): return .found(try find(text))
            case .summary: return .summary(try summary())
            case .dial, .bell, .end: return nil
            }
        } catch let refusal as Refusal {
            return .failed(DeskFailure(refusal))
        } catch {
            return .failed(.readWrite)
        }
    }
}

extension DeskFailure {
    init(_ refusal: Refusal) {
        switch refusal {
        case .file(.diskFull): self = .diskFull
        case .file(.busy): self = .busy
        case .file(.readWriteFailed), .file(.damaged): self = .readWrite
        case .order(.closed(let at)), .order(.afterClosing(let at)): self = .closed(at: at)
        case .order(.alreadyReplaced(let call, _)), .order(.alreadyVoided(let call, _, _)):
            self = .recordGone(call: call)
        case .usage, .content, .name, .file, .order: self = .refused(refusal)
        }
    }
}
