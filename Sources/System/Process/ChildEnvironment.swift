import Glibc

/// The variables of ours that the programs see which we start: what says where things lie and which language is spoken.
/// Addresses of buses and agents, tokens, and what loads code into every program (LD_PRELOAD) are not among them.
public enum ChildEnvironment {
    private static let names: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR",
        "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR",
        "XDG_DATA_DIRS",
        "XDG_CONFIG_DIRS",
        // Where an engine that is not of the system finds its libraries, modules and voices, and what it computes on.
        "LD_LIBRARY_PATH", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "ESPEAK_DATA_PATH", "OMP_NUM_THREADS",
        "CUDA_VISIBLE_DEVICES",
    ]
    private static let locale = "LC_"

    /// Each `NAME=value`, as a program is started with.
    ///
    /// - Parameter more: names that are wanted besides.
    public static func named(_ more: [String] = []) -> [String] {
        variables { name in
            names.contains(name) || name.hasPrefix(locale) || more.contains(name)
        }
    }

    /// Each `NAME=value` of these names alone.
    public static func only(_ names: [String]) -> [String] { variables(names.contains) }

    private static func variables(_ isWanted: (String) -> Bool) -> [String] {
        var variables: [String] = []
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            if isWanted(String(text.prefix { $0 != "=" })) { variables.append(text) }
            next += 1
        }
        return variables
    }
}
