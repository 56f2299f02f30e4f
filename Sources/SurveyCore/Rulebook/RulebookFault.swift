/// A mistake in a rulebook with its place in the YAML, counted from 1. (Problems are listed with the reader.)
package struct RulebookFault: Error, Hashable, Sendable {
    package let line: Int
    package let column: Int
    package let problem: RulebookProblem

    package init(line: Int, column: Int, problem: RulebookProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}

package enum RulebookProblem: Hashable, Sendable {
    case syntax(String)
}
