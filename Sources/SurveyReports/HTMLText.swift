import SurveyWords

/// `text` as the content of an HTML element or attribute in quotation marks: markup is escaped, invisible and direction
/// characters are shown as on the terminal.
package func htmlText(_ text: String) -> String {
    var escaped = ""
    for scalar in safeText(oneLine(text)).unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
