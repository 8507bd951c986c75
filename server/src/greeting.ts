import { demoAgents, demoPassword, demoSiteKey } from './demo/demo-seed.ts';

/** What a person who has just started the server wants to read, line by line. @param setupUrl the one-time link while there is no shop */
export function greeting(url: string, demo: boolean, setupUrl: string | null): string[] {
  const always = [`  console      ${url}/console/`, `  API          ${url}/api/docs`];
  if (demo) {
    return [
      '', '  Aftercast · 播后', '', `  demo room    ${url}/demo`, ...always, `  hosted chat  ${url}/c/${demoSiteKey}`, '',
      '  sign in to the console as', ...demoAgents.map(({ email, role }) => `    ${email}  ${demoPassword}  (${role})`), '',
    ];
  }
  const setup = setupUrl === null ? [] : ['', '  No shop yet. This one-time link creates it and its owner:', `    ${setupUrl}`];
  return ['', '  Aftercast · 播后', '', ...always, ...setup, ''];
}
