/// The page of all results behind `/` (console.md §Keys), as it is drawn; 40 columns take the two columns one after another.
extension Words {
    package var consoleResults: [String] {
        language == .zh
            ? [
                " 全部结果（输入两位代码；[-] 返回）",
                " 没人接                               有人接",
                "   10 无人接听   振铃 1 分钟无人接      50 完成       两问都打了分（自动）",
                "   30 占线       「正忙」「正在通话」   51 部分完成   有一问没打分（自动）",
                "   70 关机       「已关机」             20 约定再拨",
                "   90 无法接通   「不在服务区」         41 本人不在   他人接听",
                " 号码有问题（要核对、要核实）           42 他人代拒   前台、家人不转接",
                "   01 空号                              43 已离职     不在这家企业了",
                "   02 停机       欠费、暂停服务         61 本人拒访",
                "   03 打错了     不是这家企业的人       62 中途挂断   说明来意前后都算",
                "   04 传真等     非语音线路             81 不能作答   语言、听力、健康",
                "   05 拨不出     缺位、有字母           82 否认往来   没和填报单位打过交道",
                " 其他",
                "   83 语音助手   留言箱、来电助手",
                "   84 被拦截     「呼叫受限」、拦截音",
                "   85 我方故障   不算一次拨打",
                "",
                " 怎样算：有人接过的联系人，以后再也不会算「联系不上」。",
                "         10 30 70 90 83 84 拨满规程才可能算；01-05 须另一人核实才算。",
            ]
            : [
                " All results (type the two digits; [-] back)",
                " Nobody answered                      Somebody answered",
                "   10 no answer     rang for a minute   50 completed    both scored (automatic)",
                "   30 busy          or in a call        51 partial      one not scored (auto)",
                "   70 switched off                      20 call later",
                "   90 no signal     cannot connect      41 absent       someone else answered",
                " Bad number (compare, then confirm)     42 refused for him",
                "   01 unallocated                       43 left         no longer there",
                "   02 suspended     service stopped     61 refused      by the person",
                "   03 wrong number  not this business   62 broke off    hung up",
                "   04 not voice     fax, data           81 unable       language, ear, health",
                "   05 undiallable   digits missing      82 denies       no dealings with unit",
                " Other",
                "   83 voicemail     assistant",
                "   84 barred        blocked",
                "   85 our fault     does not count",
                "",
                " Whoever answered once can never become unreachable.",
                " 10 30 70 90 83 84 count only after the full protocol, 01-05 only confirmed.",
            ]
    }

    package var consoleNarrowResults: [String] {
        language == .zh
            ? [
                " 全部结果（两位代码，回车；[-] 返回）", " 没人接", "  10 无人接听      30 占线", "  70 关机          90 无法接通",
                " 有人接", "  50 完成          51 部分完成", "  20 约定再拨      41 本人不在", "  42 他人代拒      43 已离职",
                "  61 本人拒访      62 中途挂断", "  81 不能作答      82 否认往来", " 号码有问题（要核对、要核实）",
                "  01 空号          02 停机", "  03 打错了        04 传真等", "  05 拨不出", " 其他",
                "  83 语音助手      84 被拦截", "  85 我方故障",
            ]
            : [
                " All results (two digits, Enter)", " Nobody answered", "  10 no answer     30 busy",
                "  70 switched off  90 no signal", " Somebody answered", "  50 completed     51 partial",
                "  20 call later    41 absent", "  42 refused f.him 43 left", "  61 refused       62 broke off",
                "  81 unable        82 denies", " Bad number (compare, confirm)", "  01 unallocated   02 suspended",
                "  03 wrong number  04 not voice", "  05 undiallable", " Other", "  83 voicemail     84 barred",
                "  85 our fault",
            ]
    }
}
