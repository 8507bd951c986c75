/** The console in a browser: hands the browser to the models and draws the views. Nothing else touches globals. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { createId } from '@aftercast/shared/client';
import { createAddress } from './browser/address.ts';
import { createAlarm } from './browser/alarm.ts';
import { createKeep, storageOf } from './browser/keep.ts';
import { createConsole } from './models/console.ts';
import { createHttp } from './models/http.ts';
import { App } from './views/App.tsx';
import './styles/index.css';

const tabKeep = createKeep(() => window.sessionStorage);
const model = createConsole({
  http: createHttp((path, init) => window.fetch(path, init)),
  address: createAddress(window),
  keep: createKeep(() => window.localStorage),
  tabStorage: (key) => storageOf(tabKeep, key),
  alarm: createAlarm(window),
  socketUrl: `${window.location.origin.replace(/^http/, 'ws')}/ws/agent`,
  spoken: navigator.languages,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  deviceTime: Date.now,
  every(run, ms) {
    const timer = window.setInterval(run, ms);
    return () => window.clearInterval(timer);
  },
  later: (run, ms) => { window.setTimeout(run, ms); },
  newId: (prefix) => createId(prefix, Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length))),
});

window.addEventListener('beforeunload', (event) => { if (model.navigation.held()) event.preventDefault(); });

const root = document.documentElement;
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const paint = (): void => {
  const { theme, language } = model.preferences;
  root.dataset['theme'] = theme.value === 'auto' ? (systemDark.matches ? 'dark' : 'light') : theme.value;
  root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
};
effect(paint);
systemDark.addEventListener('change', paint);

const place = document.getElementById('console');
if (place) render(<App model={model} />, place);
