/**
 * The pasted script: installs the one global, reads the tag, works off what the page asked for before we came.
 * Plain DOM and small; everything a shopper sees after the first touch is in the app that it loads.
 * It never throws into the page that carries it.
 */
import { createEvents } from './launcher/events.ts';
import { createLauncher } from './launcher/create-launcher.ts';
import { resolveOptions, type GivenOptions } from './launcher/options.ts';

type Call = [command: string, ...rest: unknown[]];
interface Entry { (...call: Call): void; q?: Call[]; loaded?: boolean }

function install(page: { Aftercast?: Entry }, script: HTMLScriptElement | null): void {
  const tag: GivenOptions = { nonce: script?.nonce, ...script?.dataset };
  if (page.Aftercast?.loaded) {
    // The same tag once more, from a page transition: starts a bubble only where none is.
    if (tag.siteKey) page.Aftercast('init', tag);
    return;
  }
  const server = new URL('.', script?.src || location.href).href;
  const events = createEvents();
  const waiting: Call[] = [];
  let current: ReturnType<typeof createLauncher> | null = null;
  let siteKey = '';

  function init(more: GivenOptions): void {
    const options = resolveOptions(tag, more, [document.documentElement.lang, navigator.language]);
    if (!options.siteKey || (current && siteKey === options.siteKey)) return;
    current?.destroy();
    siteKey = options.siteKey;
    current = createLauncher(options, server, events);
    events.emit('ready', {});
    for (const call of waiting.splice(0)) run(call);
  }

  function run(call: Call): void {
    const [command, subject, listener] = call as [string, never, never];
    if (command === 'init') return init(subject);
    if (command === 'on' || command === 'off') return events[command](subject, listener);
    if (!current) { waiting.push(call); return; }
    if (command === 'destroy') {
      current.destroy();
      current = null;
      return;
    }
    (current as unknown as Record<string, (subject: unknown) => void>)[command]?.(subject);
  }

  const entry: Entry = (...call) => {
    try { run(call); } catch (error) { events.emit('error', { code: 'invalid_command', message: `${call[0]}: ${error}` }); }
  };
  entry.loaded = true;
  const early = page.Aftercast?.q ?? [];
  page.Aftercast = entry;
  for (const call of early) entry(...call);
  if (tag.siteKey && !current) entry('init', {});
}

try {
  install(window as unknown as { Aftercast?: Entry }, document.currentScript as HTMLScriptElement | null);
} catch { /* a browser too old for the bubble keeps its page */ }
