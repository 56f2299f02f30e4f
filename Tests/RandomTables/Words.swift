/// What stands in the cells. Contacts are invented; mobile numbers begin with 154.
enum Words {
    static let units = ["郑州市水利局", "中原区", "新郑市", "郑州市公安局（交警）", "登封市", "市场监督管理局", "郑州市财政局"]

    static let organisations = [
        "河南一公司", "甲公司", "二七小吃店", "河南建工集团,第三分公司", "王记烩面；总店", "中原置业\n有限公司", "“大豫”商贸", "A1 Trading", "é公司", "金水|花园路店",
        "分号;公司", "二七\"老街\"茶社", "河南省第一建筑有限责任公司", "张三（个体）", "上街区粮库", "经开第八大街：10 号", "登封，嵩山旅社", "\"豫\"字号酒楼", "竖线｜传媒",
    ]

    /// Organisations whose names begin like what closes a table, and are none of it.
    static let organisationsLikeTotals = [
        "合计（郑州）财税咨询有限公司", "总计划商贸有限公司", "小计时器维修店", "共计科技有限公司", "合计财务公司", "备注册代理有限公司", "注册会计师事务所", "共青团餐厅", "填表人文具店",
        "审核人才服务公司", "说明书印刷厂", "联系人咨询公司", "负责人力资源公司", "共计算机服务部", "注意力教育公司", "总数据公司", "盖章刻字店", "日期货运公司", "合 计（郑州）财税咨询公司",
    ]

    /// What stands before a unit's name.
    static let labels = ["填报单位", "报送单位", "执法单位"]
    static let positions = ["经理", "店长", "法定代表人", "办公室主任", "财务\n主管", "总经理,董事", "会计"]
    static let persons = ["王伟", "李娜", "张秀英", "刘洋", "欧阳修远", "Smith", "赵（小）"]
    static let officers = ["李四", "赵六", "钱七"]
    static let remarks = ["下午打", "微信同号", "见附件", "2"]
    /// One of them is the name of a column.
    static let unread = ["女", "中原西路 12 号", "91410100MA0000000X", "x@example.com", "职务"]
    static let goodDates = ["2020-09-18", "2020/9/8", "2020年9月8日", "2020.9.8", ""]
    static let badDates = ["2020-02-30", "2020-13-01", "九月"]

    /// One filled cell each; none is a name of a column, a unit's label or a telephone.
    static let titles = [
        "2020年度行政执法满意度调查联系人名单", "附件1", "（盖章）", "表一", "单位：人", "名单；附件,一", "第二批", "说明：每单位十人", "填报日期：2020年9月10日",
        "制表：张三 电话：0371-67181234",
    ]
    /// Rows of a table that is none of contacts.
    static let things = [["1", "桌子", "无"], ["甲公司", "王五", "科长"], ["2", "", "十把"]]
    /// Names of columns that are in no document.
    static let strange = ["商户", "经营者", "何人", "头衔", "家里"]
    /// Rows of several cells that stand above a first header only.
    static let wideTitles = [
        ["填报人：张三", "", "电话：0371-67181234"], ["名单", "共三页"], ["填表人：", "李四", "", "联系电话：15400000009"],
        ["", "2020年度", "名单"],
    ]
}
