import type { ApprovedMessage, Wording } from './approved.ts';
import type { SeenMessage } from './trace.ts';

/** How a message of the organizers reads in a channel, said once more: nothing here is the bot's own. */

const FOOTER =
  /^-# (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d+, .+ · ref [0-9A-Z]{4}-[0-9A-Z]{4} · is it really us\? \/verify$/;
const MARKS = { corrected: '-# Corrected ', retracted: '-# Retracted ', late: '-# Late: this was due at ' };
type Mark = keyof typeof MARKS;

export function isByOrganizers(content: string): boolean {
  return FOOTER.test(content.split('\n').at(-1) ?? '');
}

/** `copy`: the message itself. The others are fresh messages: that it was corrected, or is to be disregarded. */
export interface Part {
  of: ApprovedMessage;
  type: 'copy' | 'correction' | 'retraction';
  /** Which wording it came with. */
  wording: number;
}

/** What a message of the bot's is, by the line that it came with; undefined if nobody said anything like it. */
export function partOf({ content }: SeenMessage, approved: readonly ApprovedMessage[]): Part | undefined {
  const [first = ''] = content.split('\n');
  for (const of of approved) {
    for (const [wording, { headline }] of of.wordings.entries()) {
      if (first === `**${headline}**`) return { of, type: 'copy', wording };
      if (first === `**Corrected: ${headline}**`) return { of, type: 'correction', wording };
      if (first.startsWith('**Please disregard the message of ') && first.endsWith(`, “${headline}”.**`))
        return { of, type: 'retraction', wording };
    }
  }
  return undefined;
}

/** Does a copy, or the word of a correction, say just that wording: no word, mention or line more or less? */
export function says(content: string, { of, type }: Part, index: number): boolean {
  const wording = of.wordings[index];
  if (!wording) return false;
  const { body, marks } = read(content);
  const isMarked = marks.includes('corrected');
  const expected = type === 'copy' ? copyLines(of, wording) : correctionLines(wording);
  return (
    isByOrganizers(content) &&
    body === expected.join('\n') &&
    !marks.includes('retracted') &&
    isMarked === (type === 'copy' && index > 0)
  );
}

/** Does it say that it was retracted, and why, and nothing else? */
export function saysRetracted(content: string, { retraction }: ApprovedMessage): boolean {
  const { body, marks } = read(content);
  const lines = ['**Retracted. Please disregard what stood here.**', retraction?.reason];
  return isByOrganizers(content) && body === lines.join('\n') && marks.includes('retracted');
}

/** Does a fresh word of a retraction say why, and nothing else? */
export function saysToDisregard(content: string, { retraction }: ApprovedMessage): boolean {
  const [, ...rest] = read(content).body.split('\n');
  return isByOrganizers(content) && rest.join('\n') === retraction?.reason;
}

export function isMarkedLate(content: string): boolean {
  return read(content).marks.includes('late');
}

const LATE =
  /^-# Late: this was due at (?:(\d+)(?::(\d\d))?\s([ap])\.m\.|noon|midnight) and could not go out then\.$/m;

/** Which minute of the day a late copy says that it was due at. */
export function saidDue(content: string): number | undefined {
  const [words, hour = '12', minute = '0', half = words?.includes('noon') ? 'p' : 'a'] =
    LATE.exec(content) ?? [];
  if (words === undefined) return undefined;
  return ((Number(hour) % 12) + (half === 'p' ? 12 : 0)) * 60 + Number(minute);
}

function copyLines({ ping }: ApprovedMessage, { headline, text }: Wording): string[] {
  return [`**${headline}**`, text, ...(ping === undefined ? [] : [`<@&${ping}>`])];
}

function correctionLines({ headline, text }: Wording): string[] {
  return [`**Corrected: ${headline}**`, text];
}

/** A message without its last line, and without the small lines that say what became of it. */
function read(content: string): { body: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const lines = content
    .split('\n')
    .slice(0, -1)
    .filter(line => {
      const mark = (Object.keys(MARKS) as Mark[]).find(each => line.startsWith(MARKS[each]));
      if (mark) marks.push(mark);
      return !mark;
    });
  return { body: lines.join('\n'), marks };
}
