import CSystemd

/// What is to be done with messages of one kind; lives as long as it is to be called.
public final class Handler {
    /// Returns whether the message was dealt with.
    let body: (Message) -> Bool
    /// libsystemd's side of it.
    var slot: OpaquePointer?

    init(_ body: @escaping (Message) -> Bool) { self.body = body }

    deinit { sd_bus_slot_unref(slot) }

    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}

/// A function of its own: a closure passed to C crashes the compiler in Swift 6 mode.
func handleMessage(
    _ message: OpaquePointer?, _ context: UnsafeMutableRawPointer?,
    _ error: UnsafeMutablePointer<sd_bus_error>?
) -> Int32 {
    guard let message, let context else { return 0 }
    let handler = Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
    return withExtendedLifetime(handler) { handler.body(Message(sharing: message)) ? 1 : 0 }
}

/// As `handleMessage`, for answers alone: everything that comes passes here, and strangers may send without end.
func handleAnswer(
    _ message: OpaquePointer?, _ context: UnsafeMutableRawPointer?,
    _ error: UnsafeMutablePointer<sd_bus_error>?
) -> Int32 {
    var number: UInt64 = 0
    guard sd_bus_message_get_reply_cookie(message, &number) >= 0 else { return 0 }
    return handleMessage(message, context, error)
}

/// Whether a match was added: where it was not, the signals are missing, and nobody can do anything about it.
func ignoreAnswer(
    _ message: OpaquePointer?, _ context: UnsafeMutableRawPointer?,
    _ error: UnsafeMutablePointer<sd_bus_error>?
) -> Int32 { 1 }
