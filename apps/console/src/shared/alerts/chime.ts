/** Two short, soft tones. Made here: a sound file would be another request, and another thing to load. */
const TONES = [
  { hertz: 660, from: 0 },
  { hertz: 880, from: 0.12 },
] as const;
const LASTS = 0.16;
const LOUDNESS = 0.08;

let audio: AudioContext | undefined;

/** Stays silent where the browser lets nothing sound before the page was touched. */
export async function chime(): Promise<void> {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') await audio.resume();
  for (const { hertz, from } of TONES) {
    const start = audio.currentTime + from;
    const tone = new OscillatorNode(audio, { frequency: hertz });
    const loudness = new GainNode(audio, { gain: 0 });
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + LASTS);
    tone.connect(loudness).connect(audio.destination);
    tone.start(start);
    tone.stop(start + LASTS);
  }
}
