import SurveyWords

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

    /// A unit's name as a file's, here and on a Windows disk: nothing invisible, no separators, not hidden, no option of a command,
    /// not too long.
    static func of(unit: String) -> String {
        var name = ""
        for scalar in unit.unicodeScalars where name.utf8.count + UTF8.width(scalar) <= 200 {
            let isBad = isInvisible(scalar) || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
            name.unicodeScalars.append(isBad ? "_" : scalar)
        }
        let isDevice = devices.contains(name.prefix { $0 != "." }.uppercased())
        return name.hasPrefix(".") || name.hasPrefix("-") || isDevice ? "_" + name : name
    }

    /// Names that Windows keeps for itself, with any ending.
    private static let devices = Set(
        ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] }
    )
}
