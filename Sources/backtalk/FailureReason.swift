import Foundation
import Glibc

/// Why something failed, in words for a person. Foundation tells its own errors by a domain and a number, and wraps those of
/// the system, which has a word for each.
enum FailureReason {
    /// - Returns: the description of an error of our rooms; of Foundation's the system's words, or what its code means.
    static func of(_ error: any Error) -> String {
        switch error {
        case let error as POSIXError: return of(errno: error.code.rawValue)
        case let error as CocoaError: return ofCocoa(error)
        case is DecodingError, is EncodingError: return "it cannot be written in that form"
        // A class that only Foundation's own errors have.
        case let error where type(of: error) is NSError.Type: return ofFoundation(error as NSError) ?? unknown
        default: return String(describing: error)
        }
    }

    /// - Parameter errno: positive.
    static func of(errno: Int32) -> String { String(cString: strerror(errno)) }

    private static func ofCocoa(_ error: CocoaError) -> String {
        if let reason = ofFoundation(error as NSError) { return reason }
        let number: Int32? =
            switch error.code {
            case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
            case .fileReadNoPermission, .fileWriteNoPermission: EACCES
            case .fileWriteOutOfSpace: ENOSPC
            case .fileWriteVolumeReadOnly: EROFS
            case .fileWriteFileExists: EEXIST
            case .fileReadTooLarge: EFBIG
            case .fileReadInvalidFileName, .fileWriteInvalidFileName: EINVAL
            default: nil
            }
        return number.map { of(errno: $0) } ?? unknown
    }

    /// The system's own error, where it lies below; nil where there is none.
    private static func ofFoundation(_ error: NSError) -> String? {
        var error = error
        // A chain of them is short; one that bites its tail is none.
        for _ in 0..<8 {
            if error.domain == NSPOSIXErrorDomain { return of(errno: Int32(clamping: error.code)) }
            switch error.userInfo[NSUnderlyingErrorKey] {
            case let below as POSIXError: return of(errno: below.code.rawValue)
            case let below as any Error: error = below as NSError
            default: return nil
            }
        }
        return nil
    }

    private static let unknown = "the system gives no reason"
}
