extension Words {
    /// An error that nobody foresaw (exit code 70).
    package func fault(_ description: String) -> String {
        self(
            "程序出错，没有完成：\(shown(description, columns: 300))。请把这句话告诉维护人员；已保存的内容不受影响。",
            "A fault of the program: \(shown(description, columns: 300)). Please report this sentence; what was saved is intact."
        )
    }
}
