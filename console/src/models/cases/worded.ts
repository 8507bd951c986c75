/** A text to many as one reads it: each variable by its name instead of its braces. Pure. "{{order.id}} 晚到" → "〔订单号〕 晚到" @param blank draws a name as what is yet to be filled */
export function worded(text: string, names: Readonly<Record<string, string>>, blank: (name: string) => string): string {
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (braces, variable: string) => {
    const name = names[variable];
    return name === undefined ? braces : blank(name);
  });
}
