import type { Messages } from '../index.ts';

const plural = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** Words of files that come in and go out: knowledge sheets and live sessions. */
export const imports: Messages['imports'] = {
  lead: 'Write knowledge and prepare a live session in a spreadsheet. Imported entries are drafts until you publish them.',
  parts: { entries: 'Entries', live: 'Live sessions' },
  part: 'What to import',
  readOnly: 'Supervisors and owners import. You can download, and see what each live session still lacks.',
  downloadTitle: 'Download',
  downloadText: 'Edit an export and import it again: the same ID updates an entry, what hasn’t changed stays.',
  template: (format) => `Empty ${format} template`, exported: 'All entries', jsonlHint: 'JSONL keeps pictures and buttons, which a sheet has no room for',
  fileTitle: 'Upload',
  drop: 'Drop a file here', pick: 'Choose a file', formats: 'XLSX or CSV, at most 8 MB and 20,000 rows', formatsWithJsonl: 'XLSX, CSV or JSONL, at most 8 MB and 20,000 rows', another: 'Another file',
  reading: 'Reading the file',
  counts: { created: 'New', changed: 'Changed', unchanged: 'As before', links: 'Links', promises: 'Promises', questions: 'Answers' },
  errorsTitle: (n) => `${plural(n, 'cell')} to fix, then upload again`,
  errorsText: 'Fix them in your sheet. Nothing has been imported yet.',
  where: 'Where', head: 'Column', value: 'It says', wrong: 'What to do',
  cell: (row, column) => (column === '' ? `Row ${row}` : `Row ${row}, column ${column}`),
  keep: 'Keep as drafts', keepSession: 'Import this session', nothing: 'All as it is already, nothing to import',
  kept: (n) => `${plural(n, 'draft')} kept`, keptSession: 'The session is imported, its answers are drafts',
  toPublish: 'Go and publish',
  more: (n) => `and ${n} more`,
  session: {
    title: 'Bring a session in', name: 'Title', id: 'ID', idHint: 'Letters, digits, - and _; the same as liveSession on your page', host: 'Host', from: 'Starts', until: 'Ends',
    zone: (zone) => `Times are in the shop’s time zone, ${zone}`, first: 'Fill in the session first, then choose a file', badId: 'Letters, digits, - and _ only', ends: 'It must end after it starts',
  },
  check: {
    title: 'Before going live', link: 'Link', ship: 'Ship-by', returns: 'Return terms', questions: 'Answers', ok: 'There', missing: 'Missing', ready: 'Everything is there', lacking: (n) => `${plural(n, 'link')} not ready yet`,
    noLinks: 'This session has no links yet', counted: 'Answers are those about the product, drafts included. Where the shop has knowledge in two languages, the one with fewer counts.',
  },
  promised: {
    title: 'What changes in promises', changes: { removed: 'Goes', changed: 'Changes', added: 'New', left_behind: 'Doesn’t come along', unsaid: 'Stays' },
    leftBehind: 'A sheet has no room for what doesn’t come along: promises for all products, a second one of a kind, your own words, their English. To take them along, choose “Copy as the next session” under Live first, then download that session’s sheet and edit it.',
    unsaid: 'What stays can’t all be written in a sheet, so the sheet leaves it alone. Change it under Live.',
  },
  moreSessions: 'Show more',
  listTitle: 'Sessions so far', emptyTitle: 'No live sessions yet', emptyText: 'Download the template, fill in one link a row, and upload it.', download: 'Download the sheet', again: 'Update this session',
  cellErrors: {
    missing_column: 'This column is missing', unknown_column: 'Unknown column: rename or remove it', duplicate_column: 'This column is there twice', required: 'Must not be empty', too_long: 'Too long', too_many: 'Too many',
    not_a_number: 'Write a number, decimals after a point: 10.5', not_a_time: 'Write the time as 2026-12-01 20:00', not_an_id: 'Letters, digits, - and _ only', not_a_tier: 'Write 1 (Standard), 2 (Product) or 3 (Person)', duplicate_id: 'The same as a row above', duplicate_link: 'This link number is taken by a row above',
    unknown_variable: 'There is no such variable, or braces don’t match; those there are stand below the answer of an entry', unknown_product: 'No such product: import its session first', unknown_session: 'No such session', ends_before_it_begins: 'It must end after it begins', not_a_link: 'Write a number from 1 to 999', answer_missing: 'A question without an answer', bad_line: 'This line can’t be read',
    not_a_status: 'Write a status such as pending, shipped, delivered, completed, returning, refunded or cancelled', not_a_phone: 'It must end in four digits; the others may be masked', not_a_currency: 'Write three letters, such as CNY', in_future: 'This time is in the future', too_long_ago: 'This time is before the year 2000', cut_number: 'The spreadsheet cut this number short: make the column text and enter it again', too_much: 'More than an order can cost', differs_above: 'A row above says something else of the same',
  },
};
