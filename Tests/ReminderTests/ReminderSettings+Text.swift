import Foundation
import Practice

@testable import Reminders

extension ReminderSettings {
    /// What a file says, alone.
    init(text: String) throws {
        self.init(
            configuration: try ReminderReader().read(text.utf8, file: "r"), added: WrittenReminders())
    }
}

extension ReminderSchedule {
    init(_ text: String, zone: String = "UTC") throws {
        guard let zone = TimeZone(identifier: zone) else { throw NoSuchZone(zone: zone) }
        self.init(try ReminderSettings(text: text), zone: zone)
    }

    struct NoSuchZone: Error { let zone: String }

    /// The first instants after a moment, in ISO 8601.
    func instants(after moment: String, _ count: Int = 5) -> [String] {
        guard let after = Instant(iso: moment, in: zone) else { return [] }
        return firings(after: after).prefix(count).map(\.instant.description)
    }
}
