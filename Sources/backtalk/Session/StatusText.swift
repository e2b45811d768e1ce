import Desktop
import Text

/// What plays, on one line for a person, and on a second whether it is lost.
struct StatusText {
    let text: PrintableText

    /// - Parameter status: as our interface on the bus gives it.
    init(_ status: [String: Value]) {
        var parts: [String] = []
        let title = status["title"]?.text
        parts.append(title ?? "Opening")
        if let side = status["side"]?.text { parts.append(side) }
        if status["span"]?.text == "work", let left = status["left"]?.number {
            parts.append("\(Self.clock(left)) left")
        }
        switch status["state"]?.text {
        case "paused": parts.append("paused")
        case "waiting": parts.append("waiting for the sound")
        case "stopping": parts.append("ending")
        default: break
        }
        if let length = status["length"]?.number, let position = status["position"]?.number {
            parts.append("\(status["routine"]?.text ?? "session") \(Self.clock(length - position)) left")
        }
        if status["sound"]?.truth == false { parts.append("without sound") }
        var text: PrintableText = "\(parts.joined(separator: " · "))\n"
        if let reason = status["notKept"]?.text { text += "Not kept: \(reason)\n" }
        self.text = text
    }

    /// Minutes and seconds, to the next whole second, within a day: who answers may say anything.
    private static func clock(_ seconds: Double) -> String {
        guard seconds.isFinite else { return "?:??" }
        let whole = Int(min(max(0, seconds), 86_400).rounded(.up))
        let rest = whole % 60
        return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
