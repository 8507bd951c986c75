/** Lines over a logarithmic axis of sizes, from zero up, as an SVG document in the dress of docs/evening.svg. Pure. */
export interface Line { name: string; colour: string; dashed?: boolean; /** A value for each size. */ values: readonly number[] }

const [width, height, left, right, top, bottom] = [720, 330, 64, 170, 56, 44];

export function plotLines(title: string, sizes: readonly number[], lines: readonly Line[], { x, y }: { x: string; y: string }): string {
  const [least, most] = [Math.log10(sizes[0] ?? 1), Math.log10(sizes.at(-1) ?? 10)];
  const highest = Math.max(...lines.flatMap(({ values }) => values)) * 1.1;
  const at = (size: number) => left + ((Math.log10(size) - least) / (most - least)) * (width - left - right);
  const tall = (value: number) => height - bottom - (value / highest) * (height - bottom - top);
  const words = new Intl.NumberFormat('en');
  const ticks = [0, 0.5, 1].map((share) => `<text x="${left - 8}" y="${(tall(share * highest) + 4).toFixed(1)}" text-anchor="end">${words.format(Number((share * highest).toPrecision(2)))}</text>`);
  const marks = sizes.map((size) => `<text x="${at(size).toFixed(1)}" y="${height - bottom + 18}" text-anchor="middle">${words.format(size)}</text>`);
  const drawn = lines.map(({ name, colour, dashed = false, values }) => {
    const points = values.map((value, n) => `${n === 0 ? 'M' : 'L'}${at(sizes[n] ?? 1).toFixed(1)} ${tall(value).toFixed(1)}`).join('');
    const last = values.at(-1) ?? 0;
    return `<path d="${points}" fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="5 3"' : ''}/><text x="${width - right + 8}" y="${(tall(last) + 4).toFixed(1)}" fill="${colour}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/><text x="16" y="24" font-weight="600" font-size="13">${title}</text><text x="16" y="42" fill="#6b635c">${y}</text>
<path d="M${left} ${top}V${height - bottom}H${width - right}" fill="none" stroke="#8a817a"/>${ticks.join('')}${marks.join('')}<text x="${width - right}" y="${height - 8}" text-anchor="end" fill="#6b635c">${x}</text>
${drawn.join('\n')}
</svg>
`;
}
