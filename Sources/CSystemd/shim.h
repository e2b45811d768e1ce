#pragma once
// Only calls that are not variadic are used: objects are served by one handler each, not by vtables, whose macros do
// not import.
#include <systemd/sd-bus.h>
#include <systemd/sd-daemon.h>
