#pragma once
#include <stddef.h>

/// A voice file as it lies in Voices/: its name and its bytes (not terminated).
struct backtalk_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The shipped voices, in the order of their names.
extern const struct backtalk_file *const _Nonnull backtalk_voices;
extern const size_t backtalk_voice_count;
