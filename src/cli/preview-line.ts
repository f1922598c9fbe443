import type { PreviewRow } from '../announcements/preview.ts';

/** A preview row for a terminal: "Mon 2024-12-23  day 64  picket, 7 lines  → 06:30 morning, 17:00 eve". */
export function previewLine(row: PreviewRow): string {
  const day = row.strikeDay === null ? '' : `day ${row.strikeDay}`;
  return [
    `${row.weekday.slice(0, 3)} ${row.date}`,
    day.padEnd(8),
    whatItIs(row).padEnd(34),
    `→ ${whatIsPosted(row)}`,
  ].join('  ');
}

function whatItIs({ kind, reason, shifts }: PreviewRow): string {
  if (kind !== 'picket') return reason === null ? kind : `${kind}: ${reason}`;
  const lines = new Set(shifts.map(shift => shift.site)).size;
  const first = shifts.map(shift => shift.start.slice(11, 16)).toSorted()[0] ?? '';
  return `picket from ${first}, ${lines} ${lines === 1 ? 'line' : 'lines'}`;
}

function whatIsPosted({ posts }: PreviewRow): string {
  if (posts.length === 0) return 'silent';
  return posts.map(({ kind, dueAt }) => `${dueAt.slice(11, 16)} ${kind}`).join(', ');
}
