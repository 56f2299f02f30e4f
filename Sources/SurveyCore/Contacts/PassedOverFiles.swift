/// What an import passed over in a folder because its name or kind says that it is nobody's table (columns.md §Files).
package struct PassedOverFiles: Hashable, Sendable {
    /// As it was named, with a `/` at its end; empty for that in which the program runs.
    package let folder: String
    package private(set) var files: [String] = []
    package private(set) var folders: [String] = []

    package init(folder: String) { self.folder = folder }

    package var isEmpty: Bool { files.isEmpty && folders.isEmpty }

    package mutating func add(_ name: String, isFolder: Bool) {
        if isFolder { folders.append(name) } else { files.append(name) }
    }

    /// Whether nobody hands in a file of this name: what systems and spreadsheets leave behind, backups, half a download.
    package static func isNobodys(_ name: String) -> Bool {
        let name = name.lowercased()
        let known = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"]
        let beginnings = ["~$", ".~lock.", "._"]
        let ends = [".tmp", ".temp", ".bak", ".part", ".partial", ".crdownload", ".lock", ".lck", ".lnk", "~"]
        return known.contains(name) || beginnings.contains { name.hasPrefix($0) }
            || ends.contains { name.hasSuffix($0) }
    }
}
