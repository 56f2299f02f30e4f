import Foundation
import SurveyCore
import SurveyStore
import SurveyWords

/// `init --rehearsal`: a survey to practise with, and beside it a folder with what units hand in and surveyors fill in.
struct Rehearsal {
    let session: Session
    private let files: RehearsalFiles
    /// Beside the survey; ends in `/`.
    let folder: String

    init(_ session: Session) {
        self.session = session
        files = RehearsalFiles(today: session.now.date(Rulebook.zhengzhou2020.offset))
        let beside = PathText.parts(session.path).folder
        let name = session.language("演练/", "rehearsal/")
        folder = beside.isEmpty ? name : (beside.hasSuffix("/") ? beside : beside + "/") + name
    }

    var rulebook: Rulebook {
        guard case .success(let rulebook) = RulebookReader.read(files.rulebook) else {
            preconditionFailure("the rehearsal's rulebook cannot be read")
        }
        return rulebook
    }

    var steps: [String] { files.steps(folder: folder) }

    /// Writes the files into a folder that nobody had; it appears whole, after `making` made the survey.
    /// - Throws: `fileExists`, `cannotCreate`, and what `making` throws: then there is no folder.
    func write(making: () throws -> Survey) throws -> Survey {
        let path = String(folder.dropLast())
        // A link to nothing is something, too.
        var facts = stat()
        guard lstat(path, &facts) != 0 else { throw Refusal.file(.fileExists(path: path)) }
        let temporary = try Unfinished(for: path, isFolder: true)
        do {
            for file in files.files { try put(file.bytes, temporary.path + "/" + file.path) }
            try put(
                Array((["# " + session.words.rehearsalSteps] + steps).map { $0 + "\n" }.joined().utf8),
                temporary.path + "/steps.txt"
            )
        } catch {
            throw Refusal.file(.cannotCreate(path: path))
        }
        let survey = try making()
        guard rename(temporary.path, path) == 0 else {
            throw DocumentFailed(path: path, refusal: .cannotCreate(path: path))
        }
        return survey
    }

    private func put(_ bytes: [UInt8], _ path: String) throws {
        try FileManager.default.createDirectory(atPath: PathText.parts(path).folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
