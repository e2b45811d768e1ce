import Glibc

// The worker that alone links eSpeak NG. WorkerProtocol says what it reads and writes. It ends when its input
// does, so whoever started it leaves no orphan, even by a crash.
exit(Conversation().run())
