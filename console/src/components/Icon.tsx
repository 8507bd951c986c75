/** Line icons on a 24-unit grid. */
const paths = {
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3.5 2',
  chat: 'M4 5h16v11H9l-5 4z',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  send: 'M12 19V5M6 11l6-6 6 6',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  bot: 'M6 9h12v10H6zM12 9V5M9 13.5h.01M15 13.5h.01M3 13v2M21 13v2',
  people: 'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 010 6.5M18 14.5c2 .8 3.2 2.6 3.5 5.5',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.6-4.5 3.4-6.5 7.5-6.5s6.9 2 7.5 6.5',
  bell: 'M6 16V11a6 6 0 0112 0v5l2 2H4zM10 21h4',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 010 6M18 6.5a8 8 0 010 11',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  keyboard: 'M3 7h18v10H3zM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  external: 'M13 5h6v6M19 5l-8 8M10 6H5v13h13v-5',
  back: 'M14.5 6l-6 6 6 6',
  forward: 'M9.5 6l6 6-6 6',
  pass: 'M13.5 5.5L20 11l-6.5 5.5V13c-4.5 0-7.3 1.6-9.5 5 .5-5.6 3.6-9 9.5-9.2z',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  search: 'M11 17.5a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM16 16l4.5 4.5',
  card: 'M3.5 5.5h17v13h-17zM8.5 12a2 2 0 100-4 2 2 0 000 4zM5.8 16c.4-2 1.3-2.8 2.7-2.8s2.3.8 2.7 2.8M14 9.5h4M14 13h4',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  plus: 'M12 5v14M5 12h14',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.3h.01',
  eye: 'M2.5 12C5 7.5 8 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5S5 16.5 2.5 12zM12 15a3 3 0 100-6 3 3 0 000 6z',
  eyeOff: 'M4 4l16 16M10 6c6.5-1.3 10 3 11.5 6-.6 1.1-1.3 2.1-2.2 3M14.5 17.9C7.5 19.7 4 15 2.5 12c.7-1.3 1.6-2.5 2.7-3.5',
  store: 'M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-5h4v5',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 4.5l-3 15',
  palette: 'M12 3.5a8.5 8.5 0 100 17c1.5 0 2-1 1.5-2-.7-1.5.2-2.5 1.5-2.5h2a3.5 3.5 0 003.5-3.5c0-5-3.8-9-8.5-9zM8 10h.01M12 7.5h.01M16 10h.01',
  alert: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7.5V13M12 16.5h.01',
  pen: 'M4 20l1-4.5L15.5 5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  key: 'M8 19a4 4 0 100-8 4 4 0 000 8zM11 12.5L20 4M17 7l2.5 2.5M14.5 9.5l2 2',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 010 11H9',
  refresh: 'M19.5 12a7.5 7.5 0 11-2.3-5.4M19.5 3.5v4h-4',
  book: 'M5 4.5h10a3 3 0 013 3v12H8a3 3 0 01-3-3zM5 16.5a3 3 0 013-3h10M9 8.5h5',
  chart: 'M4 20h16M7 16v-4M12 16V6M17 16v-7',
  broadcast: 'M12 14a2 2 0 100-4 2 2 0 000 4zM8 16a5.6 5.6 0 010-8M16 8a5.6 5.6 0 010 8M5.2 18.8a9.6 9.6 0 010-13.6M18.8 5.2a9.6 9.6 0 010 13.6',
  screen: 'M3 5h18v12H3zM9 21h6M12 17v4',
  download: 'M12 4v11M7 10l5 5 5-5M5 20h14',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  tag: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
  filter: 'M4 6h16M7 12h10M10 18h4',
  split: 'M3.5 12H9c4.5 0 3.5-6 8-6h3M9 12c4.5 0 3.5 6 8 6h3M17.5 3.5L20 6l-2.5 2.5M17.5 15.5L20 18l-2.5 2.5',
  steps: 'M4 6h.01M4 12h.01M4 18h.01M8.5 6H20M8.5 12H20M8.5 18h7',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  history: 'M4 5h16M4 10h10M4 15h7M17 14v3.5l2.5 1.5M17 22a5 5 0 100-10 5 5 0 000 10z',
  heart: 'M12 20s-7.5-4.6-7.5-10.2A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 7.5 2.8C19.5 15.4 12 20 12 20z',
  box: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words; what it stands for is said by the control that holds it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
