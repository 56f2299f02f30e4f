import Foundation
import Glibc
import SurveyCore

/// A file, or a folder, that is being made, under a name of its own in the folder in which it will have its real one. Its program has it
/// locked; what nobody has locked was left by one that was killed, and goes when the next one is to be made there, or a survey there is opened
/// to be written: it may be a copy of everybody's data.
package final class Unfinished {
    private static let beginning = ".huifang-new-"

    package let path: String
    private let descriptor: Int32

    /// - Throws: `diskFull`, `readWriteFailed`, `cannotCreate`.
    package init(for path: String, isFolder: Bool = false) throws {
        Self.removeLeft(besides: path)
        let folder = PathText.parts(path).folder
        for number in 0..<100 {
            let name = "\(folder)\(Self.beginning)\(getpid())-\(number)"
            let file: Int32
            if isFolder {
                file = mkdir(name, 0o700) == 0 ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
            } else {
                file = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
            }
            guard file >= 0 else {
                if errno == EEXIST { continue }
                throw NewFile.refusal(errno, path)
            }
            // Whoever looked for what was left between the two calls may have taken it away.
            var facts = stat()
            guard flock(file, LOCK_EX | LOCK_NB) == 0, stat(name, &facts) == 0 else {
                close(file)
                continue
            }
            self.path = name
            descriptor = file
            return
        }
        throw Refusal.file(.cannotCreate(path: path))
    }

    deinit {
        Self.remove(path)
        close(descriptor)
    }

    private static func remove(_ path: String) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return }
        if facts.st_mode & S_IFMT == S_IFDIR {
            try? FileManager.default.removeItem(atPath: path)
        } else {
            unlink(path)
            unlink(path + "-journal")
        }
    }

    /// Removes what killed programs left in the folder of this file.
    package static func removeLeft(besides path: String) {
        let folder = PathText.parts(path).folder
        guard let handle = opendir(folder.isEmpty ? "." : folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(beginning) else { continue }
            let path = folder + name
            if name.hasSuffix("-journal") {
                // A copy goes before its journal does.
                if access(String(path.dropLast("-journal".count)), F_OK) != 0 { unlink(path) }
                continue
            }
            let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            guard file >= 0 else { continue }
            if flock(file, LOCK_EX | LOCK_NB) == 0 { remove(path) }
            close(file)
        }
    }
}
