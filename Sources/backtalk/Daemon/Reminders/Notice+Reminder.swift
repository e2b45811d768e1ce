import Desktop
import Reminders

extension Notice {
    fileprivate enum Key {
        static let start = "start"
        static let snooze = "snooze"
        static let skip = "skip"
    }

    /// What is shown of a reminder.
    ///
    /// - Parameter sentence: as it is spoken, the first sentence of it for the title; nil where it could not be made.
    static func reminder(_ sentence: String?) -> Notice {
        let parts = (sentence ?? "Time to loosen your back.").split(separator: ". ", maxSplits: 1)
        let title = parts.first.map { $0.hasSuffix(".") ? "\($0)" : "\($0)." } ?? ""
        return Notice(
            title: title, text: parts.count > 1 ? "\(parts[1])" : "",
            withoutActions: "'backtalk start' begins, 'backtalk remind snooze' asks again in ten minutes.",
            actions: [
                .init(Key.start, "Start"), .init(Key.snooze, "In ten minutes"), .init(Key.skip, "Skip today"),
            ])
    }
}

extension Reminding.Event {
    /// What the answer to a reminder's notice means; nil: it was not seen, and 'backtalk start' or the play button may
    /// still answer what was heard.
    init?(_ answer: Notice.Answer) {
        switch answer {
        case .chosen(Notice.Key.start): self = .start
        case .chosen(Notice.Key.snooze): self = .snooze
        case .chosen(Notice.Key.skip): self = .skipToday
        case .chosen, .closed: self = .closed
        case .unshown: return nil
        }
    }
}
