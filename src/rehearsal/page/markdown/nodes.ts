/** What Discord's markdown comes to: a tree of plain data, so that nothing is ever injected as HTML. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; title?: string; children: Inline[] }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'everyone'; name: 'everyone' | 'here' }
  | { kind: 'command'; path: string; id: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'timestamp'; seconds: number; style: TimestampStyle };

export type TimestampStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 's' | 'S' | 'R';

export type Block =
  | { kind: 'text' | 'subtext'; children: Inline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'code'; language?: string; text: string }
  | { kind: 'list'; start?: number; items: ListItem[] };

/** An item's own line, and the lists nested below it. `start` on a list makes it an ordered one. */
export interface ListItem {
  children: Inline[];
  nested: Block[];
}
