#include "CVoices.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en_us[] = {
#embed "en-us.yaml"
};

static const struct backtalk_file voices[] = {
    {"en-us", en_us, sizeof en_us},
};
const struct backtalk_file *const backtalk_voices = voices;
const size_t backtalk_voice_count = sizeof voices / sizeof voices[0];
