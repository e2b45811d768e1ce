import CALSA

extension ALSADevice {
    /// Sets 48 kHz stereo with the wanted buffer and period, and reads back what came of it: `pulse` left alone
    /// takes 21.9 s, and cards round as they like.
    func configure(_ handle: OpaquePointer) throws(OutputError) -> PCMSetting {
        var hardware: OpaquePointer?
        snd_pcm_hw_params_malloc(&hardware)
        defer { snd_pcm_hw_params_free(hardware) }
        try check(snd_pcm_hw_params_any(handle, hardware))
        try check(snd_pcm_hw_params_set_access(handle, hardware, SND_PCM_ACCESS_RW_INTERLEAVED))
        var sample = PCMSetting.Sample.int16
        if snd_pcm_hw_params_set_format(handle, hardware, SND_PCM_FORMAT_S16_LE) < 0 {
            sample = .float32
            try check(snd_pcm_hw_params_set_format(handle, hardware, SND_PCM_FORMAT_FLOAT_LE))
        }
        try check(snd_pcm_hw_params_set_channels(handle, hardware, 2))
        try check(snd_pcm_hw_params_set_rate(handle, hardware, 48_000, 0))
        var buffer = snd_pcm_uframes_t(PCMSetting.wantedBuffer)
        try check(snd_pcm_hw_params_set_buffer_size_near(handle, hardware, &buffer))
        var period = snd_pcm_uframes_t(PCMSetting.wantedPeriod)
        try check(snd_pcm_hw_params_set_period_size_near(handle, hardware, &period, nil))
        try check(snd_pcm_hw_params(handle, hardware))
        try check(snd_pcm_hw_params_get_buffer_size(hardware, &buffer))
        try check(snd_pcm_hw_params_get_period_size(hardware, &period, nil))
        try configureSoftware(handle, period: period)
        return PCMSetting(
            sample: sample, period: Int(period), buffer: Int(buffer),
            canPause: snd_pcm_hw_params_can_pause(hardware) == 1,
            isAudible: snd_pcm_type(handle) != SND_PCM_TYPE_NULL)
    }

    private func configureSoftware(
        _ handle: OpaquePointer, period: snd_pcm_uframes_t
    ) throws(OutputError) {
        var software: OpaquePointer?
        snd_pcm_sw_params_malloc(&software)
        defer { snd_pcm_sw_params_free(software) }
        try check(snd_pcm_sw_params_current(handle, software))
        // The first write sounds, whatever its length; the default waits for a full buffer.
        try check(snd_pcm_sw_params_set_start_threshold(handle, software, 1))
        try check(snd_pcm_sw_params_set_avail_min(handle, software, period))
        try check(snd_pcm_sw_params(handle, software))
    }

    private func check(_ result: Int32) throws(OutputError) {
        if result < 0 { throw OutputError(errno: result, device: name) }
    }
}
