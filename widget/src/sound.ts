/** A short, soft sound for what arrives, made of two notes. A chunk of its own: it is off unless someone turns it on. */

export interface Chime { play(): void; close(): void }

/** To be called from a tap or a key: browsers give sound to nobody else. */
export function createChime(): Chime {
  const audio = new AudioContext();
  void audio.resume();
  function note(frequency: number, at: number): void {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.08, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.32);
  }
  return {
    play() {
      note(740, audio.currentTime);
      note(988, audio.currentTime + 0.09);
    },
    close() { void audio.close(); },
  };
}
