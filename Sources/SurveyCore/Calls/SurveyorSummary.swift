/// A surveyor with what is on the list.
package struct SurveyorSummary: Hashable, Sendable {
    /// 工号, from 1 in order of import.
    package var number: Int
    package var name: String
    /// As imported.
    package var avoids: [String]
    package var listed: Int
    /// Open or awaiting confirmation.
    package var open: Int

    package init(number: Int, name: String, avoids: [String], listed: Int, open: Int) {
        self.number = number
        self.name = name
        self.avoids = avoids
        self.listed = listed
        self.open = open
    }
}
