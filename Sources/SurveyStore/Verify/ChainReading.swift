import SurveyCore

/// The chain of hashes, entry by entry (log.md §Chain).
struct ChainReading {
    let wanted: PrintedHead?
    private(set) var last = 0
    private(set) var count = 0
    private(set) var head = LogEntry.origin
    private var found: Int?
    /// Of the newest entry, and of the one found.
    private(set) var publication = Verification.PublicationPlace()
    private var publicationThen = Verification.PublicationPlace()
    private var isWhole = true

    init(_ wanted: PrintedHead?) { self.wanted = wanted }

    /// - Returns: what does not agree.
    mutating func take(_ stored: LogLine) -> Verification.Detail? {
        let detail = disagreement(stored)
        // A printed head vouches for everything before it; behind a break it vouches for nothing.
        isWhole = isWhole && detail == nil
        // An entry begins with its act: a million calls are passed over without being read.
        publication.isItself = stored.text.hasPrefix("{\"act\":\"published\"")
        if publication.isItself { publication.number += 1 }
        if isWhole, found == nil, let wanted, stored.hash.hasPrefix(wanted.digits) {
            found = stored.sequence
            publicationThen = publication
        }
        last = stored.sequence
        head = stored.hash
        count += 1
        return detail
    }

    private func disagreement(_ stored: LogLine) -> Verification.Detail? {
        guard stored.sequence == last + 1 else { return .entryMissing(sequence: last + 1) }
        guard stored.previous == head else {
            return .entryPrevious(sequence: stored.sequence, expected: head, stored: stored.previous)
        }
        let expected = LogEntry.hash(previous: stored.previous, text: stored.text)
        guard expected != stored.hash else { return nil }
        let entry = stored.entry
        return .entryHash(
            sequence: stored.sequence,
            written: entry?.written,
            act: entry?.act.kind,
            expected: expected,
            stored: stored.hash
        )
    }

    var headCheck: Verification.Check {
        guard let found else {
            return Verification.Check(.head, ok: false, detail: .headNotFound(given: wanted?.digits ?? ""))
        }
        return Verification.Check(.head, ok: true, detail: .headFound(sequence: found, publication: publicationThen))
    }
}

/// The rulebook: entry 1's text is the survey's, and reads as the rules noted beside it.
enum RulebookCheck {
    static func disagreement(_ entry: LogEntry, _ survey: Survey) -> Verification.Detail? {
        guard case .created(let title, let text, let rules) = entry.act else { return nil }
        guard text.utf8.elementsEqual(survey.rulebook.text.utf8) else { return .rulebookDiffers(field: "rulebook") }
        guard title == survey.title else {
            return .value(.survey, .title, expected: title, stored: survey.title)
        }
        guard case .success(let rulebook) = RulebookReader.read(text), case .object(let members) = rulebook.rules else {
            return .rulebookDiffers(field: "rulebook")
        }
        if let wrong = members.first(where: { rules[$0.key] != $0.value }) { return .rulebookDiffers(field: wrong.key) }
        guard case .object(let noted) = rules else { return .rulebookDiffers(field: "rules") }
        return noted.first { rulebook.rules[$0.key] == nil }.map { .rulebookDiffers(field: $0.key) }
    }
}
