import CPulse
import Glibc

/// A client of a sound server, for one thread: reads its sinks, and again whenever it tells of a change.
final class ServerConnection {
    private let pulse: backtalk_pulse
    private let mainloop: OpaquePointer
    private let context: OpaquePointer
    private let hear: (ServerView) -> Void
    private let process = String(getpid())
    private var view: ServerView?
    /// Our clients, by the server's numbers: ALSA's is another than this one.
    private var ourClients: Set<UInt32> = []
    /// The sink of our stream, by the server's number.
    private var ourSink: UInt32?
    private var sinks: [(number: UInt32, sink: ServerView.Sink)] = []
    private var isReading = false
    /// Something changed while it was read.
    private var isStale = false

    /// nil where libpulse is not there. Whether there is a server turns out as it is stepped.
    init?(_ hear: @escaping (ServerView) -> Void) {
        var pulse = backtalk_pulse()
        guard backtalk_load_pulse(&pulse) == 0, let mainloop = pulse.mainloop_new() else { return nil }
        guard let context = pulse.context_new(pulse.mainloop_get_api(mainloop), "backtalk") else {
            pulse.mainloop_free(mainloop)
            return nil
        }
        (self.pulse, self.mainloop, self.context, self.hear) = (pulse, mainloop, context, hear)
        pulse.context_set_state_callback(context, stateChanged, reference)
        pulse.context_set_subscribe_callback(context, serverChanged, reference)
        // Only one that is there already: ours is not to start any.
        _ = pulse.context_connect(context, nil, PA_CONTEXT_NOAUTOSPAWN, nil)
    }

    deinit {
        pulse.context_set_state_callback(context, nil, nil)
        pulse.context_set_subscribe_callback(context, nil, nil)
        pulse.context_disconnect(context)
        pulse.context_unref(context)
        pulse.mainloop_free(mainloop)
    }

    /// Ends a step that waits, from any thread while the connection lives.
    var waker: @Sendable () -> Void {
        let wakeup = pulse.mainloop_wakeup
        nonisolated(unsafe) let mainloop = mainloop
        return { wakeup?(mainloop) }
    }

    /// Waits for what the server tells, and deals with it; false when the connection is over.
    func step() -> Bool {
        guard pulse.mainloop_iterate(mainloop, 1, nil) >= 0 else { return false }
        let state = pulse.context_get_state(context)
        return state != PA_CONTEXT_FAILED && state != PA_CONTEXT_TERMINATED
    }

    private var reference: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    fileprivate static func of(_ reference: UnsafeMutableRawPointer?) -> ServerConnection? {
        reference.map { Unmanaged<ServerConnection>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: - Reading

    fileprivate func begin() {
        guard pulse.context_get_state(context) == PA_CONTEXT_READY else { return }
        let mask = PA_SUBSCRIPTION_MASK_SINK.rawValue | PA_SUBSCRIPTION_MASK_SINK_INPUT.rawValue
        forget(pulse.context_subscribe(context, pa_subscription_mask_t(mask), nil, nil))
        read()
    }

    fileprivate func read() {
        isStale = isReading
        if isReading { return }
        isReading = true
        ourClients = []
        ourSink = nil
        sinks = []
        forget(pulse.context_get_client_info_list(context, clientTold, reference))
    }

    fileprivate func hear(_ client: pa_client_info) {
        guard let id = pulse.proplist_gets(client.proplist, PA_PROP_APPLICATION_PROCESS_ID),
            String(cString: id) == process
        else { return }
        ourClients.insert(client.index)
    }

    fileprivate func readStreams() {
        forget(pulse.context_get_sink_input_info_list(context, streamTold, reference))
    }

    fileprivate func hear(_ stream: pa_sink_input_info) {
        if ourClients.contains(stream.client) { ourSink = stream.sink }
    }

    fileprivate func readSinks() { forget(pulse.context_get_sink_info_list(context, sinkTold, reference)) }

    fileprivate func hear(_ sink: pa_sink_info) {
        guard let name = sink.name else { return }
        let ports = (0..<Int(sink.n_ports)).compactMap { sink.ports?[$0]?.pointee }
        let empty = ports.filter { $0.available == Int32(PA_PORT_AVAILABLE_NO.rawValue) }
        let found = ServerView.Sink(
            name: String(cString: name), card: sink.card == backtalk_no_index ? nil : sink.card,
            port: sink.active_port?.pointee.name.map { String(cString: $0) },
            emptyPorts: Set(empty.compactMap { $0.name.map { String(cString: $0) } }))
        sinks.append((sink.index, found))
    }

    fileprivate func tell() {
        isReading = false
        let ours = sinks.first { $0.number == ourSink }?.sink
        let view = ServerView(ours: ours, sinks: sinks.map(\.sink))
        if isStale { return read() }
        if view != self.view { hear(view) }
        self.view = view
    }

    /// Its answer comes to the function that was named with it.
    private func forget(_ operation: OpaquePointer?) {
        if let operation { pulse.operation_unref(operation) }
    }
}

private func stateChanged(_: OpaquePointer?, _ reference: UnsafeMutableRawPointer?) {
    ServerConnection.of(reference)?.begin()
}

private func serverChanged(
    _: OpaquePointer?, _: pa_subscription_event_type_t, _: UInt32, _ reference: UnsafeMutableRawPointer?
) {
    ServerConnection.of(reference)?.read()
}

private func clientTold(
    _: OpaquePointer?, _ client: UnsafePointer<pa_client_info>?, _ end: Int32,
    _ reference: UnsafeMutableRawPointer?
) {
    guard let connection = ServerConnection.of(reference) else { return }
    if end == 0, let client { connection.hear(client.pointee) } else { connection.readStreams() }
}

private func streamTold(
    _: OpaquePointer?, _ stream: UnsafePointer<pa_sink_input_info>?, _ end: Int32,
    _ reference: UnsafeMutableRawPointer?
) {
    guard let connection = ServerConnection.of(reference) else { return }
    if end == 0, let stream { connection.hear(stream.pointee) } else { connection.readSinks() }
}

private func sinkTold(
    _: OpaquePointer?, _ sink: UnsafePointer<pa_sink_info>?, _ end: Int32,
    _ reference: UnsafeMutableRawPointer?
) {
    guard let connection = ServerConnection.of(reference) else { return }
    if end == 0, let sink { connection.hear(sink.pointee) } else { connection.tell() }
}
