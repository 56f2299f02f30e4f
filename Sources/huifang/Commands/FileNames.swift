/// Names of files for units, in one folder.
struct FileNames {
    private var taken: Set<String> = []

    /// Two units' names may make one file's name: the second is `-2`. Some disks (Windows, macOS) do not tell capitals apart.
    mutating func unused(_ name: String) -> String {
        var candidate = name
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }

    /// A unit's name as a file's: no separators, no control characters, not hidden, not too long for a file system.
    static func of(unit: String) -> String {
        var name = ""
        for character in unit where name.utf8.count + character.utf8.count <= 200 {
            name.append(character == "/" || character.unicodeScalars.contains { $0.value < 0x20 } ? "_" : character)
        }
        return name.hasPrefix(".") ? "_" + name : name
    }
}
