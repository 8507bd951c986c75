import type { Alert } from '../models/alert-rules.ts';

/** Notes of each alert, in hertz; rising asks for attention, a single one merely mentions. */
const notes: Record<Alert['kind'] | 'escalation', readonly number[]> = {
  waiting: [659, 880], assigned: [784, 988, 1175], reply: [880], near: [988, 988], passed: [988, 784, 659], escalation: [1047, 784, 1047, 784, 1047], woken: [784, 988],
};

/** Short soft tones made on the spot, so that no sound file is loaded. Browsers allow them after a first click or key. */
export function createChime(window: Window & typeof globalThis) {
  let context: AudioContext | null = null;

  function wake(): void {
    try {
      context ??= new window.AudioContext();
      if (context.state === 'suspended') void context.resume();
    } catch { /* no audio here */ }
  }
  for (const gesture of ['pointerdown', 'keydown'] as const) window.addEventListener(gesture, wake, { passive: true });

  function note(audio: AudioContext, frequency: number, at: number): void {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = 'sine';
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.14, at + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.42);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.45);
  }

  return {
    ready: () => context?.state === 'running',
    play(kind: Alert['kind'] | 'escalation') {
      const audio = context;
      if (audio) notes[kind].forEach((frequency, index) => note(audio, frequency, audio.currentTime + index * 0.13));
    },
  };
}
