/// Why a command stops. Closed, with what the wording needs; said in both languages in SurveyWords, nowhere else.
///
/// The groups are those of the exit codes: whoever adds a case to one of them gives it its sentence
/// (`SurveyWords/Refusals`), and the compiler finds the place.
package enum Refusal: Error, Hashable, Sendable {
    case usage(Usage)
    case content(Content)
    case name(Name)
    case file(File)
    case order(Order)

    /// The survey file, other files, the rulebook.
    package enum File: Hashable, Sendable {
        case noSurvey(path: String)
        case surveyExists(path: String, title: String?, contacts: Int?)
        case notASurvey(path: String)
        case newerFormat(path: String, found: Int, known: Int)
        case networkDrive(path: String)
        case othersMayWrite(path: String)
        /// Everybody may write in the folder of the survey.
        case folderOfAll(folder: String)
        /// A journal beside the survey that somebody made who may not write that.
        case journalOfOthers(path: String)
        /// A journal beside the survey that is another file's.
        case foreignJournal(path: String)
        /// A write was interrupted, and whoever opens the file now must not, or may not, undo it.
        case interrupted(path: String)
        /// The file was switched to write-ahead logging.
        case writeAhead(path: String)
        /// A table, index, view or trigger is missing, changed, or none of the program's.
        case otherSchema(path: String, name: String, isOurs: Bool)
        case notPermitted(path: String)
        case cannotCreate(path: String)
        /// What is to be written would replace another file.
        case fileExists(path: String)
        /// As ``fileExists(path:)``, whatever is asked for: the other is a survey, a backup, or what is being read.
        case neverOverwritten(path: String)
        /// More comes from a pipe than a table may have, in bytes.
        case pipeTooLong(name: String, limit: Int)
        /// Fix lists into the folder of a hand-in, which one of them might replace.
        case listsAmongHandIns(file: String)
        case noFile(path: String, folder: String)
        /// A folder to import, with no file in it.
        case emptyFolder(path: String)
        /// Nothing named is left to import.
        case onlyPassedOver([PassedOverFiles])
        /// A path with bytes that are no UTF-8, where only text will do (``PathText``).
        case pathNotText(path: String)
        /// To be written as a kind of office file of which only `.xlsx` is written.
        case otherOfficeFile(path: String)
        /// SQLite writes and deletes a file of this name beside a survey.
        case nameOfASurvey(path: String)
        case isFolder(path: String)
        case busy(seconds: Int)
        case diskFull
        /// Erased and logged; what free pages of the file still hold is not overwritten yet.
        /// `contact` is `nil` where everybody's data went.
        case erasedNotCleaned(contact: Int?, Trouble)
        case readWriteFailed(path: String?)
        /// An act was saved, with this as its last entry; what it answers could not be written, to a file where `path` names one.
        case answerNotWritten(entry: Int, path: String?, diskFull: Bool)
        /// An act was saved, but the system could not say that it will outlast a loss of power.
        case savedNotSynced(entry: Int)
        /// As ``savedNotSynced(entry:)``, of a file that was made.
        case madeNotSynced(path: String)
        /// A file was made, or put in the place of another; what the command answers could not be written.
        case madeNotAnswered(path: String, diskFull: Bool)
        /// A document; what stood there is as it was.
        case notWritten(path: String, diskFull: Bool)
        /// An import broke off at this file, of which nothing was saved, after `taken` others.
        case importBroken(file: String, taken: Int, Trouble)
        case damaged(path: String, place: DamagedPlace = DamagedPlace())
        /// Another file stands there now, or none; what is open is no longer the survey.
        case moved(path: String)
        case rulebook(path: String?, faults: [RulebookFault])
    }

    /// Why reading or writing failed.
    package enum Trouble: Hashable, Sendable {
        case diskFull
        case readWrite
        case busy
    }

    /// The survey's stage does not permit it.
    package enum Order: Hashable, Sendable {
        case noUnits
        case noContacts
        case noSurveyors
        case notDrawn
        /// Before the first draw the newest table says what a surveyor must avoid.
        case releaseBeforeDraw
        /// The unit has no contact whose date could be put right.
        case nothingHandedIn(unit: String)
        case closed(at: Timestamp)
        case notClosed
        /// `isClosed`: fieldwork is over, but the grades were not published since.
        case beforePurge(isClosed: Bool)
        case replaceAfterDraw(unit: String)
        case rosterChanged(given: String, now: String)
        case smallerPerUnit(given: Int, before: Int)
        /// Another seed than that of the last draw would change nothing.
        case nothingToDraw(given: String, last: String)
        case contactNotDrawn(contact: Int, key: String)
        case reviewBeforeClose
        case alreadyReplaced(call: Int, by: Int)
        case alreadyVoided(call: Int, at: Timestamp, by: String)
        case unitNameTaken(name: String, unit: String)
        case notConfirmed(onTerminal: Bool)
        /// Which grades changed follows from scores.
        case changedWhileOpen
        /// The contact may still have to be called.
        case forgetOpen(contact: Int, key: String, state: ContactState)
        case purged
        case afterClosing(at: Timestamp)
        /// Today is before the first day of fieldwork.
        case beforeFieldwork(CivilDate)
        case numberAfterClosing(at: Timestamp)
        /// Who sits there is a surveyor, by the login, and named another.
        case anothersLogin(own: String, named: String)
    }

    /// A unit, surveyor, contact, record or seed that is not what was meant.
    package enum Name: Hashable, Sendable {
        case seedUsed(seed: String)
        case emptySeed
        case nobodyEligible(unit: String)
        /// Those who may get a contact that is reassigned must all avoid its unit, or there is nobody.
        case nobodyTakesOver(unit: String)
        /// As ``nobodyTakesOver(unit:)``, where the office named them.
        case namedMustAvoid(unit: String, surveyors: [String])
        /// Nothing to release from; `avoided`: the units that the surveyor must avoid, by shown name.
        case notAvoided(surveyor: String, unit: String, avoided: [String])
        case avoidedUnitUnknown(surveyor: String, unit: String, nearest: [String])
        case unknownUnit(name: String, nearest: String?)
        /// `isListed`: contacts of it were drawn, so it stands below the table of grades.
        case unitWithdrawn(unit: String, at: Timestamp?, isListed: Bool)
        /// `last`: how many publications there are.
        case unknownPublication(number: Int, last: Int)
        case unknownSurveyor(name: String, nearest: String?, known: [String])
        case unknownContact(text: String)
        /// The number is a record's and no contact's.
        case recordNotContact(number: Int, contact: Int)
        case unknownCall(text: String)
        case nothingToRule(unit: String)
    }

    /// What was typed cannot be what was meant.
    package enum Content: Hashable, Sendable {
        case unknownOutcome(text: String, nearest: Disposition?, keypad: Disposition?)
        case badScore(text: String, fault: Score.Fault)
        case scoresMissing(outcome: Disposition, dimension: String)
        case scoresNotExpected(outcome: Disposition)
        case tooManyScores(given: Int, questions: Int)
        /// A partial with every question answered is completed.
        case partialWithAllScores
        /// `day` is the one that it names where it is a day alone.
        case badTime(text: String, day: CivilDate?)
        case timeInFuture(text: String, now: Timestamp)
        /// The dial is dated before the first day of fieldwork.
        case dialBeforeFieldwork(CivilDate)
        case untilBeforeAt
        case appointmentNotExpected(outcome: Disposition)
        case appointmentBeforeDial
        case incomingNotReached(outcome: Disposition)
        case undiallable(text: String)
        /// Not one number alone: `numbers` as they are dialled, and digits that are in none.
        case severalInNumber(text: String, numbers: [String], leftOver: [String])
        case sameNumber
        case headMalformed(text: String)
        /// A list of heads that holds none.
        case noHeads(path: String)
        /// More than what is read there may have, in bytes: a list of heads, an answer to one question.
        case inputTooLong(name: String, limit: Int)
        /// A line of standard input in another encoding.
        case inputNotText(line: String)
        /// A line of the console from a pipe that is no answer to what was asked.
        case badLine(line: Int, text: String, BadLine)
        case unknownReading(text: String)
        /// An act that would say more than one entry of the log may hold.
        case entryTooLong(bytes: Int)
        /// A text to be stored that holds NUL.
        case nul(text: String)
        /// A date of hand-in.
        case receivedInFuture(CivilDate, today: CivilDate)
    }

    package enum BadLine: Hashable, Sendable {
        case noOutcome(nearest: Disposition?, keypad: Disposition?)
        /// Nothing can be called now.
        case noContact
        /// Of an incoming call.
        case notReached
        case noScore(dimension: String, fault: Score.Fault)
        /// An empty line where every question must have its score.
        case scoreMissing(dimension: String)
        /// Every question of a partial was answered.
        case noneDeclined
        /// No question of a partial was answered.
        case noneAnswered
        case noTime
        case nothingToTakeBack
        case nothingFound
        /// More contacts than one are meant.
        case severalFound
    }

    /// A mistake in the options that argument parsing cannot see.
    package enum Usage: Hashable, Sendable {
        case reasonMissing
        /// `--by` without a name.
        case byEmpty
        case noSurveyorGiven(known: [String])
        case phoneOrConfirm
        /// `-`, and standard input gave nothing.
        case nothingTyped
        /// `-` where a survey's file is meant, which is never standard output or input.
        case standardOutputNotMeant
        case badMap(String)
        case badDate(String)
        /// Not within ``DrawInput/perUnitLimits``.
        case perUnitOutside
        /// `draw --check`: seeds could be tried with it.
        case drawTriesNothing
        /// `init --rehearsal` with another rulebook than its own.
        case rehearsalHasRules
        case pageNotPositive
        case gradeOrWithdraw
        case dateOrWithdraw
        case reassignToSelf(String)
        /// `path` is the command before it, such as `import`; empty for `huifang` itself. `nearest` by its letters.
        case unknownCommand(String, path: String, nearest: String?)
        case unknownGrade(String)
        case unknownState(String)
        case unknownStatus(String)
        /// A page for a browser, on a terminal.
        case outputMissing(command: String)
        /// An argument that is no UTF-8, and no path of a file.
        case notText(String)
    }

    /// sysexits.h, as contract.md §Exit codes assigns them.
    package var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .content, .name: 65
        case .file(let file): file.exitCode
        case .order: 77
        }
    }
}

