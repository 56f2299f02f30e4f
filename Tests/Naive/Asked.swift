import Foundation

/// How much of a random test is done: what its variable says, as `.ci/long` does, else what `Tests/run` has time for.
package func asked(_ variable: String, or usual: Int) -> Int {
    guard let text = ProcessInfo.processInfo.environment[variable] else { return usual }
    guard let number = Int(text) else { fatalError("\(variable) is no number: \(text)") }
    return number
}
