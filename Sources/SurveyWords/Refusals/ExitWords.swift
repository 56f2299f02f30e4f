extension Words {
    /// What an exit code means (contract.md §Exit codes); `nil` for a code that the program never ends with.
    package func exit(_ code: Int32) -> String? {
        switch code {
        case 0: self("完成", "done")
        case 1: self("完成，但有问题需要看（导入有问题、核验不一致）", "done, with findings or a failed verification")
        case 64: self("命令写错了；没有改动", "wrong command; nothing changed")
        case 65: self("内容不能用（不是表格、规则有误、不是调查文件）；没有改动", "unusable data; nothing changed")
        case 66: self("没有这个文件", "no such file")
        case 70: self("程序出错", "a fault of the program")
        case 73: self("不能新建（已存在，或目录不可写）", "cannot create")
        case 74: self("读写失败（磁盘已满、磁盘故障）；没有保存", "read or write failed; nothing saved")
        case 75: self("正忙，请稍后再试；没有保存", "busy, try again; nothing saved")
        case 77:
            self("还不到这一步、已过这一步、没有权限或未获确认；没有改动", "not yet, no longer, not permitted, or not confirmed; nothing changed")
        default: nil
        }
    }

    /// An error that nobody foresaw (exit code 70).
    package func fault(_ description: String) -> String {
        self(
            "程序出错，没有完成：\(shown(description, columns: 300))。请把这句话告诉维护人员；已保存的内容不受影响。",
            "A fault of the program: \(shown(description, columns: 300)). Please report this sentence; what was saved is intact."
        )
    }
}
