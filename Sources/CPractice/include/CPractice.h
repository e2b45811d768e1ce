#pragma once
#include <stddef.h>

/// An embedded YAML file: its name and its bytes (not terminated).
struct backtalk_practice_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The built-in poses.
extern const struct backtalk_practice_file backtalk_poses;
/// The built-in routines, in the order in which they are listed.
extern const struct backtalk_practice_file *const _Nonnull backtalk_routines;
extern const size_t backtalk_routine_count;
