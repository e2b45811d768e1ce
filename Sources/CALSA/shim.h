#pragma once
#include <alsa/asoundlib.h>

static void backtalk_alsa_say_nothing(const char *file, int line, const char *function, int error, const char *format, ...) {
    (void)file; (void)line; (void)function; (void)error; (void)format;
}

/// Without a handler of ours alsa-lib writes its errors to stderr, into the screen of the person who plays.
/// The handler is variadic, which Swift cannot express.
static inline void backtalk_alsa_silence(void) {
    snd_lib_error_set_handler(backtalk_alsa_say_nothing);
}
