import CPractice
import Documents

/// The poses and routines that come with the program, read when they are first asked for.
public enum Catalog {
    /// The built-in poses in the order in which they are listed.
    public static let poses: [Pose] = {
        // The tests hold that there are no mistakes in it.
        var log = MistakeLog(file: "poses.yaml")
        return readPoses(&log)
    }()

    /// A built-in pose; nil where there is none of that id.
    public static func pose(_ id: String) -> Pose? { poses.first { $0.id == id } }

    /// The ids of the built-in routines in the order in which they are listed.
    public static let routineIDs: [String] = (0..<backtalk_routine_count).map {
        String(cString: backtalk_routines[$0].name)
    }

    /// A built-in routine, read anew; nil where there is none of that id.
    public static func routine(_ id: String) throws(Mistakes) -> Routine? {
        guard let index = routineIDs.firstIndex(of: id) else { return nil }
        return try RoutineReader().read(bytes(backtalk_routines[index]), file: "\(id).yaml", id: id)
    }

    /// The text of a built-in routine; nil where there is none of that id.
    public static func source(_ id: String) -> [UInt8]? {
        routineIDs.firstIndex(of: id).map { Array(bytes(backtalk_routines[$0])) }
    }

    static func readPoses(_ log: inout MistakeLog) -> [Pose] {
        PoseReader().read(bytes(backtalk_poses), &log)
    }

    private static func bytes(_ file: backtalk_practice_file) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: file.bytes, count: file.count)
    }
}
