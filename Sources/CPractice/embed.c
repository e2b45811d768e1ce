#include "CPractice.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char poses[] = {
#embed "poses.yaml"
};
static const unsigned char easing_five[] = {
#embed "routines/easing-five.yaml"
};

const struct backtalk_practice_file backtalk_poses = {"poses", poses, sizeof poses};
const struct backtalk_practice_file backtalk_routines[] = {
    {"easing-five", easing_five, sizeof easing_five},
};
const size_t backtalk_routine_count = sizeof backtalk_routines / sizeof backtalk_routines[0];
