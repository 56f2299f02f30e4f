/// How a part names others (ECMA-376 part 2, 6.5): an id, what the other part is, and where.
struct Relationships {
    struct Target {
        let id: String
        /// The last word of the type's address, the same in transitional and strict files: `worksheet`, `styles`.
        let type: String
        /// The part's name from the root of the ZIP.
        let part: String
    }

    private(set) var targets: [Target] = []

    /// Those of `part`; of the file itself where that is empty. None when nothing is written of them.
    init(of part: String, in zip: ZipDirectory) throws(Fault) {
        let part = Self.resolve(part, in: "")
        let folder = Self.folder(of: part)
        let name = "\(folder)_rels/\(Substring(part.utf8.dropFirst(folder.utf8.count))).rels"
        guard let entry = try zip.find(name) else { return }
        let reader = try Reader(entry, of: zip.file)
        reader.folder = folder
        try reader.readAll()
        targets = reader.targets
    }

    /// With the slash behind it; empty for the root.
    static func folder(of part: String) -> String {
        let part = resolve(part, in: "")
        return part.utf8.lastIndex(of: 0x2F).map { String(part[...$0]) } ?? ""
    }

    func first(_ type: String) -> Target? { targets.first { $0.type == type } }

    private final class Reader: XMLPart {
        var folder = ""
        var targets: [Target] = []

        override func start(_ name: XMLName, _ attributes: XMLAttributes) {
            guard name == "Relationship", let id = attributes.string("Id"), let type = attributes.string("Type"),
                let target = attributes.string("Target"), attributes.string("TargetMode") != "External"
            else { return }
            guard targets.count < Limits.entries, id.utf8.count + target.utf8.count < Limits.nameLength else {
                return stop(.tooLarge(.count, place))
            }
            let word = type.utf8.lastIndex(of: 0x2F).map { type[type.utf8.index(after: $0)...] } ?? type[...]
            targets.append(Target(id: id, type: String(word), part: Relationships.resolve(target, in: folder)))
        }
    }

    /// `../x` and `/x` as a name from the root, with either slash, and `%20` as what it stands for.
    static func resolve(_ target: String, in folder: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(target.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest.removeFirst(2)
            } else {
                bytes.append(byte == 0x5C ? 0x2F : byte)
            }
        }
        var path: [ArraySlice<UInt8>] = []
        let start = bytes.first == 0x2F ? [] : Array(folder.utf8)
        for step in (start + bytes).split(separator: 0x2F) where step != [0x2E] {
            if step == [0x2E, 0x2E] {
                _ = path.popLast()
            } else {
                path.append(step)
            }
        }
        return String(decoding: Array(path.joined(separator: [0x2F])), as: UTF8.self)
    }
}
