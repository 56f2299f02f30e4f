import SurveyCore
import SurveyWords

extension Stage {
    /// With `"toldNumbers":[{"contact","call","at","number"}]`: numbers of contact and record, when it was told, the number as
    /// it was typed.
    package func json(waiting: [Waiting], told: [ToldNumber], offered: Set<CommandName>, offset: UTCOffset) -> JSONValue
    {
        let numbers: [JSONValue] = told.map {
            [
                "contact": .int($0.contact), "call": .int($0.call), "at": .string($0.at.iso8601(offset)),
                "number": .string($0.number),
            ]
        }
        return json(waiting: waiting, offered: offered).adding([("toldNumbers", .array(numbers))])
    }
}
