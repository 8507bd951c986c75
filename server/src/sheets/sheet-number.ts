/** Numbers as people write them in a cell: "1,699.00", "￥179", "３ 元". Null where it is none. Pure. */
export function numberInCell(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,¥￥元\s]/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
