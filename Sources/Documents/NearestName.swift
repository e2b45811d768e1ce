/// Finds what a mistyped name was meant to be.
public enum NearestName {
    /// The name of `names` that is fewest letters away, the first of equals; nil if none is near.
    ///
    /// Near is a third of the letters, at least one and at most four; swapped neighbours count once, letter
    /// case and the marks between words do not count. A name that is only begun ("bridg", "child") is near.
    public static func of(_ name: String, among names: [String]) -> String? {
        let letters = plain(name)
        guard !letters.isEmpty, letters.count <= 64 else { return nil }
        let limit = min(4, max(1, letters.count / 3))
        var best: (name: String, distance: Int)?
        for candidate in names {
            let other = plain(candidate)
            guard abs(other.count - letters.count) <= limit else { continue }
            let distance = distance(letters, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        if let best { return best.name }
        return letters.count >= 3 ? names.first { plain($0).starts(with: letters) } : nil
    }

    private static func plain(_ name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars.filter { !" -_'’".unicodeScalars.contains($0) })
    }

    /// How many letters to insert, delete, replace or swap with their neighbours.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var older: [Int] = []
        var old = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var cost = min(old[j] + 1, row[j - 1] + 1)
                cost = min(cost, old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                let isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
                if isSwap { cost = min(cost, older[j - 2] + 1) }
                row.append(cost)
            }
            older = old
            old = row
        }
        return old[b.count]
    }
}
