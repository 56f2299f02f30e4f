/// Every command.
package enum CommandName: String, CaseIterable, Hashable, Sendable {
    case root = "huifang"
    case initialise = "init"
    case rulebook
    case `import`
    case importUnits = "import units"
    case importSurveyors = "import surveyors"
    case importContacts = "import contacts"
    case importResults = "import results"
    case template
    case unit
    case unitRename = "unit rename"
    case unitWithdraw = "unit withdraw"
    case roster, draw, reassign, sheet, call, record, amend, void
    case correctNumber = "correct-number"
    case contacts, contact
    case contactForget = "contact forget"
    case status, quality, grade, publish, whatif, ruling, close, reopen, report
    case export, log, verify, purge, backup
}
