import AudioOutput

/// What the sound server plays us on, and what comes of it when that is taken away.
extension Session {
    /// Whenever it begins to be heard: the server may be another then.
    func watchSinks() {
        guard sinks == nil, setup.device.isALSA, progress.status.refusal == nil else { return }
        sinkTracker.connect()
        do {
            sinks = try SinkWatch { view in self.loop.post { self.assumeIsolated { $0.hear(view) } } }
        } catch {
            // A system without a thread to spare has other troubles; it is tried again.
            sinks = nil
        }
    }

    /// nil: there is no such server, or no more.
    private func hear(_ view: ServerView?) {
        guard machine.ending == nil else { return }
        guard let view else {
            sinkTracker.disconnect()
            return sinks = nil
        }
        guard sinkTracker.hear(view) else { return }
        perform(machine.unplugged(at: sample()))
        tell()
    }
}
