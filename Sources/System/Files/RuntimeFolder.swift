import Glibc

/// The folder for what lives as long as a person is logged in.
public enum RuntimeFolder {
    /// The place at which the system makes it for this user, whether it is there or not, and whatever XDG_RUNTIME_DIR says.
    public static var usual: String { "/run/user/\(geteuid())" }
}
