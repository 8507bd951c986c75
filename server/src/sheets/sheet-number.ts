/** A long number as spreadsheets cut it when it stands in a cell for numbers: "1.23457E+17". What it was is lost, and two become one. Pure. */
export const isCutNumber = (text: string): boolean => /^\d(\.\d+)?e\+\d+$/i.test(text.normalize('NFKC').trim());

/** What stands before and behind a number in a cell and says nothing of how much. */
const beside = /^¥|元$|\s/g;

/**
 * Numbers as people write them in a cell: "1,699.00", "￥179", "３ 元". A comma divides thousands alone: where it could stand for a decimal
 * point ("10,5", "0,500") it is no number, since read otherwise it would be another price, and neither is "3元5". Null where it is none. Pure.
 */
export function numberInCell(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(beside, '');
  return /^(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : null;
}
