import SurveyCore

/// What `doctor` says: each subject with what was seen, and of what is not as it should be what to do.
extension Words {
    package func subject(_ subject: Checkup.Subject) -> String {
        switch subject {
        case .survey: self("调查文件", "survey")
        case .fileSystem: self("文件系统", "file system")
        case .rights: self("权限", "rights")
        case .journal: self("回滚日志", "journal")
        case .space: self("可用空间", "free space")
        case .backup: self("备份", "backup")
        case .clock: self("时钟", "clock")
        case .locale: self("语言环境", "locale")
        case .terminal: self("终端", "terminal")
        case .versions: self("版本", "versions")
        }
    }

    package func severity(_ severity: Checkup.Severity) -> String {
        switch severity {
        case .ok: self("正常", "ok")
        case .note: self("提示", "note")
        case .warning: self("警告", "warning")
        case .error: self("错误", "error")
        }
    }

    /// What was seen, in some words.
    package func seen(_ subject: Checkup.Subject, in checkup: Checkup) -> String {
        let machine = checkup.machine
        switch subject {
        case .survey:
            guard let survey = checkup.survey else { return shown(checkup.path) }
            return self(
                "\(shown(checkup.path))（\(shown(survey.title))，日志 \(survey.entries) 条）",
                "\(shown(checkup.path)) (\(shown(survey.title)), \(count(survey.entries, "entry", "entries")))"
            )
        case .fileSystem: return "\(checkup.folder.fileSystem ?? self("不明", "unknown")) \(shown(checkup.folder.path))"
        case .rights:
            let folder = self("目录 \(octal(checkup.folder.mode))", "folder \(octal(checkup.folder.mode))")
            return checkup.file.map { self("文件 \(octal($0.mode))，", "file \(octal($0.mode)), ") + folder } ?? folder
        case .journal:
            return checkup.file?.journal ?? 0 > 0 ? self("有", "there is one") : self("没有遗留", "none is left over")
        case .space: return checkup.folder.free.map(bytes) ?? self("不明", "unknown")
        case .backup:
            guard let backup = checkup.backup else { return self("没有找到", "none was found") }
            let days = checkup.daysSinceBackup
            return self(
                "\(shown(backup.path))，日志到第 \(backup.entries) 条（\(moment(backup.last, checkup))，\(days == 0 ? "不到一天" : "\(days) 天前")）",
                "\(shown(backup.path)), log up to entry \(count(backup.entries)) (\(moment(backup.last, checkup)), "
                    + "\(days == 0 ? "less than a day" : count(days, "day")) ago)"
            )
        case .clock: return "\(machine.now.date(machine.offset)) \(machine.now.time(machine.offset)) \(machine.offset)"
        case .locale: return machine.locale.map { shown($0) } ?? self("没有设定", "not set")
        case .terminal:
            guard let columns = machine.columns, let rows = machine.rows else { return self("不是终端", "no terminal") }
            return [machine.term.map { shown($0) }, "\(columns) × \(rows)"].compactMap { $0 }.joined(
                separator: self("，", ", ")
            )
        case .versions:
            return self(
                "huifang \(machine.program)，文件格式 \(checkup.survey?.schema ?? machine.schema)，SQLite \(machine.sqlite)",
                "huifang \(machine.program), file format \(checkup.survey?.schema ?? machine.schema), SQLite \(machine.sqlite)"
            )
        }
    }

