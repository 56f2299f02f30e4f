import Yams

/// One mapping of the YAML with the keys it may have. Every getter answers `nil` and notes why when there is no such value.
struct RulebookSection {
    /// The key it stands behind; `nil` for the whole file.
    let name: String?
    let mark: Place
    let notes: RulebookNotes
    private var values: [String: Node] = [:]
    private var marks: [String: Place] = [:]

    /// `nil` when the node holds no keys with values. Unknown, repeated and missing keys are noted.
    init?(
        _ node: Node,
        name: String?,
        at mark: Place,
        required: [String],
        optional: [String] = [],
        notes: RulebookNotes
    ) {
        self.name = name
        self.mark = mark
        self.notes = notes
        guard case .mapping(let mapping) = node else {
            notes.add(.notASection(key: name), at: node.place ?? mark)
            return nil
        }
        let known = required + optional
        // A misspelt key is told once, not as a missing one, too.
        var misspelt: Set<String> = []
        for (keyNode, value) in mapping {
            let place = keyNode.place ?? mark
            guard case .scalar(let scalar) = keyNode else {
                notes.add(.notAValue(key: name ?? ""), at: place)
                continue
            }
            let (key, isRepeated) = RulebookYAML.key(scalar.string)
            if !known.contains(key) {
                let meant = nearest(to: key, among: known)
                if let meant { misspelt.insert(meant) }
                notes.add(.unknownKey(key, section: name, nearest: meant), at: place)
            } else if isRepeated || values[key] != nil {
                notes.add(.duplicateKey(key, firstLine: (marks[key] ?? place).line), at: place)
            } else {
                values[key] = value
                marks[key] = place
            }
        }
        for key in required where values[key] == nil && !misspelt.contains(key) {
            notes.add(.missingKey(key, section: name), at: mark)
        }
    }

    /// Where the value stands, else its key, else the section.
    func mark(of key: String) -> Place { values[key]?.place ?? marks[key] ?? mark }

    /// The key is written, with or without a value.
    func has(_ key: String) -> Bool { values[key] != nil }

    func section(_ key: String, required: [String], optional: [String] = []) -> RulebookSection? {
        guard let node = node(key) else { return nil }
        return RulebookSection(
            node,
            name: key,
            at: marks[key] ?? mark,
            required: required,
            optional: optional,
            notes: notes
        )
    }

    /// The elements of a list; an empty list is one. `[]` is written where there is nothing.
    func list(_ key: String) -> [Node]? {
        guard let node = node(key) else { return nil }
        guard case .sequence(let sequence) = node else {
            notes.add(.notAList(key: key), at: mark(of: key))
            return nil
        }
        return Array(sequence)
    }

    /// The elements of a list of sections, each with where it begins; those that are none are noted and left out.
    func sections(_ key: String, required: [String], optional: [String] = []) -> [RulebookSection]? {
        list(key)?.compactMap {
            RulebookSection(
                $0,
                name: key,
                at: $0.place ?? mark(of: key),
                required: required,
                optional: optional,
                notes: notes
            )
        }
    }

    /// A text without blanks at its ends, on one line or several.
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        return scalar(node, key: key, at: mark(of: key))
    }

    /// A scalar that is neither empty nor holds characters that nobody sees.
    func scalar(_ node: Node, key: String, at mark: Place) -> String? {
        guard case .scalar(let scalar) = node else {
            notes.add(.notAValue(key: key), at: node.place ?? mark)
            return nil
        }
        let text = trimmed(scalar.string)
        guard !text.isEmpty else {
            notes.add(.emptyValue(key: key), at: mark)
            return nil
        }
        if let hidden = text.unicodeScalars.first(where: isUnprintable) {
            notes.add(.unprintableCharacter(key: key, codePoint: hidden.value), at: mark)
            return nil
        }
        return text
    }

    /// The scalar as written, without a word about what may be wrong with it.
    func plain(_ key: String) -> String? { values[key]?.scalar.map { trimmed($0.string) } }

    func whole(_ key: String, in allowed: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = wholeNumber(text) else {
            notes.add(.notANumber(key: key, value: text), at: mark(of: key))
            return nil
        }
        guard allowed.contains(number) else {
            notes.add(.outOfRange(key: key, value: number, allowed: allowed), at: mark(of: key))
            return nil
        }
        return number
    }

    func score(_ key: String) -> Score? {
        guard let text = text(key) else { return nil }
        switch Score.parse(text) {
        case .success(let score): return score
        case .failure(let fault):
            notes.add(.badScore(key: key, value: text, fault), at: mark(of: key))
            return nil
        }
    }

    func date(_ key: String) -> CivilDate? {
        guard let text = text(key) else { return nil }
        guard let date = CivilDate(iso: text) else {
            notes.add(.badDate(key: key, value: text), at: mark(of: key))
            return nil
        }
        return date
    }

    func time(_ key: String) -> TimeOfDay? {
        guard let text = text(key) else { return nil }
        guard let time = TimeOfDay(text) else {
            notes.add(.badTime(key: key, value: text), at: mark(of: key))
            return nil
        }
        return time
    }

    /// One of a closed set of words.
    func choice<Value: CaseIterable & RawRepresentable<String>>(_ key: String, _: Value.Type = Value.self) -> Value? {
        guard let text = text(key) else { return nil }
        guard let value = Value(rawValue: text) else {
            notes.add(
                .unknownValue(key: key, value: text, allowed: Value.allCases.map(\.rawValue)),
                at: mark(of: key)
            )
            return nil
        }
        return value
    }

    /// A name that files, JSON and commands use: `understanding`, `zhengzhou-2020`.
    func identifier(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        let fits = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard fits, let first = text.utf8.first,
            (0x61...0x7A).contains(first) || name == nil && first < 0x3A && first != 0x2D
        else {
            notes.add(.badIdentifier(key: key, value: text), at: mark(of: key))
            return nil
        }
        return text
    }

    /// The value behind a key; a missing key was noted when the section was read, an empty value is noted here.
    private func node(_ key: String) -> Node? {
        guard let node = values[key] else { return nil }
        if case .scalar(let scalar) = node, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
            notes.add(.emptyValue(key: key), at: marks[key] ?? mark)
            return nil
        }
        return node
    }
}

/// Decimal digits with at most a minus in front; `0371` is 371 and not an octal number.
private func wholeNumber(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
}

/// Control characters but the line feed, and those that turn the direction of writing.
private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\n"
    case .format, .lineSeparator, .paragraphSeparator, .privateUse: true
    default: false
    }
}
