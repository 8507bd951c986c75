/** How the process that reads a workbook ends where it has no rows to give. */
export const endings = { unreadable: 3, tooManyRows: 4 } as const;
