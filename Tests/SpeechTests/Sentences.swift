/// What a session says.
enum Sentences {
    /// What the level of the voice is measured on.
    static let sample = """
        Come down to your hands and knees. Slide your hips back towards your heels. Lift your right foot, and clasp \
        your hands behind your thigh. Breathe in. Notice the small space under your lower back.
        """

    static let typical = [
        "Come down to your hands and knees.", "Child's pose.", "Twenty seconds.",
        "Place your knees right below your hips.", "Place your hands below your shoulders.",
        "Stop wherever it feels easy.", "Slide your hips back towards your heels.",
        "Let your chest sink down.",
        "Rest your forehead on the floor or a pillow.", "Leave your arms long in front of you.",
        "Breathe out.",
        "Breathe in.", "Press the floor away with your hands.", "Roll slowly onto your back.",
        "Bend both knees.",
        "Place both feet flat on the floor.", "Knee to chest, one leg at a time.",
        "Thirty seconds each side.",
        "Right leg first.", "Clasp your hands behind your right thigh.", "Three.", "Two.", "One.",
        "Let go with your hands.", "Now the left leg.", "Twelve times, one slow breath each.",
        "Notice the small space under your lower back.", "A small movement is enough.",
        "Breathe as you like.",
        "Half way.", "Last one.", "Let your back rest.",
    ]
}