extension Refusal.File {
    /// Where it says that reading or writing the survey failed, and nothing of what was asked for.
    package var trouble: Refusal.Trouble? {
        switch self {
        case .diskFull: .diskFull
        case .busy: .busy
        case .readWriteFailed, .damaged, .moved, .notPermitted, .interrupted: .readWrite
        default: nil
        }
    }

    /// - Parameter taken: files that the import had taken before.
    package func broke(importOf file: String, taken: Int) -> Refusal {
        guard let trouble, taken > 0 else { return .file(self) }
        return .file(.importBroken(file: file, taken: taken, trouble))
    }

    fileprivate var exitCode: Int32 {
        switch self {
        case .notASurvey, .newerFormat, .rulebook, .damaged, .otherSchema, .foreignJournal, .pipeTooLong: 65
        case .pathNotText, .otherOfficeFile: 64
        case .noSurvey, .noFile, .emptyFolder, .onlyPassedOver: 66
        case .surveyExists, .cannotCreate, .fileExists, .neverOverwritten, .listsAmongHandIns, .nameOfASurvey: 73
        case .diskFull, .readWriteFailed, .notWritten, .moved, .isFolder: 74
        case .busy: 75
        case .importBroken(_, _, let trouble), .erasedNotCleaned(_, let trouble): trouble == .busy ? 75 : 74
        case .answerNotWritten, .savedNotSynced, .madeNotSynced, .madeNotAnswered: 76
        case .networkDrive, .othersMayWrite, .folderOfAll, .journalOfOthers, .interrupted, .writeAhead, .notPermitted:
            77
        }
    }
}
