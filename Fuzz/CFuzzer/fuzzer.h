#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer itself: calls `test` with one input after the other. The build gives every program its own `main`, so that
/// libFuzzer's is not to be had.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *bytes, size_t count));
