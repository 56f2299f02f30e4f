import SurveyCore

extension Words {
    /// What stops a command: what is wrong, where, and what to do next. Without a line break at the end.
    package func refusal(_ refusal: Refusal) -> String {
        switch refusal {
        case .usage(let problem): usage(problem)
        case .content(let refusal): contentRefusal(refusal)
        case .name(let refusal): nameRefusal(refusal)
        case .file(let refusal): fileRefusal(refusal)
        case .order(let refusal): orderRefusal(refusal)
        }
    }

    /// What failed, and what to do about it.
    private func broken(_ trouble: Refusal.Trouble) -> (String, String) {
        switch trouble {
        case .diskFull: (self("磁盘已满", "The disk is full"), self("清出空间后", "Free some space and"))
        case .readWrite: (self("磁盘读写出错", "Reading or writing failed"), self("检查磁盘后", "Check the disk and"))
        case .busy: (self("别的程序一直在用调查文件", "Another program kept the survey busy"), self("稍后", "Later"))
        }
    }

    private func fileRefusal(_ refusal: Refusal.File) -> String {
        switch refusal {
        case .noSurvey(let path):
            self(
                "这里没有调查文件 \(shown(path))。请先 huifang init 建立，或用 --survey 指明位置。",
                "No survey file \(shown(path)) here. Make one with huifang init, or say where it is with --survey."
            )
        case .surveyExists(let path, let title, let contacts):
            surveyExists(shown(path), title: title, contacts: contacts)
        case .fileExists(let path):
            self(
                "\(shown(path))：文件已存在，未写。换名或加 --force。",
                "\(shown(path)) exists; nothing was written. Give another name, or add --force."
            )
        case .neverOverwritten(let path):
            self(
                "\(shown(path)) 已存在，不能覆盖，未写。请换名。",
                "\(shown(path)) exists and is never written over; nothing was written. Give another name."
            )
        case .nameOfASurvey(let path):
            self(
                "\(shown(path)) 是调查文件自己要用的文件名，写在那里会丢失，未写。请换名。",
                "A survey's file uses the name \(shown(path)) itself, and what stands there would be lost; nothing was written. Give another name."
            )
        case .otherOfficeFile(let path):
            self(
                "不能写成 \(shown(path)) 这样的文件，未写。要工作簿的，文件名请以 .xlsx 结尾（Excel、WPS 都能打开）；要文本的，以 .csv 结尾。",
                "No file like \(shown(path)) can be written; nothing was. For a workbook let its name end in .xlsx (Excel and WPS open "
                    + "it), for text in .csv."
            )
        case .listsAmongHandIns(let file):
            self(
                "更正清单不能写入报送表所在的文件夹（\(shown(file)) 在其中）。请用 --findings 另指一个文件夹。",
                "Fix lists cannot go into the folder of a hand-in (\(shown(file)) is there). Name another one with --findings."
            )
        case .notASurvey(let path):
            self("\(shown(path)) 不是调查文件，未改动。", "\(shown(path)) is not a survey file; it was not touched.")
        case .newerFormat(_, let found, let known):
            self(
                "这个调查文件由更新的程序建立（格式 \(found)，本程序到 \(known)）。请升级程序；文件未改动。",
                "Made by a newer program (format \(found), this one knows \(known)). Please upgrade; the file was not touched."
            )
        case .networkDrive(let path):
            self(
                "\(shown(path)) 在网络盘上，多人同写会损坏文件，未打开。请放到本机磁盘；确要使用请加 --allow-network-file。",
                "\(shown(path)) is on a network drive, where writing together can damage it; not opened. "
                    + "Keep it on a local disk, or add --allow-network-file."
            )
        case .othersMayWrite(let path):
            self(
                "其他用户也能改写这个文件，未打开：chmod 600（或 660）\(shown(path))。",
                "Others can write the file; not opened. chmod 600 (or 660) \(shown(path))."
            )
        case .answerNotWritten(let entry, let path, let diskFull):
            self(
                "已经完成并保存（日志第 \(entry) 条），但结果没能写到\(path.map { " \(shown($0))" } ?? "屏幕或管道")\(diskFull ? "（磁盘已满）" : "")。请不要重做，用 huifang log 查看。",
                "It is done and saved (entry \(entry) of the log), but the answer could not be written"
                    + "\(path.map { " to \(shown($0))" } ?? "")\(diskFull ? " (the disk is full)" : ""). Do not do it again; see huifang log."
            )
        case .savedNotSynced(let entry):
            self(
                "已经完成并保存（日志第 \(entry) 条），但系统报告磁盘读写出错，不能保证断电后还在。请不要重做；请检查磁盘，并马上备份：huifang backup",
                "It is done and saved (entry \(entry) of the log), but the disk reported an error, so that it may not outlast a loss of power. "
                    + "Do not do it again; check the disk, and make a backup now: huifang backup"
            )
        case .madeNotSynced(let path):
            self(
                "\(shown(path)) 已经写好，但系统报告磁盘读写出错，不能保证断电后还在。请检查磁盘，再换个名称或磁盘做一份。",
                "\(shown(path)) is made and whole, but the disk reported an error, so that it may not outlast a loss of power. Check the disk, "
                    + "and make another under another name or on another disk."
            )
        case .madeNotAnswered(let path, let diskFull):
            self(
                "\(shown(path)) 已经写好，但结果没能写到屏幕或管道\(diskFull ? "（磁盘已满）" : "")。请不要重做。",
                "\(shown(path)) is made and whole, but the answer could not be written\(diskFull ? " (the disk is full)" : ""). "
                    + "Do not do it again."
            )
        case .notWritten(let path, let diskFull):
            self(
                "\(shown(path)) 没有写成：\(diskFull ? "磁盘已满" : "磁盘读写出错")。那里原有的内容没有变。请\(diskFull ? "清出空间" : "检查磁盘")后再试。",
                "\(shown(path)) was not written: \(diskFull ? "the disk is full" : "the disk reported an error"). What stood there is as it was. "
                    + "\(diskFull ? "Free some space" : "Check the disk") and try again."
            )
        case .importBroken(let file, let taken, let trouble):
            self(
                "\(broken(trouble).0)，「\(self.file(file))」没有导入；此前的 \(taken) 个文件已导入，都在。请\(broken(trouble).1)再运行同一命令，可接着导入其余的。",
                "\(broken(trouble).0): \(self.file(file)) was not imported; \(count(taken, "file")) before it "
                    + "\(taken == 1 ? "was" : "were") and \(taken == 1 ? "is" : "are") kept. "
                    + "\(broken(trouble).1) give the same command again, which takes the rest."
            )
        case .pipeTooLong(let name, let limit):
            self(
                "「\(self.file(name))」送来的内容超过 \(limit >> 20) MiB，没有导入。请存成文件再导入。",
                "More than \(limit >> 20) MiB come from \(self.file(name)); nothing was imported. Save it as a file and import that."
            )
        case .folderOfAll(let folder):
            self(
                "所有人都能改写目录 \(shown(folder)) 里的文件，未打开：请放到只有本单位能写的目录，或 chmod o-w \(shown(folder))。",
                "Everybody can write in the folder \(shown(folder)); not opened. Keep the survey in a folder of the office's own, "
                    + "or chmod o-w \(shown(folder))."
            )
        case .journalOfOthers(let path):
            self(
                "\(shown(path)) 不是能改写调查文件的人建立的，打开调查文件会把它的内容写进去，未打开。请查明来历，移走后再试。",
                "\(shown(path)) was made by somebody who may not write the survey file; opening that would take in what it holds, so it was "
                    + "not opened. Find out whose it is, and move it away."
            )
        case .foreignJournal(let path):
            self(
                "\(shown(path)) 是另一个文件中断写入时留下的（多半是用备份换过调查文件），未打开。请用 huifang restore 备份文件 换上备份，它会把两者分开。",
                "\(shown(path)) was left by an interrupted write of another file (a backup was put in its place, perhaps); not "
                    + "opened. Use huifang restore BACKUP, which keeps the two apart."
            )
        case .interrupted(let path):
            self(
                "\(shown(path)) 上次写入时中断，尚未恢复；现在只读，未打开。请先由能写它的人运行 huifang status，会自动恢复到中断之前，再试。",
                "A write to \(shown(path)) was interrupted and is not undone yet; this only reads, and did not open it. Let somebody who may "
                    + "write it run huifang status first, which goes back to the moment before."
            )
        case .writeAhead(let path):
            self(
                "\(shown(path)) 被别的程序改成了 WAL 方式，只读打不开，未改动。请运行：sqlite3 \(shown(path)) 'PRAGMA journal_mode = DELETE'；会写入的命令也会把它改回。",
                "Another program switched \(shown(path)) to write-ahead logging, which cannot be opened for reading only; nothing was changed. "
                    + "Run: sqlite3 \(shown(path)) 'PRAGMA journal_mode = DELETE'; commands that write switch it back, too."
            )
        case .otherSchema(let path, let name, let isOurs):
            self(
                "\(shown(path)) 里的「\(shown(name))」（表、索引、视图或触发器）\(isOurs ? "缺少或被改动" : "不是本程序建立的")，文件不可信，未打开。"
                    + "请改用备份，并核验：huifang verify --survey 备份.db",
                "\(shown(name)) of \(shown(path)), a table, index, view or trigger, "
                    + "\(isOurs ? "is missing or was changed" : "was not made by this program"): the file is not to be trusted, and was "
                    + "not opened. Take a backup and check it: huifang verify --survey BACKUP.db"
            )
        case .notPermitted(let path):
            self(
                "不能读写 \(shown(path))（没有权限）。请换个目录，或请管理员授权。",
                "Cannot read or write \(shown(path)) (no permission). Use another folder or ask for access."
            )
        case .cannotCreate(let path):
            self(
                "不能新建 \(shown(path))：已经有这个文件，或目录不存在、不可写。请换个名称或目录。",
                "Cannot create \(shown(path)): it exists, or its folder is missing or read-only. Use another name or folder."
            )
        case .noFile(let path, let folder):
            self(
                "没有文件 \(shown(path))。当前目录：\(shown(folder))。",
                "No file \(shown(path)). Current folder: \(shown(folder))."
            )
        case .emptyFolder(let path):
            self(
                "目录 \(shown(path)) 里没有文件。请把报送表放进去，或写明文件名。",
                "There is no file in the folder \(shown(path)). Put the tables there, or name the files."
            )
        case .onlyPassedOver(let folders):
            self(
                "没有可以导入的文件。\(clauses(folders.map(passedOver)))。确要导入的，请改名后写明文件名。",
                "Nothing to import. \(clauses(folders.map(passedOver))). To import one all the same, rename it and name it."
            )
        case .pathNotText(let path):
            self(
                "\(shown(path)) 的路径不是 UTF-8（\\x 后面是无法识别的字节），这里不能使用，未改动。请先给文件或目录改名。",
                "The path \(shown(path)) is not UTF-8 (\\x marks the bytes) and cannot be used here; nothing changed. "
                    + "Rename the file or folder first."
            )
        case .isFolder(let path):
            self("\(shown(path)) 是目录，不是文件。请写明文件名。", "\(shown(path)) is a folder, not a file. Name a file in it.")
        case .busy(let seconds):
            self(
                "有别的程序正在写入，等了 \(seconds) 秒。没有保存任何内容，请稍后再试。",
                "Another program is writing; waited \(seconds) s. Nothing was saved; try again."
            )
        case .erasedNotCleaned(let contact, let trouble):
            self(
                "\(contact.map { "\($0) 号" } ?? "全部联系人")的个人信息已清除并记入日志，但\(broken(trouble).0)，文件里的旧页还没有清理。"
                    + "请\(broken(trouble).1)再运行一次同样的命令。",
                "The personal data of \(contact.map { "no. \($0)" } ?? "all contacts") were erased and it is logged, but old pages of the file are "
                    + "not cleaned yet. \(broken(trouble).0). \(broken(trouble).1) give the same command again."
            )
        case .diskFull:
            self(
                "磁盘已满，没有保存。请清出空间后重试；原有内容完好。",
                "The disk is full; nothing was saved. Free some space and try again; what was there is intact."
            )
        case .readWriteFailed(let path):
            self(
                "\(path.map { shown($0) + " " } ?? "")读写失败，没有保存。请检查磁盘后重试。",
                "Reading or writing \(path.map { shown($0) + " " } ?? "")failed; nothing was saved. Check the disk and try again."
            )
        case .moved(let path):
            self(
                "\(shown(path)) 被移走或替换了，没有保存。请退出后重新打开。",
                "\(shown(path)) was moved or replaced; nothing was saved. Close this and open it again."
            )
        case .damaged(let path, let place):
            self(
                "调查文件 \(shown(path)) 已损坏\(damaged(place).zh)。请勿再写入，改用备份，并核验：huifang verify --survey 备份.db",
                "The survey file \(shown(path)) is damaged\(damaged(place).en). Do not write to it; take a backup and check it: "
                    + "huifang verify --survey BACKUP.db"
            )
        case .rulebook(let path, let faults):
            rulebookText(path: path, faults: faults)
        }
    }

