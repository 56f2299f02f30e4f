/// What is no command and has help all the same: `huifang help exit-codes`.
package enum HelpTopic: String, CaseIterable, Hashable, Sendable {
    case exitCodes = "exit-codes"
    case environment

    /// As contract.md has it, which a test compares: what is explained, and how.
    package func rows(_ language: Language) -> [(name: String, text: String)] {
        switch self {
        case .exitCodes: ExitCode.all.map { ($0.name, language($0.zh, $0.en)) }
        case .environment: EnvironmentVariable.allCases.map { ($0.rawValue, $0.text(language)) }
        }
    }

    package func text(_ language: Language, columns: Int) -> String {
        let title =
            switch self {
            case .exitCodes:
                language("退出码：命令结束时告诉程序的数字（shell 中的 $?）。", "Exit codes: what a command ends with ($? in a shell).")
            case .environment: language("环境变量。命令行选项总是优先。", "Environment variables. An option on the command line wins.")
            }
        let blanks = String(repeating: " ", count: 20)
        let rows = rows(language).flatMap { row in
            let lines = wrapped(row.text, columns: max(30, columns - blanks.count))
            return [padded("  " + row.name, toColumns: blanks.count) + lines[0]] + lines.dropFirst().map { blanks + $0 }
        }
        return ([title, ""] + rows).joined(separator: "\n")
    }
}

/// sysexits.h, as far as the program uses it (contract.md §Exit codes).
struct ExitCode {
    let name: String
    let zh: String
    let en: String

    static let all: [ExitCode] = [
        ExitCode(
            name: "0",
            zh: "完成；只有提示的也是 0，没有什么可改的也是 0",
            en: "done; notes alone are 0, and so is an act that had nothing to change"
        ),
        ExitCode(
            name: "1",
            zh: "完成，但导入有错误或警告；核验（verify、backup、restore）不一致；doctor 有要处理的；rulebook --check 有上一次留下的",
            en:
                "done, with an error or warning among an import's findings; a verification (verify, backup, restore) that does not agree; something to be done that doctor found; something left over that rulebook --check found"
        ),
        ExitCode(
            name: "64",
            zh: "命令写错了；没有写原因或调查员",
            en: "a mistake on the command line; a reason or a surveyor not given"
        ),
        ExitCode(
            name: "65",
            zh: "内容不能用：导入的文件整个不能用，规则有误，不是调查文件、已损坏或由更新的程序建立；没有这个联系人、单位、调查员、记录、结果或口径；"
                + "值不合适；没有人可以分派；种子用过；拨打界面的一行输错",
            en:
                "content that cannot be used: a file of an import as a whole, a rulebook with a mistake, a file that is no survey, is "
                + "damaged, or was made by a newer program; an unknown contact, unit, surveyor, call, outcome or reading; a value "
                + "that does not fit; nobody eligible; a seed used before; a bad line of the console"
        ),
        ExitCode(
            name: "66",
            zh: "没有这个文件，没有调查文件；目录里没有可以导入的文件",
            en: "no such file, no survey; a folder with no file to import in it"
        ),
        ExitCode(name: "70", zh: "程序出错", en: "a fault of the program"),
        ExitCode(
            name: "73",
            zh: "不能新建：已经存在，目录不允许，或更正清单可能盖掉报送表",
            en: "cannot create: it exists, the folder forbids it, or a fix list might replace a hand-in"
        ),
        ExitCode(
            name: "74",
            zh: "读写失败，磁盘已满，要文件的地方是目录",
            en: "reading or writing failed, disk full, a folder where a file is wanted"
        ),
        ExitCode(
            name: "75",
            zh: "别的程序占用文件 30 秒；contact forget 和 purge 之后，75 和 74 也可能表示：已清除并记入日志，但空闲页还没有清理，"
                + "再运行一次同样的命令即可",
            en:
                "another program was using the file for 30 seconds; after contact forget and purge this, or 74, can also mean: erased "
                + "and logged, but free pages are not overwritten yet; the same command again finishes it"
        ),
        ExitCode(
            name: "76",
            zh:
                "已经做完并保存，或文件已经完整写好（backup、restore、-o），但没有回答：输出已满或已关闭，-o 或更正清单的文件写不了，调查文件一时读不出来，或不能保证断电后目录（含新建文件所在的）还完好；不要重做",
            en:
                "done and saved, or a file made and whole (backup, restore, -o), but not answered: the output is full or closed, the file of "
                + "-o or of a fix list cannot be written, the survey could not be read for the answer, or the folder (of a file that was made, too) could not be made safe against a "
                + "loss of power; nothing is to be done again"
        ),
        ExitCode(
            name: "77",
            zh: "还不到这一步、已过这一步或不允许：导入或抽取之前，外呼第一天之前的 call，外呼结束之后，已抽取，名册有变化，每单位个数变小，"
                + "记录已作废或更正过，要清除的联系人还没拨完，外呼结束后更正号码，单位名称已被使用，登录名属于一名调查员而用了别人的名字拨打或记录，"
                + "文件、目录或日志文件的权限，中断的写入不能由打开的人恢复，网络盘，未获确认",
            en:
                "not at this stage, or not permitted: before the import or the draw, call before the first day of fieldwork, after "
                + "close, once drawn, a changed roster, a smaller K, a call voided or replaced already, a contact still open that "
                + "would be forgotten, a number to be corrected after close, a unit's name that is another's, a dial "
                + "under another name by somebody whose login is a surveyor's, the rights of a file, its folder or its journal, an interrupted write that whoever opens the file may not undo, a network file "
                + "system, not confirmed"
        ),
        ExitCode(name: "128 + n", zh: "被信号 n 中止", en: "stopped by signal n"),
    ]
}

