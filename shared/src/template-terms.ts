/** What templates are made of, without the schemas: for server and browser alike. Pure. */

/** 确认问题 → 安抚情绪 → 提供方案 → 跟进闭环. */
export const replySteps = ['confirm', 'soothe', 'solve', 'followUp'] as const;
export type ReplyStep = (typeof replySteps)[number];

/** What a template may name; filled from the order, shop and people on screen. */
export const templateVariables = [
  'shopper.name', 'agent.name', 'shop.name', 'order.id', 'order.item', 'order.amount', 'promise.shipBy', 'shipment.carrier', 'shipment.trackingNumber', 'shipment.lastEvent',
] as const;
export type TemplateVariable = (typeof templateVariables)[number];

/** Bounds of what a shop may keep in each language. Lengths in UTF-16 code units. */
export const templateLimits = { stepLength: 800, titleLength: 40, templates: 60, macros: 40 } as const;

const variable = /\{\{\s*([\w.]*)\s*\}\}/g;

/** The names of the variables a text uses, each once. */
export function templateVariablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(([, name]) => name ?? ''))];
}

/** Names no one can fill, and braces that open or close nothing. */
export function unknownVariablesIn(text: string): string[] {
  const known: readonly string[] = templateVariables;
  const stray = text.replace(variable, '').match(/\{\{|\}\}/g) ?? [];
  return [...templateVariablesIn(text).filter((name) => !known.includes(name)).map((name) => `{{${name}}}`), ...stray];
}

/**
 * The text with its variables filled; one without a value becomes what `blank` makes of its name. Braces of a value are left out.
 * @returns also the names that had no value
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string | undefined>>, blank: (name: string) => string): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const filled = text.replace(variable, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined && value.trim() !== '') return value.replace(/[{}]/g, '');
    missing.add(name);
    return blank(name);
  });
  return { text: filled, missing: [...missing] };
}
