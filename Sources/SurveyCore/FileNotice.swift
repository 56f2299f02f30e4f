/// What is to be said of a survey file that is opened.
package enum FileNotice: Hashable, Sendable {
    /// Another program's write has been waited for 2 s.
    case waitingForOther
    /// A write had been interrupted; it was undone, and the file is whole.
    case rolledBack(path: String)
    /// Everybody on the machine can read the contacts.
    case allMayRead(path: String)
}
