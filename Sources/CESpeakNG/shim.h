#pragma once
#include <espeak-ng/speak_lib.h>
#include <signal.h>
#include <sys/prctl.h>

// prctl is variadic, and variadic functions are not seen by Swift.
static inline int kill_me_with_my_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
