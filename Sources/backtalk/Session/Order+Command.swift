import Desktop
import Player

extension Order {
    /// nil where a session cannot do it yet.
    var command: Command? {
        switch self {
        case .pause: .pause
        case .resume: .resume
        case .toggle: .toggle
        case .louder: .louder
        case .quieter: .quieter
        case .stop: .stop
        case .interrupt: .interrupt
        default: nil
        }
    }
}
