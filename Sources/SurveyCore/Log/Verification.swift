/// What `verify` found, check by check (contract.md §JSON).
package struct Verification: Hashable, Sendable {
    package enum Name: String, CaseIterable, Hashable, Sendable {
        case chain, rulebook, texts, draw, states, grades, head
    }

    package struct Check: Hashable, Sendable {
        package let name: Name
        package let ok: Bool
        package let detail: Detail?

        package init(_ name: Name, ok: Bool, detail: Detail? = nil) {
            self.name = name
            self.ok = ok
            self.detail = detail
        }
    }

    /// The first thing that does not agree, or what could not be checked any more.
    package enum Detail: Hashable, Sendable {
        /// An entry's hash does not follow from the one before and its text.
        case entryHash(sequence: Int, written: Timestamp?, act: LogAct.Kind?, expected: String, stored: String)
        /// An entry's `previous` is not the hash of the entry before.
        case entryPrevious(sequence: Int, expected: String, stored: String)
        case entryMissing(sequence: Int)
        case entryUnreadable(sequence: Int)
        case rulebookDiffers(field: String)
        case textMissing(sequence: Int, digest: String)
        case textDiffers(sequence: Int, digest: String)
        /// Texts were erased by the acts in these entries; the rest agrees.
        case textsErased(count: Int, entries: [Int])
        case rosterDigest(sequence: Int, expected: String, stored: String)
        case assignment(contact: String, expected: String, stored: String)
        case state(contact: String, expected: ContactState, stored: ContactState)
        case grade(unit: String, expected: Grade?, stored: Grade?)
        /// An entry that cannot follow from those before it: a call of an unknown contact, an amendment of a voided call.
        case entryImpossible(sequence: Int)
        /// The organisation, position, person or number beside the log is not what the entry's digest was made of.
        case contactText(contact: String)
        /// The number that is dialled is not the one handed in or corrected to.
        case contactNumber(contact: String)
        /// A draw takes another number of contacts than its entry says.
        case drawnCount(sequence: Int, expected: Int, stored: Int)
        /// A value of the file against what follows from the log; `nil` is absent.
        case value(Subject, Field, expected: String?, stored: String?)
        /// Known to the log and not in the file.
        case missing(Subject)
        /// In the file, and the log knows nothing of it.
        case unexpected(Subject)
        /// An entry erased what tells of the contact, and some of it is in the file.
        case notErased(contact: String)
        /// A text of this entry, of nobody in particular or of everybody.
        case textNotErased(sequence: Int, digest: String)
        case headFound(sequence: Int, publication: PublicationPlace)
        case headNotFound(given: String)
        /// Of a list of heads: all of them stand in the log, the newest as this entry.
        case headsFound(count: Int, sequence: Int, publication: PublicationPlace)
        /// Of a list: lines whose head is not in the log, and lines that hold none though something stands there.
        case headsNotFound(lines: [Int], unread: [Int])
    }

    /// What printed heads prove: whoever kept one can tell that nothing up to its entry was rewritten.
    package struct Proof: Hashable, Sendable {
        /// A head that was given, with its line in the list, and the entry that has it; `nil` where none has.
        package struct Head: Hashable, Sendable {
            package let line: Int?
            package let sequence: Int?

            package init(line: Int?, sequence: Int?) {
                self.line = line
                self.sequence = sequence
            }
        }

        package var heads: [Head]
        /// The newest entry that one of them vouches for; 0 is none.
        package var upTo: Int
        /// When the first entry behind it was written, which nobody outside has seen; `nil` where there is none.
        package var unseenSince: Timestamp?

        package init(heads: [Head], upTo: Int, unseenSince: Timestamp?) {
            self.heads = heads
            self.upTo = upTo
            self.unseenSince = unseenSince
        }
    }

    /// Where an entry stands among the publications.
    package struct PublicationPlace: Hashable, Sendable {
        /// The newest at or before it; 0 is none.
        package var number: Int
        /// It is that publication's own entry.
        package var isItself: Bool

        package init(number: Int = 0, isItself: Bool = false) {
            self.number = number
            self.isItself = isItself
        }
    }

    /// What a value belongs to. Contacts and units stand by their keys, draws, corrections and texts by their entries.
    package enum Subject: Hashable, Sendable {
        case survey
        case unit(String)
        case contact(String)
        case surveyor(String)
        case draw(sequence: Int)
        case call(Int)
        case correction(sequence: Int)
        /// Of the entry that it came with.
        case text(sequence: Int)
    }

    package enum Field: String, CaseIterable, Hashable, Sendable {
        // Of the survey
        case title, created, closed, purged, order
        // Of a unit
        case name, kind, withdrawn, tally, ruling, published, replacedAfterDraw, ordinals, announced, alias
        case handIn = "hand-in"
        // Of a contact
        case id, digest, receivedOn
        /// Part of the number was assumed; programs know the field by its first name.
        case assumed = "completed"
        case draw, place, single, attempts, everReached, corrected, weighted, notBefore
        case numberCheck, otherSurveyor
        // Of a draw
        case seed, perUnit, written, participants, avoided, released, login
        // Of a call or a correction
        case contact, sequence, number, surveyor, outcome, at, until, appointment, incoming, review, note, replaces
        case voided, scores, entered, recused
    }

    /// The counts that ``Field/tally`` holds, as `provided=10 refused=0 …`.
    package enum Count: String, CaseIterable, Hashable, Sendable {
        case provided, refused, drawn, undrawn, perUnit, scored, weightedSum, reached, unreachable, open
        case openNeverReached, notFinished, corrected, receivedOn, firstReceivedOn
    }

    package var entries: Int
    package var head: String
    /// When the newest entry was written; `nil` where it cannot be read.
    package var written: Timestamp?
    /// Of the newest entry.
    package var publication: PublicationPlace
    package var checks: [Check]
    /// `nil` where no head was given: then the file agrees with itself, and may have been made anew as a whole.
    package var proof: Proof?
    /// What the agreeing checks covered.
    package var contacts: Int
    package var units: Int

    package init(
        entries: Int,
        head: String,
        written: Timestamp? = nil,
        publication: PublicationPlace,
        checks: [Check],
        proof: Proof? = nil,
        contacts: Int,
        units: Int
    ) {
        self.entries = entries
        self.head = head
        self.written = written
        self.publication = publication
        self.checks = checks
        self.proof = proof
        self.contacts = contacts
        self.units = units
    }

    package var ok: Bool { checks.allSatisfy(\.ok) }
}
