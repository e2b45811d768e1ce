#include "CVoices.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char de[] = {
#embed "de.yaml"
};
static const unsigned char en_gb[] = {
#embed "en-gb.yaml"
};
static const unsigned char en_us[] = {
#embed "en-us.yaml"
};
static const unsigned char es[] = {
#embed "es.yaml"
};
static const unsigned char fr[] = {
#embed "fr.yaml"
};

static const struct backtalk_file voices[] = {
    {"de", de, sizeof de}, {"en-gb", en_gb, sizeof en_gb}, {"en-us", en_us, sizeof en_us},
    {"es", es, sizeof es}, {"fr", fr, sizeof fr},
};
const struct backtalk_file *const backtalk_voices = voices;
const size_t backtalk_voice_count = sizeof voices / sizeof voices[0];