/// What the environment can say (contract.md §Environment).
package enum EnvironmentVariable: String, CaseIterable, Hashable, Sendable {
    case survey = "HUIFANG_SURVEY"
    case lang = "HUIFANG_LANG"
    case user = "HUIFANG_USER"
    case surveyor = "HUIFANG_SURVEYOR"
    case dial = "HUIFANG_DIAL"

    func text(_ language: Language) -> String {
        switch self {
        case .survey:
            language("调查文件；--survey 优先；都没有则为 huifang.db", "the survey file; --survey wins; else huifang.db")
        case .lang:
            language(
                "语言；--lang 优先；都没有则看 LC_ALL、LC_MESSAGES、LANG 中第一个不空的：zh… 为中文，其他为英文",
                "the language; --lang wins; else LC_ALL, LC_MESSAGES, LANG: of these the first that is not empty, zh… is Chinese, "
                    + "anything else English"
            )
        case .user:
            language(
                "经办人；--by 优先（空白：64）；都没有则为登录名，即实际用户的，不受任何变量影响",
                "who acts; --by wins (blank: 64); else the login name, which is the real user's and no variable's"
            )
        case .surveyor:
            language(
                "call、record、sheet、import results 的调查员；--surveyor 优先；都没有的，call 和 record 取登录名所属的调查员（columns.md §Surveyors）",
                "the surveyor of call, record, sheet, import results; --surveyor wins; with neither call and record take whose login it "
                    + "is (columns.md §Surveyors)"
            )
        case .dial:
            language(
                "拨号命令：按空格拆开，号码（只有数字）作最后一个参数，不经 shell；终端上的 call 开始拨打时运行，除非 --no-dial；"
                    + "不能启动，或拨打期间以非 0 结束，会告诉调查员；osc52 不是命令：把号码经终端（OSC 52）放到调查员自己电脑的剪贴板，隔着 ssh 也可以",
                "a command that dials: split at blanks, the number in digits as its last argument, no shell; run by call on a "
                    + "terminal unless --no-dial; that it could not be started, or ended with other than 0 while its dial ran, is said; osc52 is no command: it puts the number on "
                    + "the surveyor's own clipboard, through the terminal (OSC 52), over ssh as well"
            )
        }
    }
}
