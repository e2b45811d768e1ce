import Glibc

/// What a desktop has.
extension Mock {
    /// The path of the session that `logind` knows.
    public static let session = "/org/freedesktop/login1/session/7"

    /// A logind with one session, of this person.
    public static func logind(on bus: PrivateBus) throws -> Mock {
        let mock = try Mock(
            "org.freedesktop.login1", "/org/freedesktop/login1", on: bus, ["--template", "logind"])
        try mock.control("AddSession", "ssusb", "7", "seat0", "\(getuid())", "me", "true")
        return mock
    }

    /// A media player of that name, which does what it is told.
    ///
    /// - Parameter status: as MPRIS has it: Playing, Paused or Stopped.
    public static func player(_ name: String, _ status: String, on bus: PrivateBus) throws -> Mock {
        let name = "org.mpris.MediaPlayer2.\(name)"
        let path = "/org/mpris/MediaPlayer2"
        let player = "org.mpris.MediaPlayer2.Player"
        let mock = try Mock(name, path, on: bus, [name, path, player])
        try mock.control("AddProperty", "ssv", player, "PlaybackStatus", "s", status)
        for (member, status) in [("Pause", "Paused"), ("Play", "Playing")] {
            try mock.control(
                "AddMethod", "sssss", player, member, "", "",
                "self.Set('\(player)', 'PlaybackStatus', '\(status)')")
        }
        return mock
    }
}
