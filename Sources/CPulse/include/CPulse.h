#pragma once
#include <pulse/pulseaudio.h>

// A macro that Swift does not see.
static const uint32_t backtalk_no_index = PA_INVALID_INDEX;

/// The functions of libpulse that we use. They are looked up when sound goes through a server, not linked: to load the
/// library would delay the first sound of every session.
struct backtalk_pulse {
    __typeof__(&pa_mainloop_new) mainloop_new;
    __typeof__(&pa_mainloop_free) mainloop_free;
    __typeof__(&pa_mainloop_get_api) mainloop_get_api;
    __typeof__(&pa_mainloop_iterate) mainloop_iterate;
    __typeof__(&pa_mainloop_wakeup) mainloop_wakeup;
    __typeof__(&pa_context_new) context_new;
    __typeof__(&pa_context_unref) context_unref;
    __typeof__(&pa_context_connect) context_connect;
    __typeof__(&pa_context_disconnect) context_disconnect;
    __typeof__(&pa_context_get_state) context_get_state;
    __typeof__(&pa_context_set_state_callback) context_set_state_callback;
    __typeof__(&pa_context_set_subscribe_callback) context_set_subscribe_callback;
    __typeof__(&pa_context_subscribe) context_subscribe;
    __typeof__(&pa_context_get_client_info_list) context_get_client_info_list;
    __typeof__(&pa_context_get_sink_input_info_list) context_get_sink_input_info_list;
    __typeof__(&pa_context_get_sink_info_list) context_get_sink_info_list;
    __typeof__(&pa_operation_unref) operation_unref;
    __typeof__(&pa_proplist_gets) proplist_gets;
};

/// Fills in all of them; 0, or -1 where the library is not there or lacks one.
int backtalk_load_pulse(struct backtalk_pulse *pulse);
