/// One mistake in a rulebook and where it stands; lines and columns count from 1, columns in Unicode scalars.
package struct RulebookFault: Hashable, Sendable {
    package let line: Int
    package let column: Int
    package let problem: RulebookProblem

    package init(line: Int, column: Int, problem: RulebookProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

/// All mistakes of one rulebook in the order of the file; never empty.
package struct RulebookFaults: Error, Hashable, Sendable {
    package let all: [RulebookFault]

    package init(_ all: [RulebookFault]) { self.all = all }
}

/// What is wrong in a rulebook. `key` and `section` are the YAML's own keys; `section` is `nil` at the outermost level.
package enum RulebookProblem: Hashable, Sendable {
    // The YAML
    /// Nothing but blanks and comments.
    case empty
    case syntax(YAMLSyntax)
    /// Keys with values were expected (`office:`); `key` is `nil` for the whole file and for an element of a list.
    case notASection(key: String?)
    /// A list was expected (`bands:`).
    case notAList(key: String)
    /// One value was expected, not a list or a section.
    case notAValue(key: String)
    case unprintableCharacter(key: String, codePoint: UInt32)

    // Keys
    case unknownKey(String, section: String?, nearest: String?)
    case missingKey(String, section: String?)
    case duplicateKey(String, firstLine: Int)
    /// The key is there, nothing stands behind it.
    case emptyValue(key: String)
    /// A list that must hold something is empty: `slices`.
    case emptyList(key: String)

    // Values
    case notANumber(key: String, value: String)
    case outOfRange(key: String, value: Int, allowed: ClosedRange<Int>)
    case badScore(key: String, value: String, Score.Fault)
    /// No day of the calendar written as 2020-09-20.
    case badDate(key: String, value: String)
    /// No time of day written as 09:00.
    case badTime(key: String, value: String)
    /// Not +08:00 or the like.
    case badOffset(String)
    /// Not 010, 02x or 03xx–09xx.
    case badAreaCode(String)
    /// `rulebook` and a question's `key`: a small letter (the rulebook's may begin with a digit), then letters, digits, hyphens.
    case badIdentifier(key: String, value: String)
    /// A reading or a grade that there is not.
    case unknownValue(key: String, value: String, allowed: [String])

    // Bands (C6)
    /// No grade from `from` to below `below` (up to 100: with 100 itself); `add` is the grade that is missing there, if any.
    case bandGap(from: Score, below: Score, add: Grade?)
    /// Two grades claim what lies between the limits.
    case bandOverlap(from: Score, below: Score, Grade, Grade)
    /// `from` is not below `below`.
    case emptyBand(Grade, from: Score, below: Score)
    case missingGrade(Grade)
    case duplicateGrade(Grade, firstLine: Int)
    case missingLabel(Grade)
    case duplicateLabel(String, firstLine: Int)

    // Questions
    case noQuestion
    case duplicateQuestionKey(String, firstLine: Int)
    case duplicateDimension(String, firstLine: Int)
    /// Call sheets have a column of their own by this name.
    case reservedName(key: String, value: String)
    case negativeWeight(Int)
    case allWeightsZero
    case duplicateChoice(String, firstLine: Int)
    /// A `{placeholder}` that nothing is put in for.
    case unknownPlaceholder(String, nearest: String?)

    // Days
    case fieldworkEndsBeforeItBegins(from: CivilDate, until: CivilDate)
    case duplicateDate(CivilDate, firstLine: Int)
    /// Named as a holiday and as a working day.
    case holidayAndWorkday(CivilDate)

    // The protocol: what could never be ended
    case emptySlice(String, from: TimeOfDay, until: TimeOfDay)
    case slicesOverlap(String, String)
    case slicesOutOfOrder(String, String)
    case duplicateSlice(String, firstLine: Int)
    /// More days, slices or surveyors (`key`) than there are attempts to reach them.
    case moreThanAttempts(key: String, value: Int, attempts: Int)
    /// More slices are needed than `there` are.
    case moreSlicesThanThereAre(needed: Int, there: Int)
    /// `key` needs more working days than fieldwork has.
    case tooFewWorkingDays(key: String, needed: Int, there: Int)
}

/// Why a file is no YAML, in the terms of the one who wrote it.
package enum YAMLSyntax: Hashable, Sendable {
    /// A tab or another character that cannot stand here.
    case character
    case controlCharacter
    /// A line is indented more or less than its neighbours, or a quote in the line above is not closed.
    case indentation
    /// A key without a colon (and a blank) behind it.
    case missingColon
    /// A second colon on the line: the value must be quoted.
    case unexpectedColon
    case unclosedQuote
    case unclosedBracket
    /// An unknown escape such as `\d` in double quotes.
    case badEscape
    /// `*name`, whether or not there is an `&name`.
    case unknownAlias
    /// More than a rulebook has, in bytes.
    case tooLong(limit: Int)
    /// A second document after `---`.
    case secondDocument
    /// Anything else, in the parser's English words.
    case other(String)
}
