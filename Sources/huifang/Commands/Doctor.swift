import ArgumentParser
import Glibc
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `doctor`: looks at everything that a survey depends on outside itself, and changes not a byte.
struct Doctor: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.doctor) }

    @Option(help: Help.option(.backups), completion: .of(.backups)) var backups: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let checkup = CheckupReading.checkup(
            of: session.path,
            backups: backups,
            machine: Machine.facts(session.context)
        )
        try session.answer(
            DoctorText.text(checkup, session.words, columns: session.context.columns),
            json: checkup.json(session.words)
        )
        if checkup.worst >= .warning { throw ExitStatus.withFindings }
    }
}

private enum Machine {
    static func facts(_ context: Context) -> Checkup.Machine {
        let now = context.clock()
        var seconds = time_t(now.seconds)
        var local = tm()
        localtime_r(&seconds, &local)
        let environment = context.environment
        return Checkup.Machine(
            now: now,
            offset: UTCOffset(seconds: local.tm_gmtoff),
            otherCharset: TerminalKind.otherCharset(environment),
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty },
            term: environment["TERM"],
            columns: context.columns,
            rows: context.rows,
            program: Version.current,
            schema: StoreVersion.schema,
            sqlite: StoreVersion.sqlite
        )
    }
}
