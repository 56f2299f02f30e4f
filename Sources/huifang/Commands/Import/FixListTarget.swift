import ContactCSV
import Foundation
import SurveyCore
import SurveyStore

/// Where `--findings` writes. Looked at before anything is imported: what an import has done must not go unsaid because its
/// lists find no place.
enum FixListTarget {
    case file(OutputFile)
    /// Ends in `/`; is there.
    case folder(String, force: Bool)

    var isFolder: Bool { if case .folder = self { true } else { false } }

    /// - Parameter inputs: the files being imported, none of which may be written over.
    /// - Throws: ``Refusal/File``: `cannotCreate`, `fileExists`, `neverOverwritten`, `listsAmongHandIns`, `pathNotText`.
    init(_ path: String, force: Bool, besides inputs: [TableInput]) throws {
        guard !path.isEmpty else { throw Refusal.file(.cannotCreate(path: path)) }
        guard PathText.isText(path) else { throw Refusal.file(.pathNotText(path: path)) }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let files = inputs.compactMap { if case .file(let file) = $0 { file } else { nil } }
        guard PathText.isFolder(path) || (exists && isFolder.boolValue) else {
            if exists, files.contains(where: { isSameFile($0, path) }) {
                throw Refusal.file(.neverOverwritten(path: path))
            }
            self = .file(try OutputFile(path, force: force))
            guard path != "-" else { return }
            let place = exists ? path : Self.folder(of: path)
            guard access(place, W_OK) == 0 else { throw Refusal.file(.cannotCreate(path: path)) }
            return
        }
        let folder = PathText.isFolder(path) ? path : path + "/"
        self = .folder(folder, force: force)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Refusal.file(.cannotCreate(path: path))
        }
        guard access(folder, W_OK | X_OK) == 0 else { throw Refusal.file(.cannotCreate(path: path)) }
        // A list that a unit sent back would be lost under the next one.
        if let own = files.first(where: { isSameFile(Self.folder(of: $0), folder) }) {
            throw Refusal.file(.listsAmongHandIns(file: own))
        }
        // Which lists there will be shows only after the import, and then it is done.
        let earlier = try? FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.lowercased().hasSuffix(".csv") }.min()
        if !force, let earlier { throw Refusal.file(.fileExists(path: folder + earlier)) }
    }

    private static func folder(of path: String) -> String {
        let folder = PathText.parts(path).folder
        return folder.isEmpty ? "." : folder
    }
}
