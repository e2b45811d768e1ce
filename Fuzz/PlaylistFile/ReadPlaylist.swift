/// A playlist: any bytes are one, and every file in it has a name that a system can look for.
func readPlaylist(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
    let paths = Playlist(bytes, in: "/music/").paths
    precondition(paths.count <= count, "more files than bytes")
    for path in paths {
        precondition(path.hasPrefix("/") || path.contains("://"), "a name that leads nowhere")
        precondition(!path.unicodeScalars.contains("\0"), "a name that ends before its end")
    }
    // Written down again, it is the same; a name from a `file://` may hold a line end, and only there.
    let written = paths.filter { !$0.contains(where: \.isNewline) && $0.trimmed == $0 && !isAddress($0) }
    let again = Playlist(Array(written.joined(separator: "\r\n").utf8), in: "/elsewhere/").paths
    precondition(again == written, "files that are written otherwise than read")
    return 0
}

private func isAddress(_ path: String) -> Bool { path.lowercased().hasPrefix("file://") }
