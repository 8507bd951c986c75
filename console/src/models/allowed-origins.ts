/** Why a line is no origin; worded by the catalogues. */
export type OriginProblem = 'scheme' | 'path' | 'host' | 'port' | 'wildcard' | 'duplicate';

/** What became of the text in the editor. Line numbers count from 1. */
export interface OriginsRead {
  origins: string[];
  problems: { line: number; text: string; problem: OriginProblem }[];
}

function problemOf(line: string): OriginProblem | null {
  const match = /^(https?):\/\/([^/:?#\s]*)(?::([^/?#]*))?(.*)$/i.exec(line);
  if (!match) return 'scheme';
  const [, , host = '', port, rest = ''] = match;
  if (rest !== '' && rest !== '/') return 'path';
  if (host.slice(1).includes('*') || (host.startsWith('*') && !host.startsWith('*.'))) return 'wildcard';
  const name = host.startsWith('*.') ? host.slice(2) : host;
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name) || name.includes('..')) return 'host';
  if (port === undefined) return null;
  return /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535 ? null : 'port';
}

/** Reads one origin a line; empty lines and a closing slash are forgiven. */
export function readOrigins(text: string): OriginsRead {
  const origins: string[] = [];
  const problems: OriginsRead['problems'] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    const origin = line.replace(/\/$/, '').toLowerCase();
    const problem = origins.includes(origin) ? 'duplicate' : problemOf(line);
    if (problem) problems.push({ line: index + 1, text: line, problem });
    else origins.push(origin);
  });
  return { origins, problems };
}
