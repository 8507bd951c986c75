/** Fills the variables of an answer. Pure. Braces never reach a shopper, whatever an entry or a value holds. */
import { quotingVariables } from '../orders/promise-words.ts';

/** The variables that an order, its shopper and the shop fill. */
export const orderedVariables: readonly string[] = [
  'order.id', 'shipment.carrier', 'shipment.trackingNumber', 'shipment.lastEvent', 'promise.shipBy', 'shopper.name', 'shop.name',
];
/** The variables an entry may use: those, the host's words, what a link costs and whether it can still be bought. */
const knownVariables: readonly string[] = [...orderedVariables, ...Object.keys(quotingVariables), 'link.stock', 'link.price'];

const variable = /\{\{\s*([\w.]*)\s*\}\}/g;
const stray = /\{\{|\}\}/;

/** The names of the variables a text uses, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(([, name]) => name ?? ''))];
}

/** The names of variables that nothing fills. */
export const unknownVariablesIn = (text: string, known: readonly string[] = knownVariables): string[] => variablesIn(text).filter((name) => !known.includes(name));

/** What is wrong with a text's variables, in words for its author; empty when nothing is. @param known those that may be used there */
export function templateProblems(text: string, known: readonly string[] = knownVariables): string[] {
  const unknown = unknownVariablesIn(text, known).map((name) => `unknown variable {{${name}}}`);
  return stray.test(text.replace(variable, '')) ? [...unknown, 'braces that open or close nothing'] : unknown;
}

/**
 * The text with its variables filled, or null when one of them has no value.
 * Values are put in as they are, once: `{{order.id}}` inside a shopper's name stays a name, without its braces.
 */
export function renderTemplate(text: string, values: Readonly<Record<string, string | undefined>>): string | null {
  // Most answers have no variables.
  if (!text.includes('{{') && !text.includes('}}')) return text;
  let missing = false;
  const filled = text.replace(variable, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value.trim() === '') missing = true;
    return (value ?? '').replace(/[{}]/g, '');
  });
  return missing || stray.test(filled) ? null : filled;
}
