#include "CVoices.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char en_us[] = {
#embed "en-us.yaml"
};

const struct backtalk_file backtalk_voices[] = {
    {"en-us", en_us, sizeof en_us},
};
const size_t backtalk_voice_count = sizeof backtalk_voices / sizeof backtalk_voices[0];
