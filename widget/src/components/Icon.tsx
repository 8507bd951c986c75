const shapes = {
  close: 'M6 9l6 6 6-6',
  send: 'M12 19V5M6 11l6-6 6 6',
  picture: 'M6 5h12a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3zM21 16l-5-5-8 8M9 10h0',
  latest: 'M12 5v14M6 13l6 6 6-6',
  sound: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4',
  mute: 'M6 16V11a6 6 0 0 1 9-5M18 11v5l1.5 2h-15M10 21h4M4 4l16 16',
  cross: 'M7 7l10 10M17 7l-10 10',
};

/** Line icons on a 24-unit grid; words or labels say what they mean. */
export function Icon({ name }: { name: keyof typeof shapes }) {
  return <svg viewBox="0 0 24 24" aria-hidden="true"><path d={shapes[name]} /></svg>;
}