    /// What is not as it should be, and what to do.
    package func symptom(_ symptom: Checkup.Symptom, of checkup: Checkup) -> String {
        let path = shown(checkup.path)
        let folder = shown(checkup.folder.path)
        switch symptom {
        case .noSurvey:
            return self(
                "这里没有调查文件。请先 huifang init 建立，或用 --survey 指明位置。",
                "There is no survey file here. Make one with huifang init, or say where it is with --survey."
            )
        case .unreadable(let refusal): return self.refusal(refusal)
        case .network(let type):
            return self(
                "在网络盘上（\(type)），几台电脑同写会损坏文件。请放到一台电脑的本机磁盘，其他人用 ssh 登录那台电脑。",
                "On a network drive (\(type)), where writing together can damage it. Keep it on one machine's own disk; the others log in "
                    + "there with ssh."
            )
        case .plainFileSystem(let type):
            return self(
                "\(type) 没有文件权限，拿到磁盘的人都能读。请把调查文件放到本机磁盘，这里只放备份，用后妥善保管。",
                "\(type) has no rights: whoever holds the disk can read it. Keep the survey on the machine's own disk, and here only backups, "
                    + "locked away."
            )
        case .inMemory(let type):
            return self(
                "\(type) 在内存里，关机后就没有了。请换一个目录：huifang backup 目录/huifang.db。",
                "\(type) lies in memory and is gone when the machine is switched off. Take another folder: huifang backup FOLDER/huifang.db."
            )
        case .synchronised(let name):
            return self(
                "「\(shown(name))」是同步文件夹，同步程序会在写入中途复制或换掉文件，个人信息也会传到别处。请移到不同步的目录。",
                "\(shown(name)) is a folder that is synchronised: the file can be copied or exchanged while it is written, and personal data go "
                    + "elsewhere. Move it to another folder."
            )
        case .othersMayWrite:
            return self(
                "其他用户也能改写，程序不会打开它：chmod 600 \(path)（给一个组用：660）。",
                "Others can write it, and it is not opened: chmod 600 \(path) (660 for a group)."
            )
        case .othersMayRead:
            return self("其他用户也能读到个人信息：chmod o-rwx \(path)。", "Others can read personal data: chmod o-rwx \(path).")
        case .readOnly:
            return self("您只能看，不能写入。要记录的，请管理员授权。", "You may look and not write. Ask for the right if you are to record.")
        case .folderReadOnly:
            return self(
                "您不能写入目录 \(folder)，保存时要在这里建临时文件。请管理员授权，或换一个目录。",
                "You may not write in the folder \(folder), where saving makes a file for a moment. Ask for the right, or use another folder."
            )
        case .folderOpen:
            return self(
                "其他用户能改动目录 \(folder)，可以换掉调查文件：chmod o-w \(shellArgument(checkup.folder.path))。",
                "Others may write in the folder \(folder) and exchange the file: chmod o-w \(shellArgument(checkup.folder.path))."
            )
        case .groupCannotSave:
            return self(
                "文件给了一个组，目录却没有，同组的人保存不了：chmod g+ws \(shellArgument(checkup.folder.path))。",
                "The file is a group's and its folder is not: the others cannot save. chmod g+ws \(shellArgument(checkup.folder.path))."
            )
        case .journalLeft:
            return self(
                "上次写入没有完成（断电或程序中止）。不要删除 \(path)-journal：没有它，文件就坏了。运行 huifang verify，会恢复到写入之前并核验。",
                "A write was not finished (power, or a program that was stopped). Do not delete \(path)-journal: without it the file is "
                    + "damaged. Run huifang verify, which goes back to before that write and checks everything."
            )
        case .beingWritten(let process):
            return self("进程 \(process) 正在写入，写完再查。", "Process \(process) is writing now; look again when it is done.")
        case .writeAheadLog:
            return self(
                "旁边有 \(path)-wal：别的程序打开过这个文件。请关掉那个程序，不要删除 -wal 文件，再运行 huifang verify。",
                "There is \(path)-wal: another program had the file open. Close it, do not delete the -wal file, and run huifang verify."
            )
        case .almostFull:
            return self("磁盘快满了，保存会失败。请马上清出空间。", "The disk is all but full and saving will fail. Free some space now.")
        case .littleSpace(let needed):
            return self(
                "空间偏少，至少留出 \(bytes(needed))（写入和备份都要用）。",
                "Little is left; keep \(bytes(needed)) free, for writing and for a backup."
            )
        case .noBackup:
            return self(
                "在调查文件旁边、下一级目录（和 --backups 指明的目录）里没有这次调查的备份。请 \(backup(checkup))，并存到另一块磁盘；备份在别处的，用 --backups 目录 指明。",
                "There is no copy of this survey beside it, in the folders below (or in that of --backups). Make one, \(backup(checkup)), and "
                    + "keep it on another disk; where copies lie elsewhere, name the folder with --backups."
            )
        case .oldBackup(let missing, let days):
            return self(
                "已有 \(days) 天没有备份，其后的 \(missing) 条日志不在备份里。请 \(backup(checkup))。",
                "The last one is \(count(days, "day")) old and lacks \(count(missing, "entry", "entries")). \(backup(checkup))"
            )
        case .clockBehind(let last):
            return self(
                "电脑的时间早于最后一条日志（\(moment(last, checkup))）。请先把时钟调准，再记录。",
                "The clock stands before the newest entry of the log (\(moment(last, checkup))). Set it before anything is recorded."
            )
        case .otherZone(let offset):
            return self(
                "电脑的时区与评定规则（\(offset)）不同。程序一律按规则的时区记录和显示，不受影响；请留意与桌面上的时钟不一样。",
                "The machine's time zone is not the rulebook's (\(offset)). Times are recorded and shown in the rulebook's; only the clock on "
                    + "the desktop is another one."
            )
        case .otherCharset(let charset):
            return self(
                "字符编码是 \(shown(charset))，不是 UTF-8，汉字会乱。请 export LC_ALL=C.UTF-8，终端也设为 UTF-8。",
                "The character set is \(shown(charset)) and not UTF-8; Chinese will be garbled. export LC_ALL=C.UTF-8, and set the terminal to UTF-8."
            )
        case .plainLocale:
            return self(
                "没有设定语言环境：打进命令行的汉字会变成 \\346 一类的数字，程序默认讲英文。export LC_ALL=C.UTF-8；要中文再 export HUIFANG_LANG=zh。",
                "No locale is set: Chinese typed on the command line is shown as \\346 and the like, and English is spoken. export LC_ALL=C.UTF-8; for "
                    + "Chinese also export HUIFANG_LANG=zh."
            )
        case .dumbTerminal:
            return self("TERM=dumb，拨打界面只能逐行输入。", "TERM=dumb: the console reads lines.")
        case .smallTerminal:
            return self(
                "窗口小于 80 列 24 行，拨打界面会折叠。请放大窗口。",
                "Under 80 columns or 24 lines the console is folded. Make the window larger."
            )
        case .olderFormat(let schema):
            return self(
                "文件格式是旧的（\(schema)），下一次写入时自动升级；请先备份。",
                "The file's format is older (\(schema)) and is brought up by the next write; make a backup first."
            )
        case .oldSQLite:
            return self(
                "SQLite 太旧，至少要 3.37。请升级，或使用静态的程序。",
                "SQLite is too old; 3.37 is needed. Upgrade it, or use the static program."
            )
        }
    }

    /// How it ends.
    package func conclusion(_ checkup: Checkup) -> String {
        let found = checkup.symptoms.values.joined().count { $0.severity >= .warning }
        return found == 0
            ? self("没有要处理的。", "Nothing to be done.") : self("有 \(found) 处要处理。", "\(count(found, "thing")) to be done.")
    }

    private func moment(_ time: Timestamp, _ checkup: Checkup) -> String {
        let offset = checkup.survey?.offset ?? self.offset
        return "\(time.date(offset)) \(time.time(offset))"
    }

    /// What to type for a backup of today.
    private func backup(_ checkup: Checkup) -> String {
        let folder = self("备份", "backups")
        let day = checkup.machine.now.date(checkup.machine.offset)
        return "mkdir -p \(folder) && huifang backup \(folder)/\(day).db"
    }

    private func octal(_ mode: Int) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// In whole megabytes, from ten gigabytes on in gigabytes.
    private func bytes(_ number: Int) -> String {
        let megabytes = number >> 20
        return megabytes >= 10 << 10 ? "\(megabytes >> 10) GB" : "\(megabytes) MB"
    }
}
