/// What a moment makes of the bands: a factor for each gain, left and right, and for each frequency.
struct NoiseMoment {
    var left = SIMD4<Double>(repeating: 1)
    var right = SIMD4<Double>(repeating: 1)
    var pitch = SIMD4<Double>(repeating: 1)
}
