import SurveyCore

/// The chain of hashes, entry by entry (log.md §Chain).
struct ChainReading {
    private let wanted: [PrintedHead]
    private let unread: [Int]
    /// The places in `wanted` of the heads that may begin with these digits, and where each was found.
    private let places: [Substring: [Int]]
    private var found: [Int?]
    private(set) var last = 0
    private(set) var count = 0
    private(set) var head = LogEntry.origin
    private var newest: LogLine?
    /// Of the newest entry, and of the newest one found.
    private(set) var publication = Verification.PublicationPlace()
    private var publicationThen = Verification.PublicationPlace()
    private var upTo = 0
    private var firstUnseen: LogLine?
    private var isWhole = true

    /// - Parameter unread: lines of a list that hold no head though something stands there.
    init(_ wanted: [PrintedHead], unread: [Int]) {
        self.wanted = wanted
        self.unread = unread
        places = Dictionary(
            wanted.indices.flatMap { place in wanted[place].forms.map { ($0.prefix(16), [place]) } },
            uniquingKeysWith: +
        )
        found = Array(repeating: nil, count: wanted.count)
    }

    var isAsked: Bool { !wanted.isEmpty || !unread.isEmpty }
    /// When the newest entry was written.
    var written: Timestamp? { newest?.entry?.written }

    /// - Returns: what does not agree.
    mutating func take(_ stored: LogLine) -> Verification.Detail? {
        let detail = disagreement(stored)
        // A printed head vouches for everything before it; behind a break it vouches for nothing.
        isWhole = isWhole && detail == nil
        // An entry begins with its act: a million calls are passed over without being read.
        publication.isItself = stored.text.hasPrefix("{\"act\":\"published\"")
        if publication.isItself { publication.number += 1 }
        if isAsked, isWhole { compare(stored) }
        newest = stored
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

    /// With the heads that were given.
    private mutating func compare(_ stored: LogLine) {
        let same = places[stored.hash.prefix(16), default: []].filter { place in
            wanted[place].forms.contains { stored.hash.hasPrefix($0) }
        }
        for place in same { found[place] = stored.sequence }
        if same.isEmpty {
            firstUnseen = firstUnseen ?? stored
        } else {
            upTo = stored.sequence
            publicationThen = publication
            firstUnseen = nil
        }
    }

    var headCheck: Verification.Check {
        let missing = wanted.indices.filter { found[$0] == nil }
        let isList = wanted.count != 1 || wanted[0].line != nil || !unread.isEmpty
        let isSound = missing.isEmpty && unread.isEmpty
        let detail: Verification.Detail =
            switch (isList, isSound) {
            case (true, true): .headsFound(count: wanted.count, sequence: upTo, publication: publicationThen)
            case (true, false): .headsNotFound(lines: missing.compactMap { wanted[$0].line }, unread: unread)
            case (false, true): .headFound(sequence: upTo, publication: publicationThen)
            case (false, false): .headNotFound(given: wanted[0].forms[0])
            }
        return Verification.Check(.head, ok: isSound, detail: detail)
    }

    var proof: Verification.Proof? {
        guard isAsked else { return nil }
        return Verification.Proof(
            heads: zip(wanted, found).map { .init(line: $0.line, sequence: $1) },
            upTo: upTo,
            unseenSince: firstUnseen?.entry?.written
        )
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
