import SurveyCore

extension LogLine {
    /// One line: `{"sequence","previous","hash","entry"}`, the entry as it is stored, so that its bytes can be hashed again.
    /// What is no JSON (a tampered file) stands as a string, and cannot break the line.
    package var jsonLine: String {
        let entry =
            (try? JSONValue(parsing: text)) != nil && !text.contains(where: \.isNewline)
            ? text : JSONValue.string(text).text()
        let previous = JSONValue.string(previous).text()
        let hash = JSONValue.string(hash).text()
        return "{\"sequence\":\(sequence),\"previous\":\(previous),\"hash\":\(hash),\"entry\":\(entry)}"
    }
}
