/// Rulebooks that tests read beside the embedded one.
enum RulebookSamples {
    /// Everything that the default leaves out: choices, three questions, other readings and bands, flow style, no holidays.
    static let luoyang = """
        rulebook: luoyang-2023
        title: '洛阳市2023年度回访'
        office: {name: 洛阳市司法局, phone: 0379-63900000}
        offset: +08:00
        area-code: 0379
        quota: 15
        deadline: 2023-11-30
        readings: {R1: next-working-day, R2: each, R3: downgrade, R8: first}
        bands:
          - {grade: poor, label: 不合格, from: 0, below: 60}
          - {grade: fair, label: 合格, from: 60, below: 80}
          - {grade: good, label: 良好, from: 80.00, below: 92.5}
          - {grade: excellent, label: 优秀, from: 92.50}
        steps: {late: 2, unreachable: 0}
        few-scores: 0
        objection-days: 10
        questions:
          - key: overall
            dimension: 总体评价
            weight: 2
            wording: "请您评价{填报单位}的执法工作。"
            choices:
              - {label: 满意, score: 100}
              - {label: 基本满意, score: 80}
              - {label: 一般, score: 50.5}
              - {label: 不满意, score: 0}
          - {key: fairness, dimension: 公正, weight: 1, wording: 公正吗？}
          - {key: remark, dimension: 建议, weight: 0, wording: 有建议吗？}
        fieldwork: {from: 2023-12-04, until: 2023-12-06}
        calendar: {holidays: [], workdays: []}
        protocol:
          slices:
            - {label: 白天, from: 8:00, until: 12:00}
            - {label: 晚上, from: 18:00, until: 24:00}
          silent: {attempts: 3, days: 2, slices: 2, surveyors: 1}
          dead: 3
          reached-attempts: 4
          refusals: 1
          busy-minutes: 0
          silent-minutes: 60
          attempts-per-day: 1
        script:
          opening: 您好，我是{办公室}的{工号}。
          opening-without-name: 请问{职务}在吗？
          agreed: 好的。
          follow-up-words: 多少分？
          follow-up-range: 一个数。
          follow-up-unheard: 可以打 0 分。
          follow-up-unsure: 可以不打。
          read-back: "{评分}，对吗？"
          closing: |
            谢谢！
            再见！
          appointment: 什么时候？
          unwilling: 一分钟就好。
          unwilling-still: 再见。
          someone-else: "{姓名}{称呼}呢？"
          left: 由谁负责？
          wrong-number: 这里是{号码}吗？
          voicemail: 挂断。
          incoming: 您好。
          answers: []
        notice:
          number: 洛府〔2023〕18号
          title: 关于开展2023年度执法满意度测评的通知
          item: {zh: 附表第三条, en: "table, row 3"}
          survey: {zh: 执法满意度测评, en: Enforcement survey}
          scoring: {zh: 计分办法, en: way of counting}
          unreachable: 打不通
          clauses:
            quota: {name: A1, place: {zh: 附表第一栏, en: column 1}, text: 各单位提供15人}
            deadline: {name: A2, place: {zh: 附表第二栏, en: column 2}, text: 11月30日前}
            bands: {name: A3, place: {zh: 计分办法第一款, en: paragraph 1}, text: 九成以上为优秀}
            downgrade: {name: A4, place: {zh: 计分办法第二款, en: paragraph 2}, text: 迟报的降两等}
            poor: {name: A5, place: {zh: 计分办法第三款, en: paragraph 3}, text: 未报的为不合格}
          all-unreachable: 全部打不通的
          joined: {zh: 各自计算, en: count apart}
          limits: {zh: 界限归上一等, en: limits belong to the better grade}
        """
}
