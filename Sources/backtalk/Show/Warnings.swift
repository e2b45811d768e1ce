/// What every clinical guide says, shown before the first session and with every routine, and not spoken.
enum Warnings {
    static let redFlags = [
        "Numbness round the saddle, new weakness or numbness in a leg,",
        "loss of bladder or bowel control, pain after a fall, fever with back pain.",
    ]

    static let always = [
        "New to exercise, injured, or with a health problem: ask a doctor or a physiotherapist first.",
        "Never push through pain. Go only as far as is comfortable; the breath stays easy.",
        "Pain or tingling that travels down a leg, or sharp pain: come out, and skip the pose.",
        "A cramp: come out, straighten slowly, go on when it has gone.",
        "Soreness that gets worse: take a day off.",
        "Some back pain has another cause (kidney stones, pancreatitis): it is not for stretching.",
    ]

    /// What stands on the screen of every session.
    static let usual = [always[0], always[1]]

    /// What a person is shown who never played one.
    static let first = ["Stop, and see a doctor at once:"] + redFlags + always
}