    private func surveyExists(_ path: String, title: String?, contacts: Int?) -> String {
        var zh: [String] = []
        var en: [String] = []
        if let title {
            zh.append(shown(title))
            en.append(shown(title))
        }
        if let contacts {
            zh.append("联系人 \(contacts) 个")
            en.append(count(contacts, "contact"))
        }
        let about = zh.isEmpty ? "" : self("（\(zh.joined(separator: "，"))）", " (\(en.joined(separator: ", ")))")
        return self(
            "\(path) 已有\(about)，未改动。要另做一次调查，请换目录或用 --survey 另起名。",
            "\(path) exists\(about) and was not touched. For another survey use another folder or --survey."
        )
    }

    private func damaged(_ place: DamagedPlace) -> (zh: String, en: String) {
        let zh = [
            place.table.map { "\($0) 表" }, place.column.map { "\($0) 列" }, place.row.map { "编号 \($0)" },
        ].compactMap { $0 }
        let en = [
            place.table.map { "table \($0)" }, place.column.map { "column \($0)" }, place.row.map { "number \($0)" },
        ].compactMap { $0 }
        return zh.isEmpty ? ("", "") : ("（\(zh.joined(separator: "，"))）", " (\(en.joined(separator: ", ")))")
    }

    /// One line a mistake: `rules.yaml 第 14 行：…`; then that nothing was changed.
    package func rulebookText(path: String?, faults: [RulebookFault]) -> String {
        let file = path.map { shown(PathText.name($0)) } ?? self("评定规则", "rulebook")
        let lines = faults.map { fault in
            self("\(file) 第 \(fault.line) 行：", "\(file) line \(fault.line): ") + text(of: fault.problem)
        }
        return (lines + [self("未改动。", "Nothing changed.")]).joined(separator: "\n")
    }
}
