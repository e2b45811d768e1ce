#include "CPulse.h"
#include <dlfcn.h>

#define FIND(name)                                                              \
    if (!(pulse->name = (__typeof__(pulse->name))dlsym(library, "pa_" #name))) \
    return -1

int backtalk_load_pulse(struct backtalk_pulse *pulse) {
    // ALSA's way to the server holds it anyway; it stays for as long as the process.
    void *library = dlopen("libpulse.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return -1;
    FIND(mainloop_new);
    FIND(mainloop_free);
    FIND(mainloop_get_api);
    FIND(mainloop_iterate);
    FIND(mainloop_wakeup);
    FIND(context_new);
    FIND(context_unref);
    FIND(context_connect);
    FIND(context_disconnect);
    FIND(context_get_state);
    FIND(context_set_state_callback);
    FIND(context_set_subscribe_callback);
    FIND(context_subscribe);
    FIND(context_get_client_info_list);
    FIND(context_get_sink_input_info_list);
    FIND(context_get_sink_info_list);
    FIND(operation_unref);
    FIND(proplist_gets);
    return 0;
}
