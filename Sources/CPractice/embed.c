#include "CPractice.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char poses[] = {
#embed "poses.yaml"
};
static const unsigned char easing_five[] = {
#embed "routines/easing-five.yaml"
};
static const unsigned char floor_four[] = {
#embed "routines/floor-four.yaml"
};
static const unsigned char strength_seven[] = {
#embed "routines/strength-seven.yaml"
};
static const unsigned char long_seven[] = {
#embed "routines/long-seven.yaml"
};
static const unsigned char rolls_and_heels[] = {
#embed "routines/rolls-and-heels.yaml"
};

const struct backtalk_practice_file backtalk_poses = {"poses", poses, sizeof poses};

static const struct backtalk_practice_file routines[] = {
    {"easing-five", easing_five, sizeof easing_five},
    {"floor-four", floor_four, sizeof floor_four},
    {"strength-seven", strength_seven, sizeof strength_seven},
    {"long-seven", long_seven, sizeof long_seven},
    {"rolls-and-heels", rolls_and_heels, sizeof rolls_and_heels},
};
const struct backtalk_practice_file *const backtalk_routines = routines;
const size_t backtalk_routine_count = sizeof routines / sizeof routines[0];
