import Foundation
import SurveyWords
import Testing

/// Screens made from the form in which swift-argument-parser 1.8.2 dumps its commands.
@Suite struct HelpScreenTests {
    static let dump = #"""
        {"command": {"commandName": "huifang", "abstract": "回访", "subcommands": [
            {"commandName": "import", "abstract": "导入", "defaultSubcommand": "contacts", "subcommands": [
                {"commandName": "contacts", "abstract": "导入各单位报送的联系人", "discussion": "编码自动识别。\n\n  huifang a.csv",
                 "arguments": [
                    {"kind": "positional", "shouldDisplay":true,"isOptional": false, "isRepeating": true, "valueName": "文件",
                     "abstract": "CSV 文件；- 为标准输入"},
                    {"kind": "option", "shouldDisplay":true,"isOptional": true, "isRepeating": false, "valueName": "日期",
                     "names": [{"kind": "long", "name": "received"}], "preferredName": {"kind": "long", "name": "received"},
                     "abstract": "实际收到日期，例如 2020-09-18"},
                    {"kind": "option", "shouldDisplay":true,"isOptional": true, "isRepeating": false, "valueName": "format",
                     "names": [{"kind": "long", "name": "format"}, {"kind": "short", "name": "f"}],
                     "preferredName": {"kind": "long", "name": "format"}, "allValues": ["text", "json"],
                     "defaultValue": "text", "abstract": "输出格式"},
                    {"kind": "flag", "shouldDisplay":true,"isOptional": true, "isRepeating": false, "abstract": "允许",
                     "names": [{"kind": "long", "name": "allow-network-file-long"}],
                     "preferredName": {"kind": "long", "name": "allow-network-file-long"}},
                    {"kind": "flag", "shouldDisplay":true,"isOptional": true, "isRepeating": false, "abstract": "Show help information.",
                     "names": [{"kind": "short", "name": "h"}, {"kind": "long", "name": "help"}],
                     "preferredName": {"kind": "long", "name": "help"}}]}]},
            {"commandName": "help", "abstract": "Show subcommand help information."}]}}
        """#

    func lines(_ path: [String], _ language: Language) throws -> [String] {
        let tool = try JSONDecoder().decode(CommandInfo.Tool.self, from: Data(HelpScreenTests.dump.utf8))
        return HelpScreen.text(of: path, in: tool.command, language, columns: 80).components(separatedBy: "\n")
    }

    @Test func inChinese() throws {
        #expect(
            try lines(["import", "contacts", "[<options>]"], .zh) == [
                "导入各单位报送的联系人", "", "编码自动识别。", "", "  huifang a.csv", "",
                "用法：huifang import contacts <文件> ... [--received <日期>] [--format <format>]",
                "      [--allow-network-file-long]", "",
                "参数：", "  <文件>                  CSV 文件；- 为标准输入", "",
                "选项：", "  --received <日期>       实际收到日期，例如 2020-09-18",
                "  -f, --format <format>   输出格式（可用 text、json；默认 text）",
                "  --allow-network-file-long", "                          允许",
                "  -h, --help              显示说明。", "",
            ]
        )
    }

    @Test func inEnglishAndWithSubcommands() throws {
        let screen = try lines(["import", "contacts"], .en)
        #expect(screen[0] == "OVERVIEW: 导入各单位报送的联系人" && screen.contains("ARGUMENTS:") && screen.contains("OPTIONS:"))
        #expect(screen.contains("  -f, --format <format>   输出格式 (values: text, json; default: text)"))
        #expect(
            try lines(["import"], .en) == [
                "OVERVIEW: 导入", "", "USAGE: huifang import <subcommand>", "",
                "SUBCOMMANDS:", "  contacts (default)      导入各单位报送的联系人", "",
                "  See 'huifang help import <subcommand>' for detailed help.",
            ]
        )
        #expect(
            try lines([], .zh).suffix(4) == ["命令：", "  import                  导入", "", "  各命令的详细说明：huifang help <命令>"]
        )
    }
}
