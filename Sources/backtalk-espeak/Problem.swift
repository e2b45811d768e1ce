import WorkerProtocol

/// What went wrong, as the client will hear it.
struct Problem: Error {
    let failure: WorkerFailure
    let sentence: String

    var reply: WorkerReply { .failed(failure, sentence) }
}
