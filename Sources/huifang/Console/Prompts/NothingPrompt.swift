import SurveyCore
import SurveyWords

/// Nothing may be called now (console.md §Nothing to call).
extension ConsoleModel {
    mutating func pressNothing(_ forecast: DeskForecast, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .enter:
            guard let until = forecast.next else { return refuse(.unknown) }
            if until <= moment.now { return next() }
            frame = ConsoleFrame(.waiting(until: until, forecast))
        case .note:
            guard let helping = forecast.helping else { return refuse(command) }
            frames = [ConsoleFrame(.loading)]
            return [.help(helping.surveyor)]
        case .putRight: return [.records]
        default: return refuse(command)
        }
        return []
    }

    mutating func pressWaiting(_ forecast: DeskForecast, _ command: ConsoleKey.Command) -> [ConsoleEffect] {
        switch command {
        case .back: frame = ConsoleFrame(.nothing(forecast))
        case .enter: return []
        default: return refuse(command)
        }
        return []
    }
}
