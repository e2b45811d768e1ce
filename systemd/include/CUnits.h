#pragma once
#include <stddef.h>

/// An embedded file: its bytes (not terminated).
struct backtalk_unit {
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The unit of the daemon, for a user's manager.
extern const struct backtalk_unit backtalk_unit;
/// What tells the bus how to start the daemon.
extern const struct backtalk_unit backtalk_activation;
